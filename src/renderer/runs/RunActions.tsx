import type { Answer, RunSummary, RunView } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { slotOf } from '../estate/delta.ts';
import { currentPicture } from '../estate/store.ts';
import { changeDraft } from '../review/draft.ts';
import { showReview } from '../review/store.ts';
import { selectSlots } from '../selection/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { counted, t, words } from '../ui/text.ts';
import { putRun } from './store.ts';

/** What can be done with a run as it is now, as the console says. */
export function RunActions({ run }: { readonly run: RunView }) {
  const call = useCall();
  const ask = (question: Promise<Answer<RunSummary>>) => {
    void call.run(question).then((answer) => {
      if (answer) putRun(answer);
    });
  };
  const { runId } = run;
  const retry = async () => {
    const review = await call.run(bridge().runRetry({ runId }));
    if (review) showReview(review);
  };
  const running = run.verb === 'failover' ? observedVms(run) : [];
  return (
    <>
      {run.can.retry && (
        <Button isDisabled={call.isBusy} onPress={() => void retry()}>
          {t('run.retry', counted(run.counts.failed + run.counts.stalled))}
        </Button>
      )}
      {run.phase === 'ended' && running.length > 0 && (
        <>
          <Button onPress={() => compose(running, 'undo-failover')}>{t('run.undo', counted(running.length))}</Button>
          <Button onPress={() => compose(running, 'permanent-failover')}>
            {t('run.permanent', counted(running.length))}
          </Button>
        </>
      )}
      {run.can.acknowledge && (
        <Button look="primary" isDisabled={call.isBusy} onPress={() => ask(bridge().runAcknowledge({ runId }))}>
          {t('run.acknowledge')}
        </Button>
      )}
      {call.failure && (
        <Callout level="error" live>
          {words(call.failure.message)}
        </Callout>
      )}
    </>
  );
}

function observedVms(run: RunView): readonly string[] {
  return run.lines
    .filter((line) => line.kind === 'failover' && line.word === 'observed')
    .flatMap((line) => (line.vmId === null ? [] : [line.vmId]));
}

/** Finalising is a run of its own, with its own review: the composer opens with these VMs selected. */
function compose(vmIds: readonly string[], verb: 'undo-failover' | 'permanent-failover'): void {
  const picture = currentPicture();
  if (!picture) return;
  changeDraft({ verb });
  selectSlots(vmIds.map((vmId) => slotOf(picture, vmId)));
  go({ kind: 'map' });
}
