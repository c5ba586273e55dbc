import type { RunSummary } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { partsOf } from './progress.ts';
import styles from './RunProgress.module.css';
import { countsWords } from './words.ts';

const cx = classesOf(styles);

/** Done, failed, skipped, under way, as shares of the whole. The same stands beside it in words. */
export function RunProgress({ run }: { readonly run: RunSummary }) {
  const { counts } = run;
  return (
    <div
      className={cx('bar')}
      role="progressbar"
      aria-label={t('run.progress')}
      aria-valuemin={0}
      aria-valuemax={counts.total}
      aria-valuenow={counts.observed}
      aria-valuetext={countsWords(run)}
    >
      {partsOf(counts).map(({ look, percent }) => (
        <span key={look} className={cx(look)} data-part={look} style={{ width: `${percent}%` }} />
      ))}
    </div>
  );
}
