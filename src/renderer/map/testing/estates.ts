import type { EstatePicture } from '#shared/ipc/estate.ts';
import { plainEstate, plainHost } from '../../estate/plain.ts';

/** A small made-up estate for tests: every number of VMs stands on the host of that index. */
export interface EstateShape {
  /** VMs on each production host of LON-A. */
  readonly lonA: readonly number[];
  readonly lonB?: readonly number[];
  readonly cloudHosts?: number;
  /** The application of each VM, over and over; none unless given. */
  readonly applications?: readonly (string | null)[];
}

export function estateOf({ lonA, lonB = [], cloudHosts = 2, applications = [null] }: EstateShape): EstatePicture {
  const contact = { state: 'connected', since: 0, lastReportAt: 0 } as const;
  const homes = [...lonA, ...lonB].flatMap((count, index) => Array.from({ length: count }, () => index));
  const names = [...new Set(['Payments', ...applications.filter((name) => name !== null)])].sort();
  const plain = plainEstate({
    connectionId: 'test',
    sites: [
      { id: 'lon-a', name: 'LON-A', role: 'production', contact },
      { id: 'lon-b', name: 'LON-B', role: 'production', contact },
      { id: 'cloud', name: 'Cloud', role: 'provider', contact },
    ],
    hosts: [
      ...lonA.map((_count, index) => plainHost(`a${index}`, 'lon-a', index < 2 ? 'A-1' : 'A-2')),
      ...lonB.map((_count, index) => plainHost(`b${index}`, 'lon-b', null)),
      ...Array.from({ length: cloudHosts }, (_none, index) => plainHost(`c${index}`, 'cloud', 'Gold')),
    ],
    homes,
  });
  return {
    ...plain,
    applications: names,
    applicationIndex: Int32Array.from(homes, (_home, slot) => {
      const name = applications[slot % applications.length] ?? null;
      return name === null ? -1 : names.indexOf(name);
    }),
  };
}

/** The same estate without some of its VMs, as the console would send it anew. */
export function without(picture: EstatePicture, isGone: (vmId: string) => boolean): EstatePicture {
  const kept = picture.vmIds.flatMap((vmId, slot) => (isGone(vmId) ? [] : [slot]));
  const ints = (column: Int32Array) => Int32Array.from(kept, (slot) => column[slot] ?? -1);
  const floats = (column: Float64Array) => Float64Array.from(kept, (slot) => column[slot] ?? Number.NaN);
  return {
    ...picture,
    version: picture.version + 1,
    vmIds: kept.map((slot) => picture.vmIds[slot] ?? ''),
    names: kept.map((slot) => picture.names[slot] ?? ''),
    siteIndex: ints(picture.siteIndex),
    hostIndex: ints(picture.hostIndex),
    networkIndex: ints(picture.networkIndex),
    applicationIndex: ints(picture.applicationIndex),
    replicaHostIndex: ints(picture.replicaHostIndex),
    blockerIndex: ints(picture.blockerIndex),
    tier: Uint8Array.from(kept, (slot) => picture.tier[slot] ?? 0),
    look: Uint8Array.from(kept, (slot) => picture.look[slot] ?? 0),
    flags: Uint16Array.from(kept, (slot) => picture.flags[slot] ?? 0),
    stateSince: floats(picture.stateSince),
    rpoTargetSeconds: floats(picture.rpoTargetSeconds),
    latestPointAt: floats(picture.latestPointAt),
    lastTestedAt: floats(picture.lastTestedAt),
  };
}

/** The same estate with a VM more on each of these hosts, given by their indexes; with its replica where others have one. */
export function withMore(picture: EstatePicture, homes: readonly number[], prefix = 'new'): EstatePicture {
  const clouds = picture.hosts.flatMap(({ siteId }, index) => (siteId === 'cloud' ? [index] : []));
  const ints = (column: Int32Array, more: (home: number, nth: number) => number) =>
    Int32Array.from([...column, ...homes.map(more)]);
  const bytes = (column: Uint8Array) => Uint8Array.from([...column, ...homes.map(() => 1)]);
  const floats = (column: Float64Array) => Float64Array.from([...column, ...homes.map(() => 0)]);
  const names = homes.map((_home, nth) => `${prefix}-${nth}`);
  return {
    ...picture,
    version: picture.version + 1,
    vmIds: [...picture.vmIds, ...names],
    names: [...picture.names, ...names],
    siteIndex: ints(picture.siteIndex, (home) =>
      picture.sites.findIndex(({ id }) => id === picture.hosts[home]?.siteId),
    ),
    hostIndex: ints(picture.hostIndex, (home) => home),
    networkIndex: ints(picture.networkIndex, () => -1),
    applicationIndex: ints(picture.applicationIndex, () => -1),
    replicaHostIndex: ints(picture.replicaHostIndex, (_home, nth) => clouds[nth % clouds.length] ?? -1),
    tier: bytes(picture.tier),
    look: bytes(picture.look),
    flags: Uint16Array.from([...picture.flags, ...homes.map(() => 0)]),
    stateSince: floats(picture.stateSince),
    rpoTargetSeconds: floats(picture.rpoTargetSeconds),
    latestPointAt: floats(picture.latestPointAt),
    lastTestedAt: floats(picture.lastTestedAt),
  };
}

/** The same estate without one of its hosts, and without the VMs on it; replicas that were there have none. */
export function withoutHost(picture: EstatePicture, hostId: string): EstatePicture {
  const gone = picture.hosts.findIndex(({ id }) => id === hostId);
  const onGone = new Set(picture.vmIds.filter((_id, slot) => picture.hostIndex[slot] === gone));
  const rest = without(picture, (vmId) => onGone.has(vmId));
  const moved = (index: number) => (index === gone ? -1 : index > gone ? index - 1 : index);
  return {
    ...rest,
    hosts: picture.hosts.filter(({ id }) => id !== hostId),
    hostIndex: rest.hostIndex.map(moved),
    replicaHostIndex: rest.replicaHostIndex.map(moved),
  };
}
