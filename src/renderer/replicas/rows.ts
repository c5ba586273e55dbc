import { type EstatePicture, VM_FLAG } from '#shared/ipc/estate.ts';
import { severityOf } from '../estate/marks.ts';
import { markAt } from '../estate/vm.ts';
import type { Column } from './columns.ts';

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** The slots of the list in their order, and what they were sorted by: groups stand in the order of their first VM. */
export interface Order {
  readonly sort: Sort;
  readonly slots: readonly number[];
  /** By slot; NaN where there is nothing to sort by. */
  readonly keys: Float64Array;
}

/**
 * Those that match, sorted; equal ones stay in the order of their names. Every column is sorted by a number, because
 * 10,000 texts compared by the rules of a language take longer than a frame.
 */
export function orderOf(picture: EstatePicture, matches: Uint8Array | null, sort: Sort, gatewayNow: number): Order {
  const key = keyOf(picture, sort.column, gatewayNow);
  const keys = new Float64Array(picture.vmIds.length);
  const slots: number[] = [];
  for (let slot = 0; slot < keys.length; slot += 1) {
    if (matches !== null && matches[slot] !== 1) continue;
    keys[slot] = key(slot);
    slots.push(slot);
  }
  slots.sort((a, b) => compareKeys(keys[a] as number, keys[b] as number, sort) || a - b);
  return { sort, slots, keys };
}

/** NaN where there is nothing to sort by. Slots stand in the order of the names already. */
function keyOf(picture: EstatePicture, column: Column, gatewayNow: number): (slot: number) => number {
  const { siteIndex, hostIndex, networkIndex, applicationIndex, replicaHostIndex, flags } = picture;
  switch (column) {
    case 'name':
      return (slot) => slot;
    case 'site':
      return rankOf(picture.sites.map(nameOf), siteIndex);
    case 'cluster':
      return rankOf(
        picture.hosts.map(({ cluster }) => cluster),
        hostIndex,
      );
    case 'host':
      return rankOf(picture.hosts.map(nameOf), hostIndex);
    case 'network':
      return rankOf(picture.networks.map(nameOf), networkIndex);
    case 'application':
      return rankOf(picture.applications, applicationIndex);
    case 'replicaHost':
      return rankOf(picture.hosts.map(nameOf), replicaHostIndex);
    case 'tier':
      return (slot) => picture.tier[slot] ?? Number.NaN;
    case 'criticality':
      return (slot) => criticalityRank(flags[slot] ?? 0);
    case 'state':
      return (slot) => -severityOf(markAt(picture, slot, gatewayNow));
    case 'since':
      return (slot) => picture.stateSince[slot] ?? Number.NaN;
    case 'point':
      return (slot) => picture.latestPointAt[slot] ?? Number.NaN;
    case 'ratio':
      return (slot) => rpoRatio(picture, slot, gatewayNow) ?? Number.NaN;
    case 'tested':
      return (slot) => picture.lastTestedAt[slot] ?? Number.NaN;
    case 'blockers':
      return (slot) => -((flags[slot] ?? 0) & VM_FLAG.blocked);
  }
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function criticalityRank(flags: number): number {
  if ((flags & VM_FLAG.critical) !== 0) return 0;
  return (flags & VM_FLAG.important) !== 0 ? 1 : 2;
}

const collator = new Intl.Collator('en', { numeric: true });

/** By where a VM's name among these stands, in the order of the language. */
function rankOf(names: readonly (string | null)[], indexes: Int32Array): (slot: number) => number {
  const order = names.map((_name, index) => index).sort((a, b) => compareNames(names[a] ?? '', names[b] ?? ''));
  const ranks = new Float64Array(names.length).fill(Number.NaN);
  let rank = -1;
  order.forEach((index, place) => {
    const name = names[index] ?? null;
    if (name === null) return;
    // Equal names rank alike: two hosts of one cluster are not apart in its column.
    if (place === 0 || name !== names[order[place - 1] ?? -1]) rank = place;
    ranks[index] = rank;
  });
  return (slot) => ranks[indexes[slot] ?? -1] ?? Number.NaN;
}

export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

/** What is not known stands last, whichever way the list is sorted. */
export function compareKeys(a: number, b: number, { descending }: Sort): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return descending ? b - a : a - b;
}

/** Age of the newest point over the target; null where one of them is not known. */
export function rpoRatio(picture: EstatePicture, slot: number, gatewayNow: number): number | null {
  const at = picture.latestPointAt[slot] ?? Number.NaN;
  const target = picture.rpoTargetSeconds[slot] ?? Number.NaN;
  const ratio = Math.max(0, gatewayNow - at) / 1_000 / target;
  return Number.isFinite(ratio) ? ratio : null;
}
