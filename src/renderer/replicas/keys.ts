import type { PartKey } from '../ui/partKeys.ts';
import { extendKey, rowKeys, type RowsHere } from '../ui/rowKeys.ts';

/** The list, with the keyboard on one of its rows. */
export interface ListHere extends RowsHere {
  readonly toggle: () => void;
  readonly selectAll: () => void;
  readonly enter: () => void;
  readonly clear: () => void;
}

export const listKeys: readonly PartKey<ListHere>[] = [
  extendKey,
  ...rowKeys,
  { keys: [' '], shown: [{ key: ' ' }], word: 'keys.toggle', press: (list) => list.toggle() },
  {
    keys: ['a', 'A'],
    shown: [{ key: 'a', mod: true }],
    word: 'keys.allRows',
    held: ({ ctrl }) => ctrl,
    press: (list) => list.selectAll(),
  },
  { keys: ['Enter'], shown: [{ key: 'Enter' }], word: 'keys.openRow', press: (list) => list.enter() },
  {
    keys: ['ArrowLeft', 'ArrowRight'],
    shown: [{ key: '←' }, { key: '→' }],
    word: 'keys.fold',
    press: (list, { key, shift }) => list.move(key, shift),
  },
  { keys: ['*'], shown: [{ key: '*' }], word: 'keys.unfoldSiblings', press: (list, { key }) => list.move(key, false) },
  { keys: ['Escape'], shown: [{ key: 'Escape' }], word: 'keys.clear', press: (list) => list.clear() },
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
