import type { RunSummary } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';
import { countsWords } from './words.ts';

const cx = classesOf(styles);

/** Done, failed, skipped, under way, as shares of the whole. The same stands beside it in words. */
export function RunProgress({ run }: { readonly run: RunSummary }) {
  const { counts } = run;
  const share = (count: number) => ({ width: `${(100 * count) / Math.max(1, counts.total)}%` });
  return (
    <div
      className={cx('progress')}
      role="progressbar"
      aria-label={t('run.progress')}
      aria-valuemin={0}
      aria-valuemax={counts.total}
      aria-valuenow={counts.observed}
      aria-valuetext={countsWords(run)}
    >
      <span className={cx('barGood')} style={share(counts.observed)} />
      <span className={cx('barFailed')} style={share(counts.failed + counts.stalled)} />
      <span className={cx('barSkipped')} style={share(counts.skipped)} />
      <span className={cx('barWorking')} style={share(counts.open)} />
    </div>
  );
}
