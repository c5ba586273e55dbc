import type { PartKey } from '../../ui/partKeys.ts';
import { allRowsKey, clearKey, extendKey, rowKeys, type SelectionHere, toggleKey } from '../../ui/rowKeys.ts';

/** The table of a plan's members and gates, with the keyboard on one of them. */
export interface MembersHere extends SelectionHere {
  readonly remove: () => void;
  /** Asks what the selected start after; a gate is opened. */
  readonly enter: () => void;
}

export const memberKeys: readonly PartKey<MembersHere>[] = [
  extendKey,
  ...rowKeys,
  toggleKey,
  allRowsKey,
  {
    keys: ['Enter', 'a', 'A'],
    shown: [{ key: 'Enter' }, { key: 'a' }],
    word: 'keys.startsAfter',
    held: ({ ctrl }) => !ctrl,
    press: (members) => members.enter(),
  },
  { keys: ['Delete'], shown: [{ key: 'Delete' }], word: 'keys.removeMember', press: (members) => members.remove() },
  clearKey,
];
