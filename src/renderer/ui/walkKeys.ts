import type { PartKey } from './partKeys.ts';

/** A list of what was found for what is typed: the keyboard stays in the field. */
export interface WalkHere {
  readonly step: (by: 1 | -1) => void;
  readonly page: (by: 1 | -1) => void;
  readonly choose: () => void;
}

export const walkKeys: readonly PartKey<WalkHere>[] = [
  {
    keys: ['ArrowUp', 'ArrowDown'],
    shown: [{ key: '↑' }, { key: '↓' }],
    word: 'keys.walk',
    press: (here, { key }) => here.step(key === 'ArrowDown' ? 1 : -1),
  },
  {
    keys: ['PageUp', 'PageDown'],
    shown: [{ key: 'PageUp' }, { key: 'PageDown' }],
    word: 'keys.walkPage',
    press: (here, { key }) => here.page(key === 'PageDown' ? 1 : -1),
  },
  { keys: ['Enter'], shown: [{ key: 'Enter' }], word: 'keys.chooseFound', press: (here) => here.choose() },
];
