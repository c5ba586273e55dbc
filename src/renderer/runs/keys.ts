import type { WindowKey } from '../app/keys.ts';

/** The page of a run draws only the lines in sight: a browser's own search would miss the others. */
export const runPageKeys: readonly Omit<WindowKey, 'run'>[] = [
  { combos: [{ key: 'f', mod: true }], word: 'keys.findStep', where: 'page' },
];
