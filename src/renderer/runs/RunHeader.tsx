import type { RunView } from '#shared/ipc/index.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { t, words } from '../ui/text.ts';
import { formatElapsed, formatFull, formatRange } from '../ui/time.ts';
import { closeForm, useRunCall } from './controls/calls.ts';
import { ControlButton } from './controls/ControlButton.tsx';
import { acknowledgeOf, isArming, stopOf } from './controls/controls.ts';
import { Countdown } from './Countdown.tsx';
import { RunBanners } from './RunBanners.tsx';
import { RunHoldUps } from './RunHoldUps.tsx';
import { RunNext } from './RunNext.tsx';
import { RunProgress } from './RunProgress.tsx';
import { RunQuestions } from './RunQuestions.tsx';
import { RunTop } from './RunTop.tsx';
import { RunWays } from './RunWays.tsx';
import styles from './Runs.module.css';
import { StopDialog } from './StopDialog.tsx';
import { countsWords, saysItself } from './words.ts';

const cx = classesOf(styles);

export function RunHeader({ run }: { readonly run: RunView }) {
  const { runId } = run;
  const call = useRunCall(runId);
  const now = useNow();
  const elapsed = (run.endedAt ?? now) - run.createdAt;
  const isCountingDown = isArming(run);
  return (
    <>
      <RunTop run={run}>
        {!isCountingDown && <ControlButton runId={runId} control={stopOf(run)} look="primary" />}
        <ControlButton runId={runId} control={acknowledgeOf(run)} look="primary" />
      </RunTop>
      <FailureNote failure={call.failure} />
      {isCountingDown && <Countdown run={run} />}
      {!isCountingDown && (
        <>
          <dl className={cx('figures')}>
            <Figure name={t('run.counts')} value={countsWords(run)} />
            <Figure name={t('run.elapsed')} value={formatElapsed(elapsed)} title={formatFull(run.createdAt)} />
            {run.remaining && run.phase !== 'ended' && (
              <Figure name={t('run.remaining')} value={formatRange(run.remaining.lowMs, run.remaining.highMs)} />
            )}
            <Figure name={t('run.scope')} value={t(`scope.${run.scope}`)} />
          </dl>
          <RunProgress run={run} />
        </>
      )}
      {run.waitsFor && !saysItself(run) && <Callout level="warning">{words(run.waitsFor)}</Callout>}
      {run.phase !== 'interrupted' && <RunWays run={run} />}
      <RunBanners run={run} />
      <RunQuestions run={run} />
      <RunHoldUps run={run} />
      <RunNext run={run} />
      {call.form === 'stop' && <StopDialog run={run} onClose={() => closeForm(runId)} />}
    </>
  );
}

function Figure({ name, value, title }: { readonly name: string; readonly value: string; readonly title?: string }) {
  return (
    <div className={cx('figure')} title={title}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
