import type { EstatePicture } from '#shared/ipc/estate.ts';
import { TableButton } from '../papers/TableButton.tsx';
import type { Offer } from '../review/offers.ts';
import { chooseSlots } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { NameList } from '../ui/NameList.tsx';
import { counted, t } from '../ui/text.ts';
import { caughtTable, whyLeft } from './csv.ts';
import styles from './Inspector.module.css';

const cx = classesOf(styles);

/** All that was caught, in words: off-screen ones and those that cannot be taken included. Each can be taken out again. */
export function CaughtList({ picture, offer }: { readonly picture: EstatePicture; readonly offer: Offer }) {
  const { included, left } = offer;
  const isSingle = included.length + left.length === 1;
  const listOf = (slotAt: (place: number) => number | undefined) => ({
    nameOf: (place: number) => picture.names[slotAt(place) ?? -1] ?? '',
    onTakeOut: isSingle ? null : (place: number) => takeOut(slotAt(place)),
  });
  return (
    <section className={cx('section')}>
      {left.length > 0 && (
        <>
          <h3 id="caught-left-out">{t('composer.leftOut', counted(left.length))}</h3>
          <NameList
            {...listOf((place) => left[place]?.slot)}
            labelledBy="caught-left-out"
            count={left.length}
            besideOf={(place) => whyAt(picture, left[place])}
          />
        </>
      )}
      {included.length > 0 && (
        <>
          <h3 id="caught-included">{t('composer.included', counted(included.length))}</h3>
          <NameList
            {...listOf((place) => included[place])}
            labelledBy="caught-included"
            count={included.length}
            besideOf={(place) => picture.sites[picture.siteIndex[included[place] ?? -1] ?? -1]?.name ?? ''}
          />
        </>
      )}
      {included.length + left.length > 0 && (
        <TableButton name={t('table.caught')} table={() => caughtTable(picture, offer)} />
      )}
    </section>
  );
}

function takeOut(slot: number | undefined): void {
  if (slot !== undefined) chooseSlots([slot], 'subtract');
}

function whyAt(picture: EstatePicture, one: Offer['left'][number] | undefined): string {
  return one === undefined ? '' : whyLeft(picture, one.slot, one.why);
}
