import { byName } from '../ui/names.ts';

/** By the array that they were made from: a picture keeps its places while the facts of its VMs change. */
const known = new WeakMap<readonly unknown[], Map<string, Float64Array>>();

/**
 * Where each thing's name stands among all, in the order of the language; NaN where it has none. Made once: 600 hosts
 * compared by the rules of a language take longer than a frame. `what` tells two names of the same things apart.
 */
export function nameRanks<T>(things: readonly T[], what: string, nameOf: (thing: T) => string | null): Float64Array {
  const made = known.get(things) ?? new Map<string, Float64Array>();
  known.set(things, made);
  const before = made.get(what);
  if (before) return before;
  const ranks = ranksOf(things.map(nameOf));
  made.set(what, ranks);
  return ranks;
}

/** Equal names rank alike: two hosts of one cluster are not apart in its column. */
function ranksOf(names: readonly (string | null)[]): Float64Array {
  const sorted = [...new Set(names.filter((name) => name !== null))].sort(byName);
  const rankOf = new Map(sorted.map((name, rank) => [name, rank]));
  return Float64Array.from(names, (name) => (name === null ? Number.NaN : (rankOf.get(name) ?? Number.NaN)));
}
