import type { Review } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import { formatElapsed, formatRange } from '../ui/time.ts';
import styles from './ReviewPage.module.css';

const cx = classesOf(styles);

/** How long it would take from now, what the end waits for, and what would bring it forward. */
export function Prediction({ review }: { readonly review: Review }) {
  const { lowMs, highMs, criticalPath, shortenedBy } = review.predicted;
  if (criticalPath.length === 0) return null;
  return (
    <section className={cx('section')} aria-labelledby="review-prediction">
      <h2 id="review-prediction">{t('review.prediction', { range: formatRange(lowMs, highMs) })}</h2>
      <ol className={cx('path')} aria-label={t('review.criticalPath')}>
        {criticalPath.map((step) => (
          <li key={step.stepId}>
            {step.name} {step.ms > 0 && <span className={cx('quiet')}>{formatElapsed(step.ms)}</span>}
          </li>
        ))}
      </ol>
      {shortenedBy.length > 0 && (
        <>
          <p className={cx('lead')}>{t('review.shortenedBy')}</p>
          <ul>
            {shortenedBy.map((one) => (
              <li key={words(one)}>{words(one)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
