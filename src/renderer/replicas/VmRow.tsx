import { memo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { vmAt } from '../estate/vm.ts';
import { classesOf } from '../ui/classes.ts';
import type { Column } from './columns.ts';
import { GridRow, indentOf, type RowPlace } from './GridRow.tsx';
import styles from './ReplicaGrid.module.css';
import { VmCell } from './VmCell.tsx';

const cx = classesOf(styles);

interface Props extends RowPlace {
  readonly picture: EstatePicture;
  readonly slot: number;
  readonly shown: readonly Column[];
  readonly isSelected: boolean;
  readonly gatewayNow: number;
}

export const VmRow = memo(function VmRow({ picture, slot, shown, isSelected, gatewayNow, ...place }: Props) {
  return (
    <GridRow {...place} chosen={isSelected ? 'all' : 'none'}>
      <VmCells picture={picture} slot={slot} shown={shown} gatewayNow={gatewayNow} level={place.level} />
    </GridRow>
  );
});

type CellsProps = Pick<Props, 'picture' | 'slot' | 'shown' | 'gatewayNow' | 'level'>;

/** Apart from the row: selecting 10,000 VMs changes its frame, and not a word in it. */
const VmCells = memo(function VmCells({ picture, slot, shown, gatewayNow, level }: CellsProps) {
  const vm = vmAt(picture, slot);
  if (!vm) return null;
  return shown.map((column) => (
    <div
      key={column}
      role="gridcell"
      className={cx('cell', column === 'name' && 'name')}
      style={column === 'name' ? indentOf(level) : undefined}
      title={column === 'name' ? vm.name : undefined}
    >
      <VmCell column={column} picture={picture} vm={vm} gatewayNow={gatewayNow} />
    </div>
  ));
});
