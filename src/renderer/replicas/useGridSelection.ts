import { useRef, useState } from 'react';
import { combine, type Mask, maskOf } from '../selection/mask.ts';
import { focusOn, select, useSelection } from '../selection/store.ts';
import { groupOfRow, type Row, slotsOfRows, type Tree } from './tree.ts';

/** What is extended: from which row, and what was selected before. */
interface Extension {
  readonly from: string;
  readonly before: Mask;
}

export interface GridSelection {
  /** Where the focus is among the rows, or -1. */
  readonly place: number;
  readonly isOnGroup: boolean;
  /** Moves the focus; with Shift it selects up to there, and keeps what was selected before. */
  readonly goTo: (place: number, extends_: boolean) => void;
  readonly toggle: (place: number) => void;
  readonly selectOnly: (place: number) => void;
}

/** Focus and selection as the map has them, on rows: VMs share their focus with the map, places have their own. */
export function useGridSelection(tree: Tree, rows: readonly Row[], folded: ReadonlySet<string>): GridSelection {
  const mask = useSelection((state) => state.mask);
  const focus = useSelection((state) => state.focus);
  const [onGroup, setOnGroup] = useState<{ readonly key: string; readonly focus: number } | null>(null);
  const extension = useRef<Extension | null>(null);
  // Whoever moves the shared focus takes it from the place.
  const isOnGroup = onGroup !== null && onGroup.focus === focus;
  const keyOf = (row: Row | undefined) => (row === undefined ? '' : (tree.groups[groupOfRow(row)]?.key ?? `vm ${row}`));
  const placeOf = (key: string) => rows.findIndex((row) => keyOf(row) === key);
  const place = isOnGroup ? placeOf(onGroup.key) : focus < 0 ? -1 : rows.indexOf(focus);

  const slotsAt = (at: number): readonly number[] => {
    const row = rows[at];
    if (row === undefined) return [];
    return tree.groups[groupOfRow(row)]?.slots ?? [row];
  };
  const focusAt = (at: number) => {
    const row = rows[at];
    if (row === undefined) return;
    if (row < 0) setOnGroup({ key: keyOf(row), focus });
    else {
      setOnGroup(null);
      focusOn(row);
    }
  };
  const extendTo = (at: number) => {
    extension.current ??= { from: keyOf(rows[place < 0 ? at : place]), before: mask };
    const { from, before } = extension.current;
    const begin = placeOf(from);
    const [first, last] = begin < 0 ? [at, at] : [Math.min(begin, at), Math.max(begin, at)];
    const caught = slotsOfRows(rows.slice(first, last + 1), tree, folded);
    select(combine(before, maskOf(before.length, caught), 'add'));
  };
  return {
    place,
    isOnGroup,
    goTo: (at, extends_) => {
      if (extends_) extendTo(at);
      else extension.current = null;
      focusAt(at);
    },
    toggle: (at) => {
      extension.current = null;
      const slots = slotsAt(at);
      const isAll = slots.every((slot) => mask[slot] === 1);
      select(combine(mask, maskOf(mask.length, slots), isAll ? 'subtract' : 'add'));
    },
    selectOnly: (at) => {
      extension.current = null;
      select(maskOf(mask.length, slotsAt(at)));
      focusAt(at);
    },
  };
}
