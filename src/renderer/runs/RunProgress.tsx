import type { RunSummary } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';
import tones from './Tones.module.css';
import { countsWords } from './words.ts';

const cx = classesOf({ ...tones, ...styles });

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
      <span className={cx('toneGood')} style={share(counts.observed)} />
      <span className={cx('toneFailed')} style={share(counts.failed + counts.stalled)} />
      <span className={cx('toneQuiet')} style={share(counts.skipped)} />
      <span className={cx('toneWorking')} style={share(counts.open)} />
    </div>
  );
}
