import { message, type Message } from '#shared/texts/index.ts';
import { spokenLanguage, words } from './words.ts';

/** Kinds that have words of their own; everything else is a fault of ours. */
const kinds = [
  'full',
  'read-only',
  'newer-schema',
  'locked',
  'corrupt',
  'io',
  'network-folder',
  'page-crashed',
] as const;
type ProblemKind = (typeof kinds)[number] | 'crashed';

/** Why the console cannot run, for the page that is shown in the place of a blank window. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly path: string | null;
  readonly detail: string;
}

const DETAIL_LENGTH_MAX = 2_000;

/** Reads the reason off whatever was thrown: a failure of the store as the core wraps it, or any error at all. */
export function problemOf(error: unknown): Problem {
  const failure = failureIn(error);
  const kind = kinds.find((known) => known === failure['kind']) ?? 'crashed';
  const detail = typeof failure['detail'] === 'string' ? failure['detail'] : describe(error);
  return {
    kind,
    path: typeof failure['path'] === 'string' ? failure['path'] : null,
    detail: detail.slice(0, DETAIL_LENGTH_MAX),
  };
}

function failureIn(error: unknown): Readonly<Record<string, unknown>> {
  if (typeof error !== 'object' || error === null) return {};
  const holder = error as Readonly<Record<string, unknown>>;
  const inner = holder['failure'];
  return typeof inner === 'object' && inner !== null ? (inner as Readonly<Record<string, unknown>>) : holder;
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

const say = (code: string): string => escaped(words(message(code)));

/** What the system said may quote anything, file names among it: as text, never as markup. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

export function reasonOf(problem: Problem): Message {
  return message(`app.problem.${problem.kind}`);
}

/** A page without a script, so that it shows whatever else is broken. */
export function problemPage(problem: Problem | null, nonce: string): string {
  const shown = problem ?? { kind: 'crashed', path: null, detail: '' };
  const facts = [
    ['app.problem.next', say(`app.problem.${shown.kind}.next`)],
    ['app.problem.where', shown.path === null ? '' : `<code>${escaped(shown.path)}</code>`],
    ['app.problem.detail', shown.detail === '' ? '' : `<code>${escaped(shown.detail)}</code>`],
  ] as const;
  const rows = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${say(name)}</dt><dd>${value}</dd>`);
  return `<!doctype html>
<html lang="${spokenLanguage()}">
<meta charset="utf-8">
<title>${say('app.problem.title')}</title>
<style nonce="${nonce}">
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  main { max-width: 44rem; margin: 12vh auto; padding: 0 2rem; }
  h1 { font-size: 1.3rem; margin: 0; }
  p { font-size: 1.1rem; }
  dt { font-weight: 600; margin-top: 1rem; }
  dd { margin: 0; overflow-wrap: anywhere; }
</style>
<main role="alert">
<h1>${say('app.problem.title')}</h1>
<p>${escaped(words(reasonOf(shown)))}</p>
<dl>${rows.join('')}</dl>
</main>
</html>
`;
}
