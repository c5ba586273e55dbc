import { Check } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { gradeOf } from '../estate/marks.ts';
import { hasFlag, markAt, vmAt } from '../estate/vm.ts';
import { classesOf } from '../ui/classes.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { t } from '../ui/text.ts';
import { formatAge, formatFull } from '../ui/time.ts';
import styles from './ReplicasPage.module.css';
import { rpoRatio } from './rows.ts';

const cx = classesOf(styles);

interface Props {
  readonly id: string;
  readonly picture: EstatePicture;
  readonly slot: number;
  readonly row: number;
  readonly offset: number;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  readonly gatewayNow: number;
  readonly onClick: (row: number, event: MouseEvent) => void;
}

export const GridRow = memo(function GridRow(props: Props) {
  const { id, picture, slot, row, offset, isSelected, isFocused, gatewayNow, onClick } = props;
  const vm = vmAt(picture, slot);
  if (!vm) return null;
  const ratio = rpoRatio(picture, slot, gatewayNow);
  const isLate = gradeOf(vm.latestPointAt, vm.rpoTargetSeconds, gatewayNow) !== 'within';
  const age = (at: number | null) =>
    at === null ? (
      <span className={cx('muted')}>{t('time.never')}</span>
    ) : (
      <span title={formatFull(at)}>{formatAge(gatewayNow - at)}</span>
    );
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={isSelected}
      className={cx('row', isFocused && 'focused')}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => onClick(row, event)}
    >
      <div role="gridcell" className={cx('checkCell')} data-check="">
        <span className={cx('box')} aria-hidden="true">
          {isSelected && <Check size={10} strokeWidth={3} />}
        </span>
      </div>
      <div role="gridcell" className={cx('cell', 'name')} title={vm.name}>
        {vm.name}
      </div>
      <div role="gridcell" className={cx('cell')}>
        {vm.site}
      </div>
      <div role="gridcell" className={cx('cell')}>
        {vm.application ?? <span className={cx('muted')}>–</span>}
      </div>
      <div role="gridcell" className={cx('cell')}>
        <StateMark mark={markAt(picture, slot, gatewayNow)} />
      </div>
      <div role="gridcell" className={cx('cell')}>
        {age(vm.latestPointAt)}
      </div>
      <div role="gridcell" className={cx('cell', isLate && ratio !== null && 'late')}>
        {ratio === null ? <span className={cx('muted')}>–</span> : t('list.ratio', { ratio: ratio.toFixed(1) })}
      </div>
      <div role="gridcell" className={cx('cell')}>
        {age(vm.lastTestedAt)}
      </div>
      <div role="gridcell" className={cx('cell')}>
        {hasFlag(vm.flags, 'blocked') ? t('list.blocked') : <span className={cx('muted')}>–</span>}
      </div>
    </div>
  );
});
