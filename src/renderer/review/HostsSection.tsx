import { useEffect, useRef } from 'react';
import type { Review } from '#shared/ipc/index.ts';
import { ActFacts } from '../hosts/ActFacts.tsx';
import { Gaps } from '../hosts/Gaps.tsx';
import { useHosts } from '../hosts/store.ts';
import { actLine } from '../hosts/words.ts';
import { classesOf } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { t } from '../ui/text.ts';
import styles from './ReviewPage.module.css';
import { makeReviewAgain } from './store.ts';

const cx = classesOf(styles);

interface Props {
  readonly review: Review;
  /** For who only reads it: nothing of it is done from this computer. */
  readonly readOnly: boolean;
}

/** What the run does on the tenant's hosts, each in full for who asks; and what this computer lacks for it. */
export function HostsSection({ review, readOnly }: Props) {
  const changes = useHosts((state) => state.changes);
  const seen = useRef(changes);
  useEffect(() => {
    if (readOnly || seen.current === changes) return;
    seen.current = changes;
    void makeReviewAgain();
  }, [changes, readOnly]);
  return (
    <section className={cx('section')} aria-labelledby="review-hosts">
      <h2 id="review-hosts">{t('review.hosts')}</h2>
      {review.acts.map(({ stepId, name, act }) => (
        <Disclosure key={stepId} title={`${name}: ${actLine(act)}`}>
          <ActFacts act={act} />
        </Disclosure>
      ))}
      {!readOnly && <Gaps gaps={review.hostGaps} readyWords={t('review.hosts.ready')} />}
    </section>
  );
}
