import type { Combination } from './mask.ts';

/** Shift adds, Alt subtracts, neither replaces. */
export function combinationOf(keys: { readonly shift: boolean; readonly alt: boolean }): Combination {
  if (keys.alt) return 'subtract';
  return keys.shift ? 'add' : 'replace';
}
