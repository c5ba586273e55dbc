import { plain, wordsTyped } from '../search/rank.ts';
import type { ValueCount } from './facets.ts';

/** As many as are worth scrolling through; an estate has hundreds of hosts. */
const SHOWN_MAX = 40;

/** The values that hold every word that was typed, in their order; what is chosen is always among those that are shown. */
export function narrowed(
  values: readonly ValueCount[],
  text: string,
  chosen: ReadonlySet<string>,
): { readonly shown: readonly ValueCount[]; readonly more: number } {
  const words = wordsTyped(text);
  const found = values.filter(({ name }) => words.every((word) => plain(name ?? '').includes(word)));
  const shown = found.filter(({ value }, place) => place < SHOWN_MAX || chosen.has(value));
  return { shown, more: found.length - shown.length };
}
