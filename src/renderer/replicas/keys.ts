import type { PartKey } from '../ui/partKeys.ts';
import { allRowsKey, clearKey, extendKey, rowKeys, type SelectionHere, toggleKey } from '../ui/rowKeys.ts';

/** The list, with the keyboard on one of its rows. */
export interface ListHere extends SelectionHere {
  readonly enter: () => void;
}

export const listKeys: readonly PartKey<ListHere>[] = [
  extendKey,
  ...rowKeys,
  toggleKey,
  allRowsKey,
  { keys: ['Enter'], shown: [{ key: 'Enter' }], word: 'keys.openRow', press: (list) => list.enter() },
  {
    keys: ['ArrowLeft', 'ArrowRight'],
    shown: [{ key: '←' }, { key: '→' }],
    word: 'keys.fold',
    press: (list, { key, shift }) => list.move(key, shift),
  },
  { keys: ['*'], shown: [{ key: '*' }], word: 'keys.unfoldSiblings', press: (list, { key }) => list.move(key, false) },
  clearKey,
];

/** The headings of the list, with the keyboard on one of them. */
export const headKeys: readonly PartKey<{ readonly step: (by: 1 | -1) => void }>[] = [
  {
    keys: ['ArrowLeft', 'ArrowRight'],
    shown: [{ key: '←' }, { key: '→' }],
    word: 'keys.heading',
    press: (head, { key }) => head.step(key === 'ArrowRight' ? 1 : -1),
  },
];
