import { ArrowLeft } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { askWork, go, type Page } from '../app/navigation.ts';
import { isStale } from '../connections/freshness.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { slotOf } from '../estate/delta.ts';
import { EmptyEstate } from '../estate/EmptyEstate.tsx';
import { useCurrentPicture } from '../estate/store.ts';
import { markAt, vmAt } from '../estate/vm.ts';
import { Compose } from '../inspector/Compose.tsx';
import { ToldNote } from '../inspector/ToldNote.tsx';
import { useVmDetails } from '../inspector/useVmDetails.ts';
import { offersFor } from '../review/offers.ts';
import { maskOf } from '../selection/mask.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { pressIn } from '../ui/partKeys.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { t } from '../ui/text.ts';
import { ChosenHere } from './ChosenHere.tsx';
import { vmPageKeys } from './keys.ts';
import { VmFactTable } from './VmFactTable.tsx';
import { VmHistory } from './VmHistory.tsx';
import styles from './VmPage.module.css';
import { VmPoints } from './VmPoints.tsx';

const cx = classesOf(styles);

type VmOf = Extract<Page, { kind: 'vm' }>;

/** Back to where the person came from, with the keyboard at the same VM. */
function leave(from: VmOf['from']): void {
  go({ kind: from });
  askWork();
}

/** One VM with everything that is known of it, and what can be done with it beside that. */
export function VmPage({ vmId, from }: Omit<VmOf, 'kind'>) {
  const connection = useCurrentConnection();
  const picture = useCurrentPicture();
  const slot = picture ? slotOf(picture, vmId) : -1;
  if (!picture || picture.vmIds.length === 0) return <EmptyEstate connection={connection} />;
  if (slot < 0) {
    return (
      <section className={cx('gone')} aria-label={t('vm.page')}>
        <p>{t('vm.gone')}</p>
        <Button onPress={() => leave(from)}>{t(`vm.backTo.${from}`)}</Button>
      </section>
    );
  }
  return <KnownVm picture={picture} slot={slot} from={from} />;
}

interface Props {
  readonly picture: EstatePicture;
  readonly slot: number;
  readonly from: VmOf['from'];
}

function KnownVm({ picture, slot, from }: Props) {
  const connection = useCurrentConnection();
  const now = gatewayNow(connection, useNow());
  const vm = vmAt(picture, slot);
  const told = useVmDetails(picture.connectionId, vm?.vmId ?? '', picture.version);
  const mask = useMemo(() => maskOf(picture.vmIds.length, [slot]), [picture.vmIds, slot]);
  const offers = useMemo(() => offersFor(picture, mask), [picture, mask]);
  const back = useRef<HTMLButtonElement>(null);
  const aside = useRef<HTMLElement>(null);
  useEffect(() => back.current?.focus(), []);
  if (!vm) return null;
  const { details } = told;
  const mark = markAt(picture, slot, now);
  // The composer has drawn what was just chosen by the next frame; its last button asks for the review.
  const toReview = () =>
    requestAnimationFrame(() => aside.current?.querySelector<HTMLElement>('footer button')?.focus());
  return (
    <div
      className={cx('page')}
      onKeyDown={(event) => {
        if (!event.defaultPrevented) pressIn(vmPageKeys, { leave: () => leave(from) }, event);
      }}
    >
      <article className={cx('main', isStale(connection) && 'stale')} aria-label={t('vm.page')}>
        <header className={cx('head')}>
          <Button look="icon" buttonRef={back} aria-label={t(`vm.backTo.${from}`)} onPress={() => leave(from)}>
            <ArrowLeft size={16} aria-hidden="true" />
          </Button>
          <h1>{vm.name}</h1>
          <StateMark mark={mark} />
          <span className={cx('quiet')}>{[vm.site, vm.host].filter(Boolean).join(' › ')}</span>
        </header>
        <section className={cx('section')} aria-labelledby="vm-points">
          <h2 id="vm-points">{t('points.title')}</h2>
          <ToldNote told={told} />
          {details?.points ? (
            <VmPoints
              connectionId={picture.connectionId}
              vmId={vm.vmId}
              points={details.points}
              offers={offers}
              gatewayNow={now}
              onCompose={toReview}
            />
          ) : (
            details && <p className={cx('quiet')}>{t('points.none')}</p>
          )}
        </section>
        {details && <VmHistory runs={details.runs} gatewayNow={now} />}
        <VmFactTable picture={picture} vm={vm} mark={mark} details={details} gatewayNow={now} />
      </article>
      <aside ref={aside} className={cx('aside')} aria-label={t('vm.do')}>
        <Compose picture={picture} mask={mask} offers={offers}>
          <ChosenHere vmId={vm.vmId} points={details?.points ?? null} gatewayNow={now} />
        </Compose>
      </aside>
    </div>
  );
}
