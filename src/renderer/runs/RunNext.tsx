import type { OrderKind, RunVerb } from '#shared/domain/index.ts';
import type { RunView } from '#shared/ipc/index.ts';
import { mainOrderOf } from '#shared/lifecycle/index.ts';
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
import { classesOf } from '../ui/classes.ts';
import { counted, t, words } from '../ui/text.ts';
import { verbWithCount } from '../ui/verbs.ts';
import styles from './Runs.module.css';

const cx = classesOf(styles);

/** What usually follows a verb, for the VMs that got there. */
const nextVerbs: Partial<Record<RunVerb, readonly RunVerb[]>> = {
  failover: ['permanent-failover', 'failback'],
  'planned-failover': ['permanent-failover', 'failback'],
  'test-failover': ['test-stop'],
  failback: ['switch-over', 'cancel-failback'],
  'switch-over': ['commit-failback', 'undo-failback'],
};

/** After the end: the retry of what failed, the undo, and what usually comes next. Each with a review of its own. */
export function RunNext({ run }: { readonly run: RunView }) {
  const call = useCall();
  const { runId } = run;
  const review = async (question: ReturnType<ReturnType<typeof bridge>['runUndo']>) => {
    const made = await call.run(question);
    if (made) showReview(made);
  };
  const done = run.phase === 'ended' ? doneVms(run) : [];
  const next = done.length === 0 ? [] : (nextVerbs[run.verb] ?? []);
  if (!run.can.retry && !run.can.undo && next.length === 0) return null;
  return (
    <section className={cx('answers')} aria-label={t('run.next')}>
      {run.can.retry && (
        <Button isDisabled={call.isBusy} onPress={() => void review(bridge().runRetry({ runId }))}>
          {t('run.retry', counted(run.counts.failed + run.counts.stalled + run.counts.skipped))}
        </Button>
      )}
      {run.can.undo && (
        <Button isDisabled={call.isBusy} onPress={() => void review(bridge().runUndo({ runId }))}>
          {t('run.undo')}
        </Button>
      )}
      {next.map((verb) => (
        <Button key={verb} onPress={() => compose(done, verb)}>
          {t('run.then', { what: verbWithCount(verb, done.length) })}
        </Button>
      ))}
      {call.failure && (
        <Callout level="error" live>
          {words(call.failure.message)}
        </Callout>
      )}
    </section>
  );
}

/** VMs whose own step was seen done; of a test only those that still run. */
function doneVms(run: RunView): readonly string[] {
  const observed = (kind: OrderKind) =>
    run.lines
      .filter((line) => line.kind === kind && line.word === 'observed')
      .flatMap((line) => (line.vmId === null ? [] : [line.vmId]));
  const stopped = run.verb === 'test-failover' ? new Set(observed('test-stop')) : new Set<string>();
  return observed(mainOrderOf[run.verb]).filter((vmId) => !stopped.has(vmId));
}

/** What comes next is a run of its own, with its own review: the composer opens with these VMs selected. */
function compose(vmIds: readonly string[], verb: RunVerb): void {
  const picture = currentPicture();
  if (!picture) return;
  changeDraft({ verb });
  selectSlots(vmIds.map((vmId) => slotOf(picture, vmId)));
  go({ kind: 'map' });
}
