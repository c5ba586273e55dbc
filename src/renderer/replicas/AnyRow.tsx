import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { Mask } from '../selection/mask.ts';
import type { Column } from './columns.ts';
import type { RowPlace } from './GridRow.tsx';
import { GroupRow } from './GroupRow.tsx';
import { groupOfRow, type Row, type Tree } from './tree.ts';
import { VmRow } from './VmRow.tsx';

interface Props extends Pick<RowPlace, 'place' | 'offset' | 'isFocused' | 'onClick'> {
  readonly picture: EstatePicture;
  readonly tree: Tree;
  readonly row: Row;
  readonly folded: ReadonlySet<string>;
  /** Of each group: how many of its VMs are selected. */
  readonly chosen: Int32Array;
  readonly mask: Mask;
  readonly shown: readonly Column[];
  readonly isStale: boolean;
  readonly gatewayNow: number;
}

/** A VM or a place, with where it stands in the tree. */
export function AnyRow({ tree, row, folded, chosen, mask, isStale, ...common }: Props) {
  const { groups, groupOf, order } = tree;
  const group = groups[groupOfRow(row)];
  if (group) {
    return (
      <GroupRow
        {...common}
        id={rowId(row)}
        group={group}
        level={group.level}
        position={group.position}
        siblings={group.siblings}
        chosenCount={chosen[groupOfRow(row)] ?? 0}
        isFolded={folded.has(group.key)}
        isStale={isStale}
      />
    );
  }
  const host = groups[groupOf[row] ?? -1];
  return (
    <VmRow
      {...common}
      id={rowId(row)}
      slot={row}
      level={(host?.level ?? 0) + 1}
      position={(host ? host.slots.indexOf(row) : common.place) + 1}
      siblings={(host?.slots ?? order.slots).length}
      isSelected={mask[row] === 1}
    />
  );
}

export function rowId(row: Row): string {
  return row < 0 ? `place-row-${groupOfRow(row)}` : `vm-row-${row}`;
}
