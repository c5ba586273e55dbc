import type { ReactNode } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { currentConnection } from '../connections/store.ts';
import { changeDraft, useDraft } from '../review/draft.ts';
import { nothingOffered, type Offer, type Offers } from '../review/offers.ts';
import { requestOf } from '../review/request.ts';
import { makeReview, useReview } from '../review/store.ts';
import { BringHomeOffer } from '../failback/BringHomeOffer.tsx';
import type { Mask } from '../selection/mask.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Field } from '../ui/Field.tsx';
import { counted, t } from '../ui/text.ts';
import { verbWithCount } from '../ui/verbs.ts';
import { CaughtList } from './CaughtList.tsx';
import styles from './Inspector.module.css';
import { VerbChoice } from './VerbChoice.tsx';
import { VerbFields } from './VerbFields.tsx';

const cx = classesOf(styles);

interface Props {
  readonly picture: EstatePicture;
  readonly mask: Mask;
  readonly offers: Offers;
  readonly children: ReactNode;
  /** Long lists, below what is to be decided. */
  readonly below?: ReactNode;
}

/** Verb, what it asks, and the reason; then the review. Nothing here orders anything. */
export function Compose({ picture, mask, offers, children, below }: Props) {
  const draft = useDraft();
  const possible = offers.groups.flatMap((group) => group.offers).filter(({ included }) => included.length > 0);
  const offer = possible.find(({ verb }) => verb === draft.verb) ?? offers.likeliest;
  if (offer === null) {
    return (
      <>
        <div className={cx('body')}>
          {children}
          <BringHomeOffer picture={picture} mask={mask} />
          <CaughtList picture={picture} offer={nothingOffered(picture, mask)} />
          {below}
        </div>
        <footer className={cx('foot')}>
          <p className={cx('quiet')}>{t('composer.nothing')}</p>
        </footer>
      </>
    );
  }
  return (
    <>
      <div className={cx('body')}>
        {offers.twoCopies > 0 && <VerbChoice offers={offers} chosen={offer.verb} />}
        {children}
        {offers.twoCopies === 0 && <VerbChoice offers={offers} chosen={offer.verb} />}
        <BringHomeOffer picture={picture} mask={mask} />
        <VerbFields verb={offer.verb} picture={picture} mask={mask} />
        <section className={cx('section')}>
          <Field
            label={t('composer.reason')}
            value={draft.reason}
            onChange={(reason) => changeDraft({ reason })}
            placeholder={t('composer.reason.example')}
          />
        </section>
        <CaughtList picture={picture} offer={offer} />
        {below}
      </div>
      <ReviewFoot picture={picture} offer={offer} />
    </>
  );
}

function ReviewFoot({ picture, offer }: { readonly picture: EstatePicture; readonly offer: Offer }) {
  const draft = useDraft();
  const isMaking = useReview((state) => state.isMaking);
  const failure = useReview((state) => state.failure);
  const { verb, included, left } = offer;
  // All that were selected go to the console, so that its review says of each one left out why.
  const slots = [...included, ...left.map(({ slot }) => slot)];
  const vmIds = slots.map((slot) => picture.vmIds[slot] ?? '');
  const asked = { connectionId: picture.connectionId, verb, vmIds, planId: null, scope: null };
  const isReady = currentConnection() !== null && requestOf(asked, draft) !== null;
  return (
    <footer className={cx('foot')}>
      <FailureNote failure={failure} />
      {left.length > 0 && <p className={cx('quiet')}>{t('composer.left', counted(left.length))}</p>}
      <Button look="primary" isDisabled={!isReady || isMaking} onPress={() => void makeReview(asked)}>
        {isMaking ? t('composer.making') : t('composer.review', { what: verbWithCount(verb, included.length) })}
      </Button>
      <p className={cx('explain')}>{t('composer.nothingSent')}</p>
    </footer>
  );
}
