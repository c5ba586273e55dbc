import type { Review } from '#shared/ipc/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import styles from './ReviewPage.module.css';

const cx = classesOf(styles);

/** What will be lost, what will be destroyed, what can be undone. Said even when it is nothing. */
export function Consequences({ review }: { readonly review: Review }) {
  return (
    <section className={cx('section')} aria-labelledby="review-consequences">
      <h2 id="review-consequences">{t('review.consequences')}</h2>
      <ul className={cx('list')}>
        <Line name={t('review.loses')} messages={review.loses} none={t('review.losesNothing')} />
        <Line name={t('review.destroys')} messages={review.destroys} none={t('review.destroysNothing')} />
        <Line name={t('review.undo')} messages={[review.undo]} none="" />
      </ul>
    </section>
  );
}

function Line({
  name,
  messages,
  none,
}: {
  readonly name: string;
  readonly messages: readonly Message[];
  readonly none: string;
}) {
  return (
    <li>
      <span className={cx('lead')}>{name}</span>
      <span>
        {messages.length === 0 ? none : messages.map((message, index) => <p key={index}>{words(message)}</p>)}
      </span>
    </li>
  );
}
