import type { StoredReview, StoredRunView } from '#shared/ipc/index.ts';
import { ReviewSections } from '../review/ReviewSections.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';

const cx = classesOf(styles);

interface Props extends StoredReview {
  readonly stored: StoredRunView;
}

/** The review that the requester read, for the approver: with the facts as they are now, and whether that changes anything. */
export function ReviewedAgain({ stored, review, isUnchanged }: Props) {
  const who = stored.createdBy;
  return (
    <section aria-label={t('approve.review')}>
      <div className={cx('section')}>
        {isUnchanged ? (
          <Callout level="info">{t('approve.unchanged', { who })}</Callout>
        ) : (
          <Callout level="warning">{t('approve.changed', { who })}</Callout>
        )}
      </div>
      <ReviewSections review={review} readOnly />
    </section>
  );
}
