import type { PartKey } from './partKeys.ts';
import { rowKeys, type RowsHere } from './rowKeys.ts';

/** A list of names, with the keyboard on one of them. */
export interface NamesHere extends RowsHere {
  /** Null where they do not stand for a selection. */
  readonly takeOut: (() => void) | null;
}

export const nameKeys: readonly PartKey<NamesHere>[] = [
  ...rowKeys,
  {
    keys: ['Delete', 'Backspace'],
    shown: [{ key: 'Delete' }],
    word: 'keys.takeOut',
    press: ({ takeOut }) => takeOut !== null && takeOut(),
  },
];
