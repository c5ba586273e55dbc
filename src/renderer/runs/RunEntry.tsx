import type { RunSummary } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import listStyles from '../ui/List.module.css';
import { counted, t } from '../ui/text.ts';
import { formatDuration } from '../ui/time.ts';
import { PhaseMark } from './PhaseMark.tsx';
import styles from './Runs.module.css';
import { countsWords } from './words.ts';

const cx = classesOf({ ...listStyles, ...styles });

interface Props {
  readonly run: RunSummary;
  /** Says what it asks of this person instead of how it is. */
  readonly asks?: boolean;
}

/** A run in one line: how it is, what it is, how far, who asked for it, what is still to be done about it, and when. */
export function RunEntry({ run, asks = false }: Props) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  return (
    <button type="button" className={cx('entry', 'runEntry')} onClick={() => go({ kind: 'runs', runId: run.runId })}>
      <PhaseMark run={run} />
      <span className={cx('title')}>{run.title}</span>
      <span className={cx('quiet')}>{asks ? asksWords(run, now) : countsWords(run)}</span>
      <span className={cx('quiet')}>{run.createdBy ?? '–'}</span>
      <span className={cx('quiet')}>{openWords(run)}</span>
      <Age at={run.createdAt} className={cx('quiet')} />
    </button>
  );
}

function asksWords(run: RunSummary, now: number): string {
  if (!run.can.approve) return t('strip.question', counted(run.questions.length));
  const expiresAt = run.approval?.expiresAt ?? now;
  return t('runs.asksApproval', { left: formatDuration(Math.max(0, expiresAt - now)) });
}

function openWords(run: RunSummary): string {
  return [
    run.phase === 'ended' && !run.acknowledged && t('runs.unacknowledged'),
    run.notFinalised > 0 && t('runs.notFinalised', counted(run.notFinalised)),
    run.toldBy === 'provider' && run.phase === 'ended' && t('runs.elsewhere'),
  ]
    .filter(Boolean)
    .join(', ');
}
