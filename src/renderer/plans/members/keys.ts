import type { PartKey } from '../../ui/partKeys.ts';
import { extendKey, rowKeys, type RowsHere } from '../../ui/rowKeys.ts';

/** The table of a plan's members and gates, with the keyboard on one of them. */
export interface MembersHere extends RowsHere {
  readonly toggle: () => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  readonly remove: () => void;
  /** Asks what the selected start after; a gate is opened. */
  readonly enter: () => void;
}

export const memberKeys: readonly PartKey<MembersHere>[] = [
  extendKey,
  ...rowKeys,
  { keys: [' '], shown: [{ key: ' ' }], word: 'keys.toggle', press: (members) => members.toggle() },
  {
    keys: ['a', 'A'],
    shown: [{ key: 'a', mod: true }],
    word: 'keys.allRows',
    held: ({ ctrl }) => ctrl,
    press: (members) => members.selectAll(),
  },
  {
    keys: ['Enter', 'a', 'A'],
    shown: [{ key: 'Enter' }, { key: 'a' }],
    word: 'keys.startsAfter',
    held: ({ ctrl }) => !ctrl,
    press: (members) => members.enter(),
  },
  { keys: ['Delete'], shown: [{ key: 'Delete' }], word: 'keys.removeMember', press: (members) => members.remove() },
  { keys: ['Escape'], shown: [{ key: 'Escape' }], word: 'keys.clear', press: (members) => members.clear() },
];
