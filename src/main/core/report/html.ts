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

type Text = 'p' | 'span' | 'strong' | 'h1' | 'h2' | 'li' | 'dt' | 'dd' | 'th' | 'td' | 'caption';
type Group = 'main' | 'header' | 'section' | 'footer' | 'ul' | 'dl' | 'table' | 'thead' | 'tbody' | 'tr';

interface Attributes {
  readonly class?: string;
  readonly scope?: 'col' | 'row';
}

/** An element with its children; what is null is left out. */
export function element(tag: Text | Group, attributes: Attributes, ...children: readonly Child[]): Html {
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

/** A whole document that needs nothing from anywhere: no script runs in it, nothing is loaded, nothing is sent. */
export function documentOf({ language, title, style, body }: Page): string {
  const styleHash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  return [
    `<!doctype html>\n<html lang="${escaped(language)}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width">\n<title>${escaped(title)}</title>`,
    `<style>${style}</style>\n</head>\n<body>${body.toString()}</body>\n</html>\n`,
  ].join('\n');
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

/** Characters that no document may hold become visible. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/[&<>"']/g, (character) => entities[character] ?? '')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
  );
}
