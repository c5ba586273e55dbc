import { type EstatePicture, VM_FLAG } from '#shared/ipc/estate.ts';
import { severityOf } from '../estate/marks.ts';
import { markAt } from '../estate/vm.ts';

export const columns = ['name', 'site', 'application', 'state', 'point', 'ratio', 'tested', 'blockers'] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/**
 * The slots in the order of the list: those that match, sorted; equal ones stay in the order of their names. Every column
 * is sorted by a number, because 10,000 texts compared by the rules of a language take longer than a frame.
 */
export function sortedSlots(
  picture: EstatePicture,
  matches: Uint8Array | null,
  sort: Sort,
  gatewayNow: number,
): readonly number[] {
  const key = keyOf(picture, sort.column, gatewayNow);
  const keys = new Float64Array(picture.vmIds.length);
  const slots: number[] = [];
  for (let slot = 0; slot < keys.length; slot += 1) {
    if (matches !== null && matches[slot] !== 1) continue;
    keys[slot] = key(slot);
    slots.push(slot);
  }
  const sign = sort.descending ? -1 : 1;
  return slots.sort((a, b) => compare(keys[a] as number, keys[b] as number, sign) || a - b);
}

/** NaN where there is nothing to sort by. Slots stand in the order of the names already. */
function keyOf(picture: EstatePicture, column: Column, gatewayNow: number): (slot: number) => number {
  switch (column) {
    case 'name':
      return (slot) => slot;
    case 'site': {
      const ranks = ranksOf(picture.sites.map((site) => site.name));
      return (slot) => ranks[picture.siteIndex[slot] ?? -1] ?? Number.NaN;
    }
    case 'application': {
      const ranks = ranksOf(picture.applications);
      return (slot) => ranks[picture.applicationIndex[slot] ?? -1] ?? Number.NaN;
    }
    case 'state':
      return (slot) => -severityOf(markAt(picture, slot, gatewayNow));
    case 'point':
      return (slot) => picture.latestPointAt[slot] ?? Number.NaN;
    case 'ratio':
      return (slot) => rpoRatio(picture, slot, gatewayNow) ?? Number.NaN;
    case 'tested':
      return (slot) => picture.lastTestedAt[slot] ?? Number.NaN;
    case 'blockers':
      return (slot) => -((picture.flags[slot] ?? 0) & VM_FLAG.blocked);
  }
}

const collator = new Intl.Collator('en', { numeric: true });

/** Where each name stands among all, in the order of the language. */
function ranksOf(names: readonly string[]): readonly number[] {
  const order = names.map((_name, index) => index).sort((a, b) => collator.compare(names[a] ?? '', names[b] ?? ''));
  const ranks = new Array<number>(names.length).fill(0);
  order.forEach((index, rank) => {
    ranks[index] = rank;
  });
  return ranks;
}

/** What is not known stands last, whichever way the list is sorted. */
function compare(a: number, b: number, sign: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return sign * (a - b);
}

/** Age of the newest point over the target; null where one of them is not known. */
export function rpoRatio(picture: EstatePicture, slot: number, gatewayNow: number): number | null {
  const at = picture.latestPointAt[slot] ?? Number.NaN;
  const target = picture.rpoTargetSeconds[slot] ?? Number.NaN;
  const ratio = Math.max(0, gatewayNow - at) / 1_000 / target;
  return Number.isFinite(ratio) ? ratio : null;
}
