import type { Alert } from '../core/console.ts';
import { words } from './words.ts';

const NAMES_SHOWN = 3;

/** An alert in the person's language. On their own computer everything has its name. */
export function alertWords({ title, what, body, names }: Alert): { readonly title: string; readonly body: string } {
  const about = what.named === '' ? words(what.plain) : what.named;
  const few =
    names.length > 1 ? ` (${names.slice(0, NAMES_SHOWN).join(', ')}${names.length > NAMES_SHOWN ? ', …' : ''})` : '';
  return { title: words({ ...title, params: { ...title.params, what: about } }), body: `${words(body)}${few}` };
}
