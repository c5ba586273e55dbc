import type { PlanCheck } from '#shared/ipc/index.ts';
import { classesOf } from '../../ui/classes.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { t, words } from '../../ui/text.ts';
import { formatElapsed, formatRange } from '../../ui/time.ts';
import styles from '../Plans.module.css';

const cx = classesOf(styles);

/** How long a start would take now, what the end waits for, and what would bring it forward. */
export function Prediction({ check }: { readonly check: PlanCheck | null }) {
  if (check === null) return null;
  const { predicted, supposedHome } = check;
  if (predicted === null) return <p className={cx('quiet')}>{t('plan.predicted.none')}</p>;
  return (
    <section className={cx('stack')} aria-label={t('plan.predicted')}>
      <p className={cx('predicted')}>
        {t(supposedHome > 0 ? 'plan.predicted.fromHome' : 'plan.predicted')}{' '}
        <strong role="status">{formatRange(predicted.lowMs, predicted.highMs)}</strong>
      </p>
      {predicted.shortenedBy.length > 0 && (
        <>
          <h3>{t('review.shortenedBy')}</h3>
          <ul className={cx('changes')}>
            {predicted.shortenedBy.map((one) => (
              <li key={words(one)}>{words(one)}</li>
            ))}
          </ul>
        </>
      )}
      <Disclosure title={t('review.criticalPath')}>
        <ol className={cx('changes')}>
          {predicted.criticalPath.map(({ stepId, name, ms }) => (
            <li key={stepId}>
              {name} {ms > 0 && <span className={cx('quiet')}>{formatElapsed(ms)}</span>}
            </li>
          ))}
        </ol>
      </Disclosure>
    </section>
  );
}
