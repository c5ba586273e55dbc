import type { Review } from '#shared/ipc/index.ts';
import { lifecycle, mainOrderOf } from '#shared/lifecycle/index.ts';
import { message, type Message } from '#shared/texts/index.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import { formatFull } from '../ui/time.ts';
import { optionWords, pointWords } from './optionWords.ts';
import styles from './ReviewPage.module.css';

const cx = classesOf(styles);

/** What it needs, takes and leaves, and how it is undone. Said even when it is nothing. */
export function Consequences({ review }: { readonly review: Review }) {
  const picture = useCurrentPicture();
  const rule = lifecycle[mainOrderOf[review.verb]];
  const params = { n: review.items.length };
  const chosen = [
    ...pointWords(review),
    ...optionWords(review.options, picture?.hosts ?? []),
    ...(review.finaliseBy === null ? [] : [t('review.finaliseBy', { at: formatFull(review.finaliseBy) })]),
  ];
  return (
    <section className={cx('section')} aria-labelledby="review-consequences">
      <h2 id="review-consequences">{t('review.consequences')}</h2>
      <ul className={cx('list')}>
        {review.reason !== '' && <Line name={t('review.reason')} lines={[review.reason]} />}
        {chosen.length > 0 && <Line name={t('review.chosen')} lines={chosen} />}
        <Line name={t('review.needs')} lines={[words(message(rule.needsText, params))]} />
        <Line name={t('review.loses')} lines={linesOf(review.loses, t('review.losesNothing'))} />
        <Line name={t('review.destroys')} lines={linesOf(review.destroys, t('review.destroysNothing'))} />
        <Line name={t('review.undo')} lines={[words(review.undo)]} />
        {rule.failureText !== null && (
          <Line name={t('review.ifItFails')} lines={[words(message(rule.failureText, params))]} />
        )}
      </ul>
    </section>
  );
}

function linesOf(messages: readonly Message[], none: string): readonly string[] {
  return messages.length === 0 ? [none] : messages.map(words);
}

function Line({ name, lines }: { readonly name: string; readonly lines: readonly string[] }) {
  return (
    <li>
      <span className={cx('lead')}>{name}</span>
      <span>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </span>
    </li>
  );
}
