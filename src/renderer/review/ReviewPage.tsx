import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { takeBackHere } from '../app/undo.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { verbWithCount } from '../ui/verbs.ts';
import { Confirm } from './Confirm.tsx';
import styles from './ReviewPage.module.css';
import { ReviewSections } from './ReviewSections.tsx';
import { forgetFailure, leaveReview, redoChange, undoChange, useReview } from './store.ts';

const cx = classesOf(styles);

/** Everything a person must know before a dangerous action, on one page; at its side what it takes to start it. */
export function ReviewPage() {
  const review = useReview((state) => state.review);
  useEffect(() => {
    forgetFailure();
    const end = takeBackHere({ undo: undoChange, redo: redoChange, what: 'choice.review' });
    return () => {
      end();
      forgetFailure();
    };
  }, []);
  if (!review) return <p className={cx('none')}>{t('review.none')}</p>;
  return (
    <div className={cx('page')}>
      <article className={cx('main')} aria-label={t('review.label')}>
        <header className={cx('head')}>
          <Button look="icon" aria-label={t('review.back')} onPress={leaveReview}>
            <ArrowLeft size={16} aria-hidden="true" />
          </Button>
          <h1>{t('review.title', { what: verbWithCount(review.verb, review.items.length) })}</h1>
        </header>
        <ReviewSections review={review} />
      </article>
      <Confirm review={review} />
    </div>
  );
}
