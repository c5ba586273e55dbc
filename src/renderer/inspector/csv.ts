import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { blockerWords } from '../estate/blockers.ts';
import { blockerCodeAt } from '../estate/vm.ts';
import type { Cell } from '../papers/cells.ts';
import type { Offer } from '../review/offers.ts';
import { t } from '../ui/text.ts';

/** The reason; where the provider blocks it, what it says by its code. */
export function whyLeft(picture: EstatePicture, slot: number, why: WindowText): string {
  const blocker = why === 'left.blocked' ? blockerCodeAt(picture, slot) : null;
  return blocker === null ? t(why) : blockerWords(blocker);
}

/** What was caught, and what of it cannot be taken, with the reason. */
export function caughtTable(picture: EstatePicture, { included, left }: Offer): { header: string[]; rows: Cell[][] } {
  const siteOf = (slot: number): Cell => picture.sites[picture.siteIndex[slot] ?? -1]?.name ?? null;
  const nameOf = (slot: number): Cell => picture.names[slot] ?? null;
  return {
    header: [t('review.csv.vm'), t('list.column.site'), t('review.csv.caught'), t('review.csv.reason')],
    rows: [
      ...included.map((slot) => [nameOf(slot), siteOf(slot), t('review.csv.included'), null]),
      ...left.map(({ slot, why }) => [nameOf(slot), siteOf(slot), t('review.csv.left'), whyLeft(picture, slot, why)]),
    ],
  };
}
