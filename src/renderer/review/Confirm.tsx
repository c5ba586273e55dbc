import { useEffect, useRef } from 'react';
import { Form } from 'react-aria-components';
import type { Review } from '#shared/ipc/index.ts';
import { useWhyNot } from '../offline/whyNot.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t, words } from '../ui/text.ts';
import { verbWithCount } from '../ui/verbs.ts';
import { Approval } from './Approval.tsx';
import styles from './ReviewPage.module.css';
import { arm, leaveReview, makeReviewAgain, typeScope, useReview } from './store.ts';
import { isTyped } from './request.ts';

const cx = classesOf(styles);

/** What stands in the way, the phrase to type where it is dangerous, and the button. Cancel has the keyboard first. */
export function Confirm({ review }: { readonly review: Review }) {
  const { typed, isArming, isMaking, isOutdated, failure } = useReview();
  const cancel = useRef<HTMLButtonElement>(null);
  // In a small window it lies below what is to be read first.
  useEffect(() => cancel.current?.focus({ preventScroll: true }), []);
  const whyNot = useWhyNot(review.connectionId, 'run.arm');
  const hasHindrance = review.hindrances.length > 0;
  const mustType = isTyped(review.verb);
  const isConfirmed = !mustType || typed === review.scopePhrase;
  const isBusy = isArming || isMaking || isOutdated;
  const canStart = whyNot === null && !hasHindrance && isConfirmed && !isBusy && review.items.length > 0;
  const what = verbWithCount(review.verb, review.items.length);
  return (
    <aside className={cx('confirm')} aria-label={t('confirm.label')}>
      <h2>{what}</h2>
      <Hindrances review={review} />
      <Approval review={review} />
      {isOutdated && !isMaking && <Callout level="warning">{t('review.outdated')}</Callout>}
      {failure && (
        <Callout level="error" live>
          {words(failure.message)}
          {failure.code === 'review-changed' && <p>{t('confirm.reviewAgain')}</p>}
        </Callout>
      )}
      <Form
        className={cx('buttons')}
        onSubmit={(event) => {
          event.preventDefault();
          if (canStart) void arm(review.scopePhrase);
        }}
      >
        {mustType && (
          <>
            <p>
              {t('confirm.type')} <code className={cx('phrase')}>{review.scopePhrase}</code>
            </p>
            <Field
              label={t('confirm.scope')}
              value={typed}
              onChange={typeScope}
              isDisabled={hasHindrance}
              autoComplete="off"
              spellCheck="false"
              mono
            />
          </>
        )}
        <Button type="submit" look="primary" whyNot={whyNot} isDisabled={whyNot === null && !canStart}>
          {what}
        </Button>
        <Button buttonRef={cancel} showsFocus onPress={leaveReview}>
          {t('common.cancel')}
        </Button>
        <p className={cx('quiet')}>{t('confirm.countdown')}</p>
        <Button look="quiet" isDisabled={isMaking} onPress={() => void makeReviewAgain()}>
          {t(isMaking ? 'composer.making' : 'confirm.refresh')}
        </Button>
      </Form>
    </aside>
  );
}

function Hindrances({ review }: { readonly review: Review }) {
  if (review.hindrances.length === 0) return null;
  return (
    <section aria-label={t('confirm.hindrances')}>
      <p>{t('confirm.hindrances')}</p>
      <ul className={cx('hindrances')}>
        {review.hindrances.map((hindrance, index) => (
          <li key={index}>
            <Callout level="error">{words(hindrance)}</Callout>
          </li>
        ))}
      </ul>
    </section>
  );
}
