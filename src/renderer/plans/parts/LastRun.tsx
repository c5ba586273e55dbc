import { useEffect } from 'react';
import { go } from '../../app/navigation.ts';
import { RunNext } from '../../runs/RunNext.tsx';
import { askRunView, useRuns } from '../../runs/store.ts';
import { phaseWords } from '../../runs/words.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { classesOf } from '../../ui/classes.ts';
import { t } from '../../ui/text.ts';
import { verbWord } from '../../ui/verbs.ts';
import styles from '../Plans.module.css';

const cx = classesOf(styles);

/** The newest run by this plan, with what can be done about it: a retry of what failed, an undo. Each has its own review. */
export function LastRun({ planId }: { readonly planId: string }) {
  const run = useRuns((state) =>
    state.runs
      .filter((one) => one.planId === planId)
      .reduce<(typeof state.runs)[number] | null>(
        (newest, one) => (newest === null || one.createdAt > newest.createdAt ? one : newest),
        null,
      ),
  );
  const runId = run?.toldBy === 'journal' ? run.runId : null;
  const view = useRuns((state) => (runId === null ? undefined : state.views[runId]));
  useEffect(() => {
    if (runId !== null) void askRunView(runId);
  }, [runId]);
  if (run === null) return null;
  return (
    <section className={cx('stack')} aria-labelledby="plan-last-run">
      <h3 id="plan-last-run">{t('plan.lastRun')}</h3>
      <p>
        {verbWord(run.verb)}: {phaseWords(run)} <Age at={run.createdAt} className={cx('quiet')} />
      </p>
      <Button onPress={() => go({ kind: 'runs', runId: run.runId })}>{t('plan.lastRun.open')}</Button>
      {view !== undefined && <RunNext run={view} />}
    </section>
  );
}
