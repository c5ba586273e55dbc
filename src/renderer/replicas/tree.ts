import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { Mask } from '../selection/mask.ts';
import { nameRanks } from './nameRanks.ts';
import { compareKeys, nameOf, type Order } from './rows.ts';

/** A site, a cluster or a host with its VMs. */
export interface Group {
  /** The same from one picture to the next, so that it stays folded. */
  readonly key: string;
  readonly kind: 'site' | 'cluster' | 'host';
  readonly siteIndex: number;
  readonly name: string;
  /** Where its name stands among those of its kind. */
  readonly rank: number;
  readonly level: number;
  /** Index of the group around it, or -1. */
  readonly parent: number;
  /** All VMs below it, sorted. */
  readonly slots: readonly number[];
  readonly children: readonly number[];
  /** Its place among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
}

/** The places of an estate with their VMs; independent of what is folded. */
export interface Tree {
  readonly order: Order;
  readonly groups: readonly Group[];
  readonly roots: readonly number[];
  /** By slot: the innermost group, or -1 in a list without places. */
  readonly groupOf: Int32Array;
}

/** A row is a VM by its slot, or a group by its index; one number, because there are 10,000. */
export type Row = number;
export const rowOfGroup = (index: number): Row => -1 - index;
export const groupOfRow = (row: Row): number => (row < 0 ? -1 - row : -1);

type Part = Pick<Group, 'kind' | 'name' | 'rank' | 'siteIndex' | 'parent'>;
type Draft = { -readonly [K in keyof Group]: Group[K] } & { slots: number[]; children: number[] };

export function treeOf(picture: EstatePicture, order: Order, isGrouped: boolean): Tree {
  const groupOf = new Int32Array(picture.vmIds.length).fill(-1);
  if (!isGrouped) return { order, groups: [], roots: [], groupOf };
  const drafts: Draft[] = [];
  const byKey = new Map<string, number>();
  const groupCalled = (key: string, part: Part): number => {
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const level = (drafts[part.parent]?.level ?? 0) + 1;
    byKey.set(key, drafts.length);
    drafts.push({ ...part, key, level, slots: [], children: [], position: 0, siblings: 0 });
    drafts[part.parent]?.children.push(drafts.length - 1);
    return drafts.length - 1;
  };
  const hostGroups = new Map<number, number>();
  for (const slot of order.slots) {
    const siteIndex = picture.siteIndex[slot] ?? -1;
    const hostIndex = picture.hostIndex[slot] ?? -1;
    const place = (siteIndex + 1) * (picture.hosts.length + 1) + hostIndex + 1;
    const innermost = hostGroups.get(place) ?? placeOf(picture, siteIndex, hostIndex, groupCalled);
    hostGroups.set(place, innermost);
    groupOf[slot] = innermost;
    for (let group = drafts[innermost]; group; group = drafts[group.parent]) group.slots.push(slot);
  }
  const roots = drafts.flatMap(({ parent }, index) => (parent < 0 ? [index] : []));
  for (const siblings of [roots, ...drafts.map(({ children }) => children)]) arrange(siblings, drafts, order);
  return { order, groups: drafts, roots, groupOf };
}

/** Finds or makes the groups around a VM, and gives the innermost. */
function placeOf(
  picture: EstatePicture,
  siteIndex: number,
  hostIndex: number,
  groupCalled: (key: string, part: Part) => number,
): number {
  const { sites, hosts } = picture;
  const site = sites[siteIndex];
  const host = hosts[hostIndex];
  const siteId = site?.id ?? '';
  const inSite = groupCalled(`site ${siteId}`, {
    ...{ kind: 'site', name: site?.name ?? '', siteIndex, parent: -1 },
    rank: nameRanks(sites, 'name', nameOf)[siteIndex] ?? Number.NaN,
  });
  const cluster = host?.cluster ?? null;
  const clusterRank = nameRanks(hosts, 'cluster', (one) => one.cluster)[hostIndex] ?? Number.NaN;
  const parent =
    cluster === null
      ? inSite
      : groupCalled(`cluster ${siteId} ${cluster}`, {
          ...{ kind: 'cluster', name: cluster, siteIndex, parent: inSite, rank: clusterRank },
        });
  return groupCalled(`host ${siteId} ${host?.id ?? ''}`, {
    ...{ kind: 'host', name: host?.name ?? '', siteIndex, parent },
    rank: nameRanks(hosts, 'name', nameOf)[hostIndex] ?? Number.NaN,
  });
}

/** Siblings stand as their first VMs do: by state, the place with the worst comes first. By name, they have their own. */
function arrange(siblings: number[], drafts: Draft[], { sort, keys }: Order): void {
  const keyOf = (index: number) => keys[drafts[index]?.slots[0] ?? -1] ?? Number.NaN;
  const byName = (a: Draft, b: Draft) => {
    if (a.kind !== b.kind) return a.kind === 'cluster' ? -1 : 1;
    return compareKeys(a.rank, b.rank, { descending: sort.column === 'name' && sort.descending });
  };
  siblings.sort((a, b) => {
    const [one, other] = [drafts[a], drafts[b]];
    if (!one || !other) return 0;
    const byKey = sort.column === 'name' ? 0 : compareKeys(keyOf(a), keyOf(b), sort);
    return byKey || byName(one, other);
  });
  siblings.forEach((index, place) => {
    const draft = drafts[index];
    if (draft) Object.assign(draft, { position: place + 1, siblings: siblings.length });
  });
}

/** The rows as they stand one below the other; what is folded keeps its VMs to itself. */
export function rowsOf({ order, groups, roots }: Tree, folded: ReadonlySet<string>): readonly Row[] {
  if (groups.length === 0) return order.slots;
  const rows: Row[] = [];
  const add = (index: number): void => {
    const group = groups[index];
    if (!group) return;
    rows.push(rowOfGroup(index));
    if (folded.has(group.key)) return;
    if (group.kind === 'host') for (const slot of group.slots) rows.push(slot);
    else group.children.forEach(add);
  };
  roots.forEach(add);
  return rows;
}

/** The VMs of rows: of a folded group all of them; an open one stands for nothing, its VMs have rows of their own. */
export function slotsOfRows(rows: readonly Row[], { groups }: Tree, folded: ReadonlySet<string>): readonly number[] {
  return rows.flatMap((row) => {
    if (row >= 0) return row;
    const group = groups[groupOfRow(row)];
    return group && folded.has(group.key) ? group.slots : [];
  });
}

/** How many VMs of each group are selected. */
export function chosenIn({ groups, groupOf }: Tree, mask: Mask): Int32Array {
  const chosen = new Int32Array(groups.length);
  for (let slot = 0; slot < mask.length; slot += 1) {
    if (mask[slot] !== 1) continue;
    for (let index = groupOf[slot] ?? -1; index >= 0; index = groups[index]?.parent ?? -1) {
      chosen[index] = (chosen[index] as number) + 1;
    }
  }
  return chosen;
}

/** The groups around a VM, the innermost first. */
export function groupsAround({ groups, groupOf }: Tree, slot: number): readonly Group[] {
  const around: Group[] = [];
  for (let group = groups[groupOf[slot] ?? -1]; group; group = groups[group.parent]) around.push(group);
  return around;
}
