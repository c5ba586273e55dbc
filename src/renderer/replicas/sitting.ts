import { create } from 'zustand';

const nothing: ReadonlySet<string> = new Set();

/** What is made of the list for a while: it outlives a look at another page, and ends with the window. */
interface Sitting {
  readonly onlySelected: boolean;
  /** The places that are folded in the whole list, by the keys of their groups. */
  readonly folded: ReadonlySet<string>;
  /** The same while the list is narrowed, and how it was narrowed then. */
  readonly narrowed: { readonly by: string; readonly folded: ReadonlySet<string> };
}

export const useSitting = create<Sitting>()(() => ({
  onlySelected: false,
  folded: nothing,
  narrowed: { by: '', folded: nothing },
}));

export function showOnlySelected(onlySelected: boolean): void {
  useSitting.setState({ onlySelected });
}

/**
 * Which places are folded. While the list is narrowed (`narrowing` names how; empty: it is whole) everything that was found
 * is open, and what is folded then is forgotten with it.
 */
export function foldedIn({ folded, narrowed }: Sitting, narrowing: string): ReadonlySet<string> {
  if (narrowing === '') return folded;
  return narrowed.by === narrowing ? narrowed.folded : nothing;
}

export function foldPlaces(narrowing: string, keys: readonly string[], isFolded: boolean): void {
  const next = new Set(foldedIn(useSitting.getState(), narrowing));
  for (const key of keys) {
    if (isFolded) next.add(key);
    else next.delete(key);
  }
  useSitting.setState(narrowing === '' ? { folded: next } : { narrowed: { by: narrowing, folded: next } });
}
