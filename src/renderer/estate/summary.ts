import type { EstatePicture } from '#shared/ipc/estate.ts';
import { type Mark, marks, severityOf } from './marks.ts';
import type { Colouring } from '#shared/ipc/look.ts';
import { shownMarkAt } from './colouring.ts';

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
  const all = new Map<Mark, number[]>();
  const bySite = picture.sites.map(() => new Map<Mark, number[]>());
  for (let slot = 0; slot < picture.vmIds.length; slot += 1) {
    const mark = shownMarkAt(picture, slot, gatewayNow, colouring);
    push(all, mark, slot);
    const site = bySite[picture.siteIndex[slot] ?? -1];
    if (site) push(site, mark, slot);
  }
  return {
    byMark: sorted(all),
    sites: bySite.map((counts, siteIndex) => {
      const byMark = sorted(counts);
      return { siteIndex, byMark, vms: byMark.reduce((sum, { slots }) => sum + slots.length, 0) };
    }),
  };
}

function push(counts: Map<Mark, number[]>, mark: Mark, slot: number): void {
  const slots = counts.get(mark);
  if (slots) slots.push(slot);
  else counts.set(mark, [slot]);
}

function sorted(counts: ReadonlyMap<Mark, number[]>): readonly MarkCount[] {
  return marks
    .filter((mark) => counts.has(mark))
    .sort((a, b) => severityOf(b) - severityOf(a))
    .map((mark) => ({ mark, slots: counts.get(mark) ?? [] }));
}
