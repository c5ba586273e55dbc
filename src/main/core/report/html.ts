import { createHash } from 'node:crypto';

/**
 * A piece of a page that leaves the house. The class is not exported, so that only this module makes one: a text gets into a
 * page as text, whatever stands in it.
 */
class Piece {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}
export type Html = Piece;

export type Child = Html | string | number | null | readonly Child[];

type Text =
  'p' | 'span' | 'bdi' | 'strong' | 'code' | 'h1' | 'h2' | 'h3' | 'li' | 'dt' | 'dd' | 'th' | 'td' | 'caption';
type Group =
  'main' | 'header' | 'section' | 'footer' | 'div' | 'ul' | 'ol' | 'dl' | 'table' | 'thead' | 'tbody' | 'tr' | 'figure';
type Drawing = 'svg' | 'g' | 'rect' | 'line' | 'text' | 'title' | 'figcaption';

interface Attributes {
  readonly class?: string;
  readonly scope?: 'col' | 'row';
  readonly colspan?: number;
  readonly role?: 'img';
  readonly viewBox?: string;
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly x1?: number;
  readonly x2?: number;
  readonly y1?: number;
  readonly y2?: number;
}

/** An element with its children; what is null is left out. */
export function element(tag: Text | Group | Drawing, attributes: Attributes, ...children: readonly Child[]): Html {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  return new Piece(`<${tag}${written.join('')}>${children.map(markupOf).join('')}</${tag}>`);
}

export interface Page {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** Its own style sheet, the only thing besides the text that a reader's program may take from it. */
  readonly style: string;
  readonly body: Html;
}

/** What keeps every page of ours from taking or sending anything: only this style sheet holds. */
export function policyFor(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/** A whole document that needs nothing from anywhere: no script runs in it, nothing is loaded, nothing is sent. */
export function documentOf({ language, title, style, body }: Page): string {
  return [
    `<!doctype html>\n<html lang="${escaped(language)}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">`,
    `<meta name="viewport" content="width=device-width">\n<title>${escaped(title)}</title>`,
    `<style>${style}</style>\n</head>\n<body>${body.toString()}</body>\n</html>\n`,
  ].join('\n');
}

/** A piece with its style: what a printer puts at the head or the foot of each page. */
export function templateOf(style: string, body: Html): string {
  return `<style>${style}</style>${body.toString()}`;
}

function markupOf(child: Child): string {
  if (child === null) return '';
  if (child instanceof Piece) return child.toString();
  if (typeof child === 'object') return child.map(markupOf).join('');
  return escaped(String(child));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that no document may hold, and those that would turn around what stands beside them, become visible. */
function escaped(text: string): string {
  return (
    text
      // Half a character: of a name that was cut in two.
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(/[&<>"']/g, (character) => entities[character] ?? '')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
  );
}
