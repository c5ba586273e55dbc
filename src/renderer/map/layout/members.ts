import type { LayoutEstate } from './types.ts';

/** The VMs of one host's box, in the order of its cells; -1 keeps a place free that somebody left. */
export type Members = Int32Array;

export interface HostMembers {
  /** By which it is known from one picture to the next. */
  readonly key: string;
  /** Index into the picture's hosts, or -1 for "host unknown" at that site. */
  readonly hostIndex: number;
  readonly siteIndex: number;
  readonly members: Members;
  /** How many of them keep their seat. */
  readonly stay: number;
}

/** Which VM stood in which cell of which host before, so that it can stay there. Keys are ids, which outlive slots. */
export type Places = ReadonlyMap<string, readonly (string | null)[]>;

export function hostKey(estate: LayoutEstate, hostIndex: number, siteIndex: number): string {
  return estate.hosts[hostIndex]?.id ?? `unknown@${estate.sites[siteIndex]?.id ?? ''}`;
}

/** Every host with its VMs and replicas. Every VM is in exactly one box as itself, whatever the provider left out. */
export function membersOf(estate: LayoutEstate, places: Places): readonly HostMembers[] {
  const siteOfHost = siteIndexByHost(estate);
  // Behind the hosts, for VMs whose host nobody knows, a box for no site and one for each.
  const strays = siteOfHost.length + 1;
  const slotsOfBox = slotsByBox(estate, strays);
  return slotsOfBox.flatMap((slots, box) => {
    const isHost = box < siteOfHost.length;
    if (!isHost && slots.length === 0) return [];
    const hostIndex = isHost ? box : -1;
    const siteIndex = isHost ? (siteOfHost[box] ?? -1) : box - strays;
    const key = hostKey(estate, hostIndex, siteIndex);
    return [{ key, hostIndex, siteIndex, ...seated(slots, estate.vmIds, places.get(key) ?? []) }];
  });
}

/** Who stands in each box, in the order of the slots. Counted first, so that no list has to grow. */
function slotsByBox(estate: LayoutEstate, strays: number): readonly Int32Array[] {
  const { vmIds, hosts, siteIndex, hostIndex, replicaHostIndex } = estate;
  const vms = vmIds.length;
  const homeBox = new Int32Array(vms);
  const end = new Int32Array(strays + estate.sites.length);
  for (let slot = 0; slot < vms; slot += 1) {
    const host = hostIndex[slot] as number;
    const box = host >= 0 && host < hosts.length ? host : strays + (siteIndex[slot] as number);
    homeBox[slot] = box;
    (end[box] as number) += 1;
    const replica = replicaHostIndex[slot] as number;
    if (replica >= 0 && replica !== host) (end[replica] as number) += 1;
  }
  for (let box = 1; box < end.length; box += 1) (end[box] as number) += end[box - 1] as number;
  const slots = new Int32Array(end.at(-1) ?? 0);
  const ends = end.slice();
  // From the last to the first: each box is filled from its end.
  for (let slot = vms - 1; slot >= 0; slot -= 1) {
    const replica = replicaHostIndex[slot] as number;
    if (replica >= 0 && replica !== hostIndex[slot]) slots[((end[replica] as number) -= 1)] = slot;
    slots[((end[homeBox[slot] as number] as number) -= 1)] = slot;
  }
  return Array.from(ends, (to, box) => slots.subarray(end[box], to));
}

function siteIndexByHost(estate: LayoutEstate): readonly number[] {
  const sites = new Map(estate.sites.map((site, index) => [site.id, index]));
  return estate.hosts.map((host) => sites.get(host.siteId) ?? -1);
}

/** Who was here keeps the seat; who is new takes the first free one, in the order of the names. */
function seated(
  slots: Members,
  vmIds: readonly string[],
  before: readonly (string | null)[],
): Pick<HostMembers, 'members' | 'stay'> {
  if (before.length === 0) return { members: slots, stay: 0 };
  const slotById = new Map(Array.from(slots, (slot) => [vmIds[slot] ?? '', slot]));
  const seats = before.map((vmId) => (vmId === null ? -1 : (slotById.get(vmId) ?? -1)));
  const sitting = new Set(seats);
  sitting.delete(-1);
  const waiting = Array.from(slots.filter((slot) => !sitting.has(slot)));
  for (let seat = 0; seat < seats.length && waiting.length > 0; seat += 1) {
    if (seats[seat] === -1) seats[seat] = waiting.shift() ?? -1;
  }
  seats.push(...waiting);
  while (seats.at(-1) === -1) seats.pop();
  return { members: Int32Array.from(seats), stay: sitting.size };
}
