import { useMemo } from 'react';
import type { OrderKind, RunVerb } from '#shared/domain/index.ts';
import type { EstatePicture, RunView } from '#shared/ipc/index.ts';
import { mainOrderOf } from '#shared/lifecycle/index.ts';
import { go } from '../app/navigation.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { slotOf } from '../estate/delta.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { changeDraft } from '../review/draft.ts';
import { type Offer, offersFor } from '../review/offers.ts';
import { showReview } from '../review/store.ts';
import { maskOf } from '../selection/mask.ts';
import { selectSlots } from '../selection/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { counted, t } from '../ui/text.ts';
import { verbWithCount } from '../ui/verbs.ts';
import { useChosenAgain } from './again.ts';
import styles from './RunPeople.module.css';

const cx = classesOf(styles);

/** What usually follows a verb, for the VMs that got there. */
const nextVerbs: Partial<Record<RunVerb, readonly RunVerb[]>> = {
  failover: ['permanent-failover', 'failback'],
  'planned-failover': ['permanent-failover', 'failback'],
  'test-failover': ['test-stop'],
  failback: ['switch-over', 'commit-failback', 'cancel-failback', 'undo-failback'],
  'switch-over': ['commit-failback', 'undo-failback'],
};

/** After the end: the retry of what failed, the undo, and what usually comes next. Each with a review of its own. */
export function RunNext({ run }: { readonly run: RunView }) {
  const call = useCall();
  const picture = useCurrentPicture();
  const next = useMemo(() => (picture === null ? [] : nextOf(run, picture)), [run, picture]);
  const { runId } = run;
  const chosen = useChosenAgain(run);
  const review = async (question: ReturnType<ReturnType<typeof bridge>['runUndo']>) => {
    const made = await call.run(question);
    if (made) showReview(made);
  };
  if (!run.can.retry && !run.can.undo && next.length === 0) return null;
  const without = withoutEvidence(run);
  return (
    <section className={cx('answers')} aria-label={t('run.next')}>
      {without > 0 && <Callout level="warning">{t('run.noEvidence', counted(without))}</Callout>}
      {run.can.retry && (
        <Button isDisabled={call.isBusy} onPress={() => void review(bridge().runRetry({ runId }))}>
          {t('run.retry', counted(run.counts.failed + run.counts.stalled + run.counts.skipped))}
        </Button>
      )}
      {run.can.retry && chosen.length > 0 && (
        <Button isDisabled={call.isBusy} onPress={() => void review(bridge().runRetry({ runId, vmIds: [...chosen] }))}>
          {t('retry.chosen', counted(chosen.length))}
        </Button>
      )}
      {run.can.undo && (
        <Button isDisabled={call.isBusy} onPress={() => void review(bridge().runUndo({ runId }))}>
          {t('run.undo')}
        </Button>
      )}
      {next.map((offer) => (
        <Button key={offer.verb} onPress={() => compose(offer)}>
          {t('run.then', { what: verbWithCount(offer.verb, offer.included.length) })}
        </Button>
      ))}
      <FailureNote failure={call.failure} />
    </section>
  );
}

/** How many starts were refused because nothing shows any more that the other copy is off. */
function withoutEvidence({ lines, can }: RunView): number {
  if (!can.retry) return 0;
  return lines.filter(({ word, detail }) => word === 'refused' && detail?.params['code'] === 'no-evidence').length;
}

/** What follows for the VMs whose own step was seen done, as far as it is possible now. */
function nextOf(run: RunView, picture: EstatePicture): readonly Offer[] {
  const follows = run.phase === 'ended' ? nextVerbs[run.verb] : undefined;
  if (follows === undefined) return [];
  const slots = observedVms(run, mainOrderOf[run.verb]).map((vmId) => slotOf(picture, vmId));
  const offers = offersFor(picture, maskOf(picture.vmIds.length, slots)).groups.flatMap((group) => group.offers);
  return offers.filter(({ verb, included }) => follows.includes(verb) && included.length > 0);
}

function observedVms(run: RunView, kind: OrderKind): readonly string[] {
  return run.lines
    .filter((line) => line.kind === kind && line.word === 'observed')
    .flatMap((line) => (line.vmId === null ? [] : [line.vmId]));
}

/** What comes next is a run of its own, with its own review: the composer opens with these VMs selected. */
function compose({ verb, included }: Offer): void {
  changeDraft({ verb });
  selectSlots(included);
  go({ kind: 'map' });
}
