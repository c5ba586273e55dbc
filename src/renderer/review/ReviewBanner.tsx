import { ClipboardList } from 'lucide-react';
import { useNavigation } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { verbWithCount } from '../ui/verbs.ts';
import styles from './ReviewBanner.module.css';
import { leaveReview, resumeReview, useReview } from './store.ts';

const cx = classesOf(styles);

/** On every other page while a review is under way: what was given in it is still there, and so is the way back. */
export function ReviewBanner() {
  const review = useReview((state) => state.review);
  const isRead = useNavigation(({ page }) => page.kind === 'review');
  if (review === null || isRead) return null;
  return (
    <section className={cx('banner')} aria-label={t('review.banner')}>
      <ClipboardList size={16} aria-hidden="true" />
      <span className={cx('title')}>
        {t('review.title', { what: verbWithCount(review.verb, review.items.length) })}
      </span>
      <span className={cx('quiet')}>{t('review.underWay')}</span>
      <span className={cx('spring')} />
      <Button look="quiet" onPress={leaveReview}>
        {t('review.drop')}
      </Button>
      <Button onPress={resumeReview}>{t('review.goOn')}</Button>
    </section>
  );
}
