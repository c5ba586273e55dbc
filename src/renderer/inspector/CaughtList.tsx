import type { EstatePicture } from '#shared/ipc/estate.ts';
import { TableButton } from '../papers/TableButton.tsx';
import type { Offer } from '../review/offers.ts';
import { classesOf } from '../ui/classes.ts';
import { counted, formatCount, t } from '../ui/text.ts';
import { caughtTable } from './csv.ts';
import styles from './Inspector.module.css';

const cx = classesOf(styles);
/** The review lists all of them; here a beginning is enough, and 10,000 names would only slow the hand. */
const NAMES_MAX = 100;

/**
 * What was caught, in words: off-screen ones and those that cannot be taken included. A list takes the focus, so that the
 * keyboard can scroll it.
 */
export function CaughtList({ picture, offer }: { readonly picture: EstatePicture; readonly offer: Offer }) {
  const { included, left } = offer;
  return (
    <section className={cx('section')}>
      {left.length > 0 && (
        <>
          <h3 id="caught-left-out">{t('composer.leftOut', counted(left.length))}</h3>
          <ul className={cx('names')} tabIndex={0} aria-labelledby="caught-left-out">
            {left.slice(0, NAMES_MAX).map(({ slot, why }) => (
              <li key={slot}>
                <span>{picture.names[slot]}</span>
                <span className={cx('quiet')}>{t(why)}</span>
              </li>
            ))}
            <More of={left.length} />
          </ul>
        </>
      )}
      {included.length > 0 && (
        <>
          <h3 id="caught-included">{t('composer.included', counted(included.length))}</h3>
          <ul className={cx('names')} tabIndex={0} aria-labelledby="caught-included">
            {included.slice(0, NAMES_MAX).map((slot) => (
              <li key={slot}>
                <span>{picture.names[slot]}</span>
                <span className={cx('quiet')}>{picture.sites[picture.siteIndex[slot] ?? -1]?.name}</span>
              </li>
            ))}
            <More of={included.length} />
          </ul>
        </>
      )}
      {included.length + left.length > 0 && (
        <TableButton name={t('table.caught')} table={() => caughtTable(picture, offer)} />
      )}
    </section>
  );
}

function More({ of }: { readonly of: number }) {
  if (of <= NAMES_MAX) return null;
  return <li className={cx('quiet')}>{t('composer.more', { count: formatCount(of - NAMES_MAX) })}</li>;
}
