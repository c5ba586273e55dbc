import type { ReactNode } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { currentConnection } from '../connections/store.ts';
import { changeDraft, policyOf, useDraft } from '../review/draft.ts';
import { likeliest, type Offer } from '../review/offers.ts';
import { makeReview, useReview } from '../review/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { Radios } from '../ui/Radios.tsx';
import { counted, formatCount, t, words } from '../ui/text.ts';
import { verbWithCount, verbWord } from '../ui/verbs.ts';
import { CaughtList } from './CaughtList.tsx';
import styles from './Inspector.module.css';
import { PointPolicyFields } from './PointPolicyFields.tsx';

const cx = classesOf(styles);

interface Props {
  readonly picture: EstatePicture;
  readonly offers: readonly Offer[];
  readonly children: ReactNode;
}

/** Verb, point and reason; then the review. Nothing here orders anything. */
export function Compose({ picture, offers, children }: Props) {
  const draft = useDraft();
  const isMaking = useReview((state) => state.isMaking);
  const failure = useReview((state) => state.failure);
  const possible = offers.filter((offer) => offer.included.length > 0);
  const chosen = possible.find((offer) => offer.verb === draft.verb)?.verb ?? likeliest(offers);
  const offer = offers.find((one) => one.verb === chosen);
  const count = offer?.included.length ?? 0;
  const isReady = count > 0 && (chosen !== 'failover' || policyOf(draft) !== null);
  const review = () => {
    const connection = currentConnection();
    if (!connection || !offer) return;
    // All that were selected go to the console, so that its review says of each one left out why.
    const slots = [...offer.included, ...offer.left.map(({ slot }) => slot)];
    const vmIds = slots.map((slot) => picture.vmIds[slot] ?? '');
    void makeReview({ connectionId: connection.id, verb: chosen, vmIds });
  };
  return (
    <>
      <div className={cx('body')}>
        {children}
        {possible.length > 0 && (
          <section className={cx('section')} aria-label={t('composer.what')}>
            <Radios
              label={t('composer.what')}
              value={chosen}
              onChange={(verb) => changeDraft({ verb })}
              options={possible.map((one) => ({
                value: one.verb,
                label: verbWord(one.verb),
                hint: t('composer.fits', { ...counted(one.included.length) }),
              }))}
            />
            {possible.some((one) => one.verb !== 'failover') && (
              <p className={cx('explain')}>{t('composer.undoOrFailback')}</p>
            )}
          </section>
        )}
        {chosen === 'failover' && count > 0 && <PointPolicyFields />}
        {count > 0 && (
          <section className={cx('section')}>
            <Field
              label={t('composer.reason')}
              value={draft.reason}
              onChange={(reason) => changeDraft({ reason })}
              placeholder={t('composer.reason.example')}
            />
          </section>
        )}
        {offer && <CaughtList picture={picture} offer={offer} />}
      </div>
      <footer className={cx('foot')}>
        {failure && (
          <Callout level="error" live>
            {words(failure.message)}
          </Callout>
        )}
        {count === 0 && <p className={cx('quiet')}>{t('composer.nothing')}</p>}
        {offer && offer.left.length > 0 && count > 0 && (
          <p className={cx('quiet')}>
            {t('composer.left', { n: offer.left.length, count: formatCount(offer.left.length) })}
          </p>
        )}
        {count > 0 && (
          <>
            <Button look="primary" isDisabled={!isReady || isMaking} onPress={review}>
              {isMaking ? t('composer.making') : t('composer.review', { what: verbWithCount(chosen, count) })}
            </Button>
            <p className={cx('explain')}>{t('composer.nothingSent')}</p>
          </>
        )}
      </footer>
    </>
  );
}
