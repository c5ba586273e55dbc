import type { LayoutEstate } from './types.ts';

/** The VMs of one host's box, in the order of its cells; -1 keeps a place free that somebody left. */
export type Members = readonly number[];

export interface HostMembers {
  /** By which it is known from one picture to the next. */
  readonly key: string;
  /** Index into the picture's hosts, or -1 for "host unknown" at that site. */
  readonly hostIndex: number;
  readonly siteIndex: number;
  readonly members: Members;
}

/** Which VM stood in which cell of which host before, so that it can stay there. Keys are ids, which outlive slots. */
export type Places = ReadonlyMap<string, readonly (string | null)[]>;

export function hostKey(estate: LayoutEstate, hostIndex: number, siteIndex: number): string {
  return estate.hosts[hostIndex]?.id ?? `unknown@${estate.sites[siteIndex]?.id ?? ''}`;
}

/** Every host with its VMs and replicas. Every VM is in exactly one box as itself, whatever the provider left out. */
export function membersOf(estate: LayoutEstate, places: Places): readonly HostMembers[] {
  const siteOfHost = siteIndexByHost(estate);
  const known: Found[] = siteOfHost.map((siteIndex, hostIndex) => ({ hostIndex, siteIndex, slots: [] }));
  const strays = new Map<number, Found>();
  const boxOf = (hostIndex: number, siteOfStray: number): Found => {
    const host = known[hostIndex];
    if (host) return host;
    const stray = strays.get(siteOfStray) ?? { hostIndex, siteIndex: siteOfStray, slots: [] };
    strays.set(siteOfStray, stray);
    return stray;
  };
  for (let slot = 0; slot < estate.vmIds.length; slot += 1) {
    const home = estate.hostIndex[slot] ?? -1;
    boxOf(home, estate.siteIndex[slot] ?? -1).slots.push(slot);
    const replicaHost = estate.replicaHostIndex[slot] ?? -1;
    if (replicaHost >= 0 && replicaHost !== home) boxOf(replicaHost, -1).slots.push(slot);
  }
  return [...known, ...strays.values()].map(({ hostIndex, siteIndex, slots }) => {
    const key = hostKey(estate, hostIndex, siteIndex);
    return { key, hostIndex, siteIndex, members: seated(slots, estate.vmIds, places.get(key) ?? []) };
  });
}

interface Found {
  readonly hostIndex: number;
  readonly siteIndex: number;
  readonly slots: number[];
}

function siteIndexByHost(estate: LayoutEstate): readonly number[] {
  const sites = new Map(estate.sites.map((site, index) => [site.id, index]));
  return estate.hosts.map((host) => sites.get(host.siteId) ?? -1);
}

/** Who was here keeps the seat; who is new takes the first free one, in the order of the names. */
function seated(slots: readonly number[], vmIds: readonly string[], before: readonly (string | null)[]): Members {
  if (before.length === 0) return slots;
  const slotById = new Map(slots.map((slot) => [vmIds[slot] ?? '', slot]));
  const seats = before.map((vmId) => (vmId === null ? -1 : (slotById.get(vmId) ?? -1)));
  const sitting = new Set(seats);
  const waiting = slots.filter((slot) => !sitting.has(slot));
  for (let seat = 0; seat < seats.length && waiting.length > 0; seat += 1) {
    if (seats[seat] === -1) seats[seat] = waiting.shift() ?? -1;
  }
  seats.push(...waiting);
  while (seats.at(-1) === -1) seats.pop();
  return seats;
}
