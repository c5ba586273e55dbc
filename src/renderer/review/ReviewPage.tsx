import { ArrowLeft } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { verbWithCount } from '../ui/verbs.ts';
import { Confirm } from './Confirm.tsx';
import { Consequences } from './Consequences.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { ExcludedSection } from './ExcludedSection.tsx';
import { ItemsSection } from './ItemsSection.tsx';
import styles from './ReviewPage.module.css';
import { PlanSection } from './PlanSection.tsx';
import { Prediction } from './Prediction.tsx';
import { leaveReview, useReview } from './store.ts';
import { Summary } from './Summary.tsx';
import { TargetSection } from './TargetSection.tsx';

const cx = classesOf(styles);

/** Everything a person must know before a dangerous action, on one page; at its side what it takes to start it. */
export function ReviewPage() {
  const review = useReview((state) => state.review);
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
        <Summary review={review} />
        <Consequences review={review} />
        <EvidenceSection review={review} />
        <ExcludedSection review={review} />
        <TargetSection review={review} />
        <Prediction review={review} />
        {review.planId !== null && <PlanSection connectionId={review.connectionId} planId={review.planId} />}
        <ItemsSection review={review} />
      </article>
      <Confirm review={review} />
    </div>
  );
}
