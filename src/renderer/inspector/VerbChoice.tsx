import type { RunVerb } from '#shared/domain/index.ts';
import { changeDraft } from '../review/draft.ts';
import { type Offer, type Offers, whyNot } from '../review/offers.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Radios } from '../ui/Radios.tsx';
import { counted, t } from '../ui/text.ts';
import { verbWord } from '../ui/verbs.ts';
import styles from './Inspector.module.css';

const cx = classesOf(styles);

/** What can be done, the likeliest kind first; beside it, greyed, what of that kind cannot, and why. */
export function VerbChoice({ offers, chosen }: { readonly offers: Offers; readonly chosen: RunVerb }) {
  const { groups, twoCopies } = offers;
  const canUndo = groups.some((group) =>
    group.offers.some(({ verb, included }) => verb === 'failback' && included.length > 0),
  );
  return (
    <section className={cx('section')} aria-label={t('composer.what')}>
      {twoCopies > 0 && <Callout level="error">{t('composer.twoCopies', counted(twoCopies))}</Callout>}
      <Radios
        label={t('composer.what')}
        value={chosen}
        onChange={(verb) => changeDraft({ verb })}
        options={groups.flatMap((group) =>
          group.offers.map((offer, index) => ({
            value: offer.verb,
            label: verbWord(offer.verb),
            hint: hintOf(offer),
            isDisabled: offer.included.length === 0,
            ...(index === 0 && groups.length > 1 ? { heading: t(group.name) } : {}),
          })),
        )}
      />
      {canUndo && <p className={cx('explain')}>{t('composer.undoOrFailback')}</p>}
    </section>
  );
}

function hintOf(offer: Offer): string {
  if (offer.included.length > 0) return t('composer.fits', counted(offer.included.length));
  const why = whyNot(offer);
  return t('composer.fitsNone', { why: why === null ? '' : t(why) });
}
