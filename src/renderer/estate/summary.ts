import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { Colouring } from '#shared/ipc/look.ts';
import { markColumn } from './colouring.ts';
import { type Mark, marks } from './marks.ts';

/** How many VMs have each mark, by its place in `marks`. */
export type MarkCounts = Uint32Array;

export interface MarkCount {
  readonly mark: Mark;
  readonly count: number;
}

export interface SiteSummary {
  readonly siteIndex: number;
  readonly vms: number;
  readonly counts: MarkCounts;
  /** What needs attention first; only what there is. */
  readonly byMark: readonly MarkCount[];
}

export interface Summary {
  /** Of what moment, gateway epoch milliseconds, and of which marks. */
  readonly gatewayNow: number;
  readonly colouring: Colouring;
  readonly byMark: readonly MarkCount[];
  readonly sites: readonly SiteSummary[];
}

/** Counts by state, or by whatever the map is coloured by, for the whole estate and for each site; the worst first. */
export function summarise(picture: EstatePicture, gatewayNow: number, colouring: Colouring = 'state'): Summary {
  const markOfSlot = markColumn(picture, gatewayNow, colouring);
  const { siteIndex } = picture;
  // One row for no site, then one for each.
  const table = new Uint32Array((picture.sites.length + 1) * marks.length);
  for (let slot = 0; slot < markOfSlot.length; slot += 1) {
    const at = ((siteIndex[slot] as number) + 1) * marks.length + (markOfSlot[slot] as number);
    (table[at] as number) += 1;
  }
  const all = emptyCounts();
  table.forEach((count, at) => ((all[at % marks.length] as number) += count));
  const sites = picture.sites.map((_site, index) => {
    const counts = table.subarray((index + 1) * marks.length, (index + 2) * marks.length);
    return { siteIndex: index, vms: total(counts), counts, byMark: worstFirst(counts) };
  });
  return { gatewayNow, colouring, byMark: worstFirst(all), sites };
}

/** Those whom the summary counted under a mark; at one site, where it is given. */
export function slotsUnder(
  mark: Mark,
  picture: EstatePicture,
  { gatewayNow, colouring }: Pick<Summary, 'gatewayNow' | 'colouring'>,
  siteIndex?: number,
): readonly number[] {
  const index = marks.indexOf(mark);
  const markOfSlot = markColumn(picture, gatewayNow, colouring);
  return Array.from(picture.vmIds.keys()).filter(
    (slot) => markOfSlot[slot] === index && (siteIndex === undefined || picture.siteIndex[slot] === siteIndex),
  );
}

export function emptyCounts(): MarkCounts {
  return new Uint32Array(marks.length);
}

export function total(counts: MarkCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** `marks` are in the order of concern. */
function worstFirst(counts: MarkCounts): readonly MarkCount[] {
  return marks
    .map((mark, index) => ({ mark, count: counts[index] as number }))
    .filter(({ count }) => count > 0)
    .reverse();
}
