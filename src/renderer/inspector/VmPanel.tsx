import { ArrowLeft, Maximize2, X } from 'lucide-react';
import { useMemo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { goToVm } from '../app/navigation.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { markAt, vmAt } from '../estate/vm.ts';
import { dropPointOverrides, overridePoint, useDraft } from '../review/draft.ts';
import { offersFor } from '../review/offers.ts';
import { pinPoint } from '../review/pin.ts';
import { maskOf } from '../selection/mask.ts';
import { clearSelection } from '../selection/store.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { t } from '../ui/text.ts';
import { Compose } from './Compose.tsx';
import styles from './Inspector.module.css';
import { PointsList } from './PointsList.tsx';
import { ToldNote } from './ToldNote.tsx';
import { useVmDetails } from './useVmDetails.ts';
import { VmFacts } from './VmFacts.tsx';

const cx = classesOf(styles);

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
  const told = useVmDetails(picture.connectionId, vm?.vmId ?? '', picture.version);
  const chosen = useDraft((draft) => draft.overrides.find((one) => one.vmId === vm?.vmId) ?? null);
  const mask = useMemo(() => maskOf(picture.vmIds.length, [slot]), [picture.vmIds, slot]);
  const offers = useMemo(() => offersFor(picture, mask), [picture, mask]);
  if (!vm) return null;
  const { details } = told;
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
        <Button look="icon" aria-label={t('vm.open', { name: vm.name })} onPress={() => goToVm(vm.vmId)}>
          <Maximize2 size={15} aria-hidden="true" />
        </Button>
        <Button look="icon" aria-label={t('composer.clear')} onPress={clearSelection}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      <Compose
        picture={picture}
        mask={mask}
        offers={offers}
        below={
          <>
            <ToldNote told={told} />
            {details?.points && (
              <PointsList
                vmId={vm.vmId}
                points={details.points}
                chosen={chosen}
                onChoose={(point) => (point === null ? dropPointOverrides([vm.vmId]) : overridePoint(point))}
                gatewayNow={now}
                onPin={({ id, pinned }) => pinPoint(picture.connectionId, vm.vmId, id, !pinned)}
              />
            )}
          </>
        }
      >
        <VmFacts vm={vm} mark={markAt(picture, slot, now)} details={details} gatewayNow={now} />
      </Compose>
    </div>
  );
}
