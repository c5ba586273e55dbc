import type { LayoutEstate } from './types.ts';

/** The VMs of one host's box, in the order of its cells; -1 keeps a place free that somebody left. */
export type Members = readonly number[];

export interface HostMembers {
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
  const found = new Map<string, { hostIndex: number; siteIndex: number; slots: number[] }>();
  const put = (hostIndex: number, siteIndex: number, slot: number | null) => {
    const key = hostKey(estate, hostIndex, siteIndex);
    const entry = found.get(key) ?? { hostIndex, siteIndex, slots: [] };
    if (slot !== null) entry.slots.push(slot);
    found.set(key, entry);
  };
  estate.hosts.forEach((_host, hostIndex) => put(hostIndex, siteOfHost[hostIndex] ?? -1, null));
  for (let slot = 0; slot < estate.vmIds.length; slot += 1) {
    const home = estate.hostIndex[slot] ?? -1;
    put(home, siteOfHost[home] ?? estate.siteIndex[slot] ?? -1, slot);
    const replicaHost = estate.replicaHostIndex[slot] ?? -1;
    if (replicaHost >= 0 && replicaHost !== home) put(replicaHost, siteOfHost[replicaHost] ?? -1, slot);
  }
  return [...found].map(([key, { hostIndex, siteIndex, slots }]) => ({
    hostIndex,
    siteIndex,
    members: seated(slots, estate.vmIds, places.get(key) ?? []),
  }));
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
