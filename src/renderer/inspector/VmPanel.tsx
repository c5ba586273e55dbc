import { ArrowLeft, X } from 'lucide-react';
import { useMemo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { markAt, vmAt } from '../estate/vm.ts';
import { changeOptions } from '../review/draft.ts';
import { offersFor } from '../review/offers.ts';
import { makeReview } from '../review/store.ts';
import { maskOf } from '../selection/mask.ts';
import { clearSelection } from '../selection/store.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { t } from '../ui/text.ts';
import { Compose } from './Compose.tsx';
import styles from './Inspector.module.css';
import { PointsList } from './PointsList.tsx';
import { useVmDetails } from './useVmDetails.ts';
import { VmFacts } from './VmFacts.tsx';

const cx = classesOf(styles);

/** Nothing is pinned before its review was read, as with every order. */
function pin(connectionId: string, vmId: string, pointId: string, pinned: boolean): void {
  changeOptions({ pin: { pointId, pinned } });
  void makeReview({ connectionId, verb: 'pin-point', vmIds: [vmId], planId: null, scope: null });
}

interface Props {
  readonly picture: EstatePicture;
  readonly slot: number;
  /** Back to the several that are selected; null where this is the only one. */
  readonly onBack: (() => void) | null;
}

/** One VM: what is known and how old it is, its points, and what can be done with it. */
export function VmPanel({ picture, slot, onBack }: Props) {
  const connection = useCurrentConnection();
  const now = gatewayNow(connection, useNow());
  const vm = vmAt(picture, slot);
  const details = useVmDetails(picture.connectionId, vm?.vmId ?? '', picture.version);
  const mask = useMemo(() => maskOf(picture.vmIds.length, [slot]), [picture.vmIds, slot]);
  const offers = useMemo(() => offersFor(picture, mask), [picture, mask]);
  if (!vm) return null;
  return (
    <div className={cx('panel')}>
      <header className={cx('head')}>
        {onBack && (
          <Button look="icon" aria-label={t('vm.back')} onPress={onBack}>
            <ArrowLeft size={16} aria-hidden="true" />
          </Button>
        )}
        <h2 className={cx('title')} title={vm.name}>
          {vm.name}
        </h2>
        <Button look="icon" aria-label={t('composer.clear')} onPress={clearSelection}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      <Compose
        picture={picture}
        mask={mask}
        offers={offers}
        below={
          details?.points && (
            <PointsList
              vmId={vm.vmId}
              points={details.points}
              gatewayNow={now}
              onPin={({ id, pinned }) => pin(picture.connectionId, vm.vmId, id, !pinned)}
            />
          )
        }
      >
        <VmFacts vm={vm} mark={markAt(picture, slot, now)} details={details} gatewayNow={now} />
      </Compose>
    </div>
  );
}
