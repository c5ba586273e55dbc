import type { Review } from '#shared/ipc/index.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { formatCount, t } from '../ui/text.ts';
import { formatAge, formatDuration, formatRange } from '../ui/time.ts';
import styles from './ReviewPage.module.css';

const cx = classesOf(styles);

/** Nothing takes no time: that would read as a promise. */
function predictedWords({ items, predicted }: Review): string {
  return items.length === 0 ? '–' : formatRange(predicted.lowMs, predicted.highMs);
}

/** The figures of the whole: how many, how old at worst, how long, in how many waves. How important stands by site. */
export function Summary({ review }: { readonly review: Review }) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  const facts: readonly (readonly [string, string])[] = [
    [t('review.fig.vms'), formatCount(review.items.length)],
    [t('review.fig.scope'), t(`scope.${review.scope}`)],
    ...(review.worstPointAgeMs === null
      ? []
      : [[t('review.fig.worst'), formatDuration(review.worstPointAgeMs)] as const]),
    [t('review.fig.excluded'), formatCount(review.excluded.length)],
    [t('review.fig.waves'), formatCount(review.waves)],
    [t('review.fig.predicted'), predictedWords(review)],
    [t('review.fig.facts'), review.factsHeardAt === null ? t('time.never') : formatAge(now - review.factsHeardAt)],
  ];
  return (
    <dl className={cx('figures')} aria-label={t('review.figures')}>
      {facts.map(([name, value]) => (
        <div key={name} className={cx('figure')}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
