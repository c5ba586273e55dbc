import { useState } from 'react';
import type { RunSummary } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { useFastNow } from '../ui/clock.ts';
import { counted, formatCount, t, words } from '../ui/text.ts';
import { formatRange } from '../ui/time.ts';
import { PhaseMark } from './PhaseMark.tsx';
import { RunProgress } from './RunProgress.tsx';
import styles from './RunStrip.module.css';
import { StopDialog } from './StopDialog.tsx';
import { folded, inStrip } from './strip.ts';
import { useRuns } from './store.ts';

const cx = classesOf(styles);

/** On every page while something runs, or has ended and nobody has said that they saw it. */
export function RunStrip() {
  const runs = useRuns((state) => state.runs);
  const { shown, more, ended } = folded(inStrip(runs));
  if (shown.length + ended.length === 0) return null;
  return (
    <section className={cx('strip')} aria-label={t('strip.label')}>
      {shown.map((run) => (
        <StripRun key={run.runId} run={run} />
      ))}
      {more > 0 && (
        <div className={cx('stripRun')}>
          <button type="button" className={cx('stripTitle')} onClick={() => go({ kind: 'runs', runId: null })}>
            {t('strip.more', counted(more))}
          </button>
        </div>
      )}
      {ended.length > 0 && <EndedRuns runs={ended} />}
    </section>
  );
}

/** What ended and nobody acknowledged, in one line however many they are. */
function EndedRuns({ runs }: { readonly runs: readonly RunSummary[] }) {
  const unsuccessful = runs.filter(({ ending }) => ending !== 'completed').length;
  return (
    <div className={cx('stripRun')} role="group" aria-label={t('strip.ended', counted(runs.length))}>
      <span>{t('strip.ended', counted(runs.length))}</span>
      {unsuccessful > 0 && <span className={cx('failed')}>{t('strip.endedNotAll', counted(unsuccessful))}</span>}
      <span className={cx('spring')} />
      <Button onPress={() => go({ kind: 'runs', runId: null })}>{t('strip.openEnded')}</Button>
    </div>
  );
}

function StripRun({ run }: { readonly run: RunSummary }) {
  const [isStopping, setStopping] = useState(false);
  const open = () => go({ kind: 'runs', runId: run.runId });
  return (
    <div className={cx('stripRun')} role="group" aria-label={run.title}>
      <PhaseMark run={run} />
      <button type="button" className={cx('stripTitle')} onClick={open}>
        {run.title}
      </button>
      {run.phase !== 'elsewhere' && <Progress run={run} />}
      <span className={cx('quiet')}>
        {run.phase === 'arming' && run.armedUntil !== null ? (
          <StartsIn armedUntil={run.armedUntil} />
        ) : (
          <Remaining run={run} />
        )}
      </span>
      <span className={cx('spring')} />
      {run.questions.length > 0 && (
        <Button look="primary" onPress={open}>
          {t('strip.question', counted(run.questions.length))}
        </Button>
      )}
      {run.can.approve && <Button onPress={open}>{t('strip.approve')}</Button>}
      {run.can.stop && <Button onPress={() => setStopping(true)}>{t('run.stop')}</Button>}
      {run.phase === 'ended' && <Button onPress={open}>{t('strip.open')}</Button>}
      {isStopping && <StopDialog run={run} onClose={() => setStopping(false)} />}
    </div>
  );
}

function Progress({ run }: { readonly run: RunSummary }) {
  const { counts } = run;
  const unsuccessful = counts.failed + counts.stalled;
  return (
    <>
      <div className={cx('stripBar')}>
        <RunProgress run={run} />
      </div>
      <span>
        {t('strip.done', { done: formatCount(counts.observed), total: formatCount(counts.total) })}
        {counts.open > 0 && `, ${t('counts.open', { count: formatCount(counts.open) })}`}
        {unsuccessful > 0 && (
          <span className={cx('failed')}>
            {', '}
            {t('counts.failed', { count: formatCount(unsuccessful) })}
          </span>
        )}
      </span>
    </>
  );
}

function StartsIn({ armedUntil }: { readonly armedUntil: number }) {
  const now = useFastNow();
  return t('strip.arming', { seconds: Math.max(0, Math.ceil((armedUntil - now) / 1_000)) });
}

function Remaining({ run }: { readonly run: RunSummary }) {
  if (run.waitsFor) return words(run.waitsFor);
  return run.remaining && run.phase !== 'ended'
    ? t('strip.remaining', { range: formatRange(run.remaining.lowMs, run.remaining.highMs) })
    : null;
}
