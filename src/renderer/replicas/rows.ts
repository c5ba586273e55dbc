import { type EstatePicture, VM_FLAG } from '#shared/ipc/estate.ts';
import { severityOf } from '../estate/marks.ts';
import { markAt } from '../estate/vm.ts';

export const columns = ['name', 'site', 'application', 'state', 'point', 'ratio', 'tested', 'blockers'] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true });

/** The slots in the order of the list: those that match, sorted; equal ones stay in the order of their names. */
export function sortedSlots(
  picture: EstatePicture,
  matches: Uint8Array | null,
  sort: Sort,
  gatewayNow: number,
): readonly number[] {
  const slots: number[] = [];
  for (let slot = 0; slot < picture.vmIds.length; slot += 1) {
    if (matches === null || matches[slot] === 1) slots.push(slot);
  }
  const key = keyOf(picture, sort.column, gatewayNow);
  const keys = new Map(slots.map((slot) => [slot, key(slot)]));
  const sign = sort.descending ? -1 : 1;
  return slots.sort((a, b) => compare(keys.get(a) ?? null, keys.get(b) ?? null, sign) || a - b);
}

type Key = string | number | null;

function keyOf(picture: EstatePicture, column: Column, gatewayNow: number): (slot: number) => Key {
  const absent = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  switch (column) {
    case 'name':
      return (slot) => picture.names[slot] ?? null;
    case 'site':
      return (slot) => picture.sites[picture.siteIndex[slot] ?? -1]?.name ?? null;
    case 'application':
      return (slot) => picture.applications[picture.applicationIndex[slot] ?? -1] ?? null;
    case 'state':
      return (slot) => -severityOf(markAt(picture, slot, gatewayNow));
    case 'point':
      return (slot) => absent(picture.latestPointAt[slot]);
    case 'ratio':
      return (slot) => rpoRatio(picture, slot, gatewayNow);
    case 'tested':
      return (slot) => absent(picture.lastTestedAt[slot]);
    case 'blockers':
      return (slot) => -((picture.flags[slot] ?? 0) & VM_FLAG.blocked);
  }
}

/** What is not known stands last, whichever way the list is sorted. */
function compare(a: Key, b: Key, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'string' && typeof b === 'string') return sign * collator.compare(a, b);
  return sign * (Number(a) - Number(b));
}

/** Age of the newest point over the target; null where one of them is not known. */
export function rpoRatio(picture: EstatePicture, slot: number, gatewayNow: number): number | null {
  const at = picture.latestPointAt[slot] ?? Number.NaN;
  const target = picture.rpoTargetSeconds[slot] ?? Number.NaN;
  const ratio = Math.max(0, gatewayNow - at) / 1_000 / target;
  return Number.isFinite(ratio) ? ratio : null;
}
