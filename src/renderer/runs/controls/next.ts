import type { OrderKind, RunVerb } from '#shared/domain/index.ts';
import type { Answer, EstatePicture, ReviewAgain, RunView } from '#shared/ipc/index.ts';
import { mainOrderOf } from '#shared/lifecycle/index.ts';
import { go } from '../../app/navigation.ts';
import { bridge } from '../../bridge.ts';
import { slotOf } from '../../estate/delta.ts';
import { changeDraft } from '../../review/draft.ts';
import { type Offer, offersFor } from '../../review/offers.ts';
import { showReview } from '../../review/store.ts';
import { maskOf } from '../../selection/mask.ts';
import { selectSlots } from '../../selection/store.ts';
import { counted, t } from '../../ui/text.ts';
import { verbWithCount } from '../../ui/verbs.ts';
import { callRun } from './calls.ts';
import type { RunControl } from './controls.ts';

/** What usually follows a verb, for the VMs that got there. */
const nextVerbs: Partial<Record<RunVerb, readonly RunVerb[]>> = {
  failover: ['permanent-failover', 'failback'],
  'planned-failover': ['permanent-failover', 'failback'],
  'test-failover': ['test-stop'],
  failback: ['switch-over', 'commit-failback', 'cancel-failback', 'undo-failback'],
  'switch-over': ['commit-failback', 'undo-failback'],
};

/**
 * After the end: the retry of what failed, or of what was chosen of it, the undo, and what usually comes next. Each with a
 * review of its own.
 */
export function nextOf(run: RunView, offers: readonly Offer[], chosen: readonly string[]): readonly RunControl[] {
  const { runId, can, counts } = run;
  const retry = (id: string, word: string, vmIds?: readonly string[]) =>
    control(id, word, () => {
      void review(runId, () => bridge().runRetry({ runId, ...(vmIds && { vmIds: [...vmIds] }) }));
    });
  const unsuccessful = counts.failed + counts.stalled + counts.skipped;
  return [
    can.retry && retry('retry', t('run.retry', counted(unsuccessful))),
    can.retry && chosen.length > 0 && retry('retry-chosen', t('retry.chosen', counted(chosen.length)), chosen),
    can.undo && control('undo', t('run.undo'), () => void review(runId, () => bridge().runUndo({ runId }))),
    ...offers.map((offer) =>
      control(offer.verb, t('run.then', { what: verbWithCount(offer.verb, offer.included.length) }), () =>
        compose(offer),
      ),
    ),
  ].filter((one) => one !== false);
}

function control(id: string, word: string, press: () => void): RunControl {
  return { id, word, whyNot: null, press };
}

async function review(runId: string, ask: () => Promise<Answer<ReviewAgain>>): Promise<void> {
  const made = await callRun(runId, ask);
  if (made) showReview(made);
}

/** What follows for the VMs whose own step was seen done, as far as it is possible now. */
export function offersAfter(run: RunView, picture: EstatePicture | null): readonly Offer[] {
  const follows = run.phase === 'ended' ? nextVerbs[run.verb] : undefined;
  if (follows === undefined || picture === null) return [];
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
