import type { PartKey } from './partKeys.ts';

/** A list in which the keyboard is on one row. */
export interface RowsHere {
  /** Goes where the key leads, and selects up to there where it extends. False where it leads nowhere. */
  readonly move: (key: string, extend: boolean) => unknown;
}

const move: PartKey<RowsHere>['press'] = (here, { key, shift }) => here.move(key, shift);

export const rowKeys: readonly PartKey<RowsHere>[] = [
  { keys: ['ArrowUp', 'ArrowDown'], shown: [{ key: '↑' }, { key: '↓' }], word: 'keys.row', press: move },
  { keys: ['PageUp', 'PageDown'], shown: [{ key: 'PageUp' }, { key: 'PageDown' }], word: 'keys.page', press: move },
  { keys: ['Home', 'End'], shown: [{ key: 'Home' }, { key: 'End' }], word: 'keys.ends', press: move },
];

/** Where several rows can be selected. It comes first: the others do not mind what is held. */
export const extendKey: PartKey<RowsHere> = {
  keys: rowKeys.flatMap(({ keys }) => keys),
  shown: [
    { key: '↑', shift: true },
    { key: '↓', shift: true },
  ],
  word: 'keys.extend',
  held: ({ shift }) => shift,
  press: move,
};

/** A list in which rows are selected. */
export interface SelectionHere extends RowsHere {
  readonly toggle: () => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

export const toggleKey: PartKey<SelectionHere> = {
  keys: [' '],
  shown: [{ key: ' ' }],
  word: 'keys.toggle',
  press: (rows) => rows.toggle(),
};

export const allRowsKey: PartKey<SelectionHere> = {
  keys: ['a', 'A'],
  shown: [{ key: 'a', mod: true }],
  word: 'keys.allRows',
  held: ({ ctrl }) => ctrl,
  press: (rows) => rows.selectAll(),
};

export const clearKey: PartKey<SelectionHere> = {
  keys: ['Escape'],
  shown: [{ key: 'Escape' }],
  word: 'keys.clear',
  press: (rows) => rows.clear(),
};
