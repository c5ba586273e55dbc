import type { EstatePicture } from '#shared/ipc/estate.ts';
import { type Mark, marks, severityOf } from './marks.ts';
import type { Colouring } from '#shared/ipc/look.ts';
import { markColumn } from './colouring.ts';

export interface MarkCount {
  readonly mark: Mark;
  readonly slots: readonly number[];
}

export interface SiteSummary {
  readonly siteIndex: number;
  readonly vms: number;
  /** What needs attention first. */
  readonly byMark: readonly MarkCount[];
}

export interface Summary {
  readonly byMark: readonly MarkCount[];
  readonly sites: readonly SiteSummary[];
}

/** Counts by state, or by whatever the map is coloured by, for the whole estate and for each site; the worst first. */
export function summarise(picture: EstatePicture, gatewayNow: number, colouring: Colouring = 'state'): Summary {
  const markOfSlot = markColumn(picture, gatewayNow, colouring);
  const all = noSlots();
  const bySite = picture.sites.map(noSlots);
  for (let slot = 0; slot < markOfSlot.length; slot += 1) {
    const mark = markOfSlot[slot] as number;
    all[mark]?.push(slot);
    bySite[picture.siteIndex[slot] ?? -1]?.[mark]?.push(slot);
  }
  return {
    byMark: sorted(all),
    sites: bySite.map((counts, siteIndex) => {
      const byMark = sorted(counts);
      return { siteIndex, byMark, vms: byMark.reduce((sum, { slots }) => sum + slots.length, 0) };
    }),
  };
}

/** By index into `marks`. */
type SlotsByMark = readonly number[][];

function noSlots(): SlotsByMark {
  return marks.map(() => []);
}

function sorted(slotsByMark: SlotsByMark): readonly MarkCount[] {
  return marks
    .map((mark, index) => ({ mark, slots: slotsByMark[index] ?? [] }))
    .filter(({ slots }) => slots.length > 0)
    .sort((a, b) => severityOf(b.mark) - severityOf(a.mark));
}
