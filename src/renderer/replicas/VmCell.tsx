import type { ReactNode } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { gradeOf } from '../estate/marks.ts';
import { blockerWords } from '../estate/blockers.ts';
import { markAt, type VmAt } from '../estate/vm.ts';
import { classesOf } from '../ui/classes.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { formatTenths, t } from '../ui/text.ts';
import { formatAge, formatFull } from '../ui/time.ts';
import type { Column } from './columns.ts';
import styles from './ReplicaGrid.module.css';
import { rpoRatio } from './rows.ts';
import { criticalityOf } from './words.ts';

const cx = classesOf(styles);

interface Props {
  readonly column: Column;
  readonly picture: EstatePicture;
  readonly vm: VmAt;
  readonly gatewayNow: number;
}

/** What a column says of a VM. */
export function VmCell({ column, picture, vm, gatewayNow }: Props): ReactNode {
  switch (column) {
    case 'name':
      return vm.name;
    case 'site':
    case 'host':
      return vm[column];
    case 'cluster':
    case 'network':
    case 'application':
    case 'replicaHost':
      return vm[column] ?? <Nothing />;
    case 'tier':
      return vm.tier;
    case 'criticality':
      return t(`criticality.${criticalityOf(vm)}`);
    case 'state':
      return <StateMark mark={markAt(picture, vm.slot, gatewayNow)} />;
    case 'since':
      return vm.stateSince === null ? <Nothing /> : <At moment={vm.stateSince} gatewayNow={gatewayNow} />;
    case 'point':
      return <At moment={vm.latestPointAt} gatewayNow={gatewayNow} />;
    case 'tested':
      return <At moment={vm.lastTestedAt} gatewayNow={gatewayNow} />;
    case 'ratio':
      return <Ratio picture={picture} vm={vm} gatewayNow={gatewayNow} />;
    case 'blockers':
      return vm.blocker === null ? (
        <Nothing />
      ) : (
        <span title={blockerWords(vm.blocker)}>{blockerWords(vm.blocker)}</span>
      );
  }
}

function At({ moment, gatewayNow }: { readonly moment: number | null; readonly gatewayNow: number }) {
  if (moment === null) return <span className={cx('muted')}>{t('time.never')}</span>;
  return <span title={formatFull(moment)}>{formatAge(gatewayNow - moment)}</span>;
}

function Ratio({ picture, vm, gatewayNow }: Omit<Props, 'column'>) {
  const ratio = rpoRatio(picture, vm.slot, gatewayNow);
  if (ratio === null) return <Nothing />;
  const isLate = gradeOf(vm.latestPointAt, vm.rpoTargetSeconds, gatewayNow) !== 'within';
  return <span className={cx(isLate && 'late')}>{t('list.ratio', { ratio: formatTenths(ratio) })}</span>;
}

function Nothing() {
  return <span className={cx('muted')}>–</span>;
}
