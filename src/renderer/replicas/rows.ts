import { type EstatePicture, VM_FLAG } from '#shared/ipc/estate.ts';
import { severityOf } from '../estate/marks.ts';
import { blockerAt, markAt } from '../estate/vm.ts';
import type { Column } from './columns.ts';
import { nameRanks } from './nameRanks.ts';

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
  const { sites, hosts, networks, applications } = picture;
  const { siteIndex, hostIndex, networkIndex, applicationIndex, replicaHostIndex, flags } = picture;
  switch (column) {
    case 'name':
      return (slot) => slot;
    case 'site':
      return byRank(nameRanks(sites, 'name', nameOf), siteIndex);
    case 'cluster':
      return byRank(
        nameRanks(hosts, 'cluster', ({ cluster }) => cluster),
        hostIndex,
      );
    case 'host':
      return byRank(nameRanks(hosts, 'name', nameOf), hostIndex);
    case 'network':
      return byRank(nameRanks(networks, 'name', nameOf), networkIndex);
    case 'application':
      return byRank(
        nameRanks(applications, 'name', (name) => name),
        applicationIndex,
      );
    case 'replicaHost':
      return byRank(nameRanks(hosts, 'name', nameOf), replicaHostIndex);
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
      return byBlocker(picture);
  }
}

export function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function criticalityRank(flags: number): number {
  if ((flags & VM_FLAG.critical) !== 0) return 0;
  return (flags & VM_FLAG.important) !== 0 ? 1 : 2;
}

/** Those that are blocked alike stand together. */
function byBlocker(picture: EstatePicture): (slot: number) => number {
  const rankOf = new Map(picture.blockers.toSorted().map((code, rank) => [code, rank]));
  return (slot) => rankOf.get(blockerAt(picture, slot) ?? '') ?? Number.NaN;
}

function byRank(ranks: Float64Array, indexes: Int32Array): (slot: number) => number {
  return (slot) => ranks[indexes[slot] ?? -1] ?? Number.NaN;
}

/** What is not known stands last, whichever way the list is sorted. */
export function compareKeys(a: number, b: number, { descending }: Pick<Sort, 'descending'>): number {
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
