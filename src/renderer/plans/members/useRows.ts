import { useMemo, useState } from 'react';
import type { PlanDraft } from '#shared/domain/index.ts';
import { type OrderEntry, orderOf } from '../order.ts';

/** The rows of a plan's table, which are chosen, and on which the keyboard is. */
export interface RowSelection {
  readonly rows: readonly OrderEntry[];
  /** VM id → its row. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** VM ids, in the order of the rows. */
  readonly selected: ReadonlySet<string>;
  readonly focus: number;
  readonly goTo: (row: number, extend: boolean) => void;
  readonly toggle: (row: number) => void;
  readonly selectOnly: (vmIds: readonly string[]) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

const noRows: readonly OrderEntry[] = [];

export function useRows(draft: PlanDraft | null): RowSelection {
  const members = draft?.members;
  const gates = draft?.gates;
  const rows = useMemo(() => (members && gates ? orderOf({ members, gates }) : noRows), [members, gates]);
  const rowOf = useMemo(
    () => new Map(rows.flatMap((row, at) => (row.kind === 'member' ? [[row.member.vmId, at] as const] : []))),
    [rows],
  );
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [focused, setFocus] = useState(0);
  const [anchor, setAnchor] = useState(0);
  // Who is no member any more is not selected either; undo brings both back.
  const selected = useMemo(
    () => new Set(chosen.filter((vmId) => rowOf.has(vmId)).sort((a, b) => (rowOf.get(a) ?? 0) - (rowOf.get(b) ?? 0))),
    [chosen, rowOf],
  );
  const vmIdAt = (at: number) => {
    const row = rows[at];
    return row?.kind === 'member' ? row.member.vmId : null;
  };
  const focus = Math.min(focused, rows.length - 1);
  return {
    rows,
    rowOf,
    selected,
    focus,
    goTo: (row, extend) => {
      setFocus(row);
      if (!extend) setAnchor(row);
      else {
        const [from, to] = [Math.min(anchor, row), Math.max(anchor, row)];
        setChosen(rows.slice(from, to + 1).flatMap((one) => (one.kind === 'member' ? one.member.vmId : [])));
      }
    },
    toggle: (row) => {
      const vmId = vmIdAt(row);
      if (vmId === null) return;
      setChosen(selected.has(vmId) ? [...selected].filter((one) => one !== vmId) : [...selected, vmId]);
    },
    selectOnly: (vmIds) => {
      setChosen(vmIds);
      const first = rowOf.get(vmIds[0] ?? '');
      if (first === undefined) return;
      setFocus(first);
      setAnchor(first);
    },
    selectAll: () => setChosen([...rowOf.keys()]),
    clear: () => setChosen([]),
  };
}
