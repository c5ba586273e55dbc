import type { Host, Site } from '#shared/domain/index.ts';
import { type EstatePicture, vmLooks } from '#shared/ipc/estate.ts';

const RPO_TARGET_SECONDS = 900;

/** What stands where. */
export interface PlainEstate {
  readonly connectionId: string;
  readonly sites: readonly Site[];
  readonly hosts: readonly Host[];
  /** The host of each VM, as an index into `hosts`. */
  readonly homes: readonly number[];
}

/** A made-up estate: every VM is protected, and the replicas go round the provider's hosts. */
export function plainEstate({ connectionId, sites, hosts, homes }: PlainEstate): EstatePicture {
  const count = homes.length;
  const siteIds = sites.map(({ id }) => id);
  const siteOf = hosts.map((host) => siteIds.indexOf(host.siteId));
  const cloud = [...hosts.keys()].filter((index) => sites[siteOf[index] ?? -1]?.role === 'provider');
  return {
    connectionId,
    version: 1,
    heardAt: 0,
    sites,
    hosts,
    networks: [],
    applications: [],
    blockers: [],
    networkScope: null,
    vmIds: homes.map((_home, slot) => `vm-${slot}`),
    names: homes.map((_home, slot) => `vm-${String(slot).padStart(4, '0')}`),
    siteIndex: Int32Array.from(homes, (home) => siteOf[home] ?? -1),
    hostIndex: Int32Array.from(homes),
    networkIndex: new Int32Array(count).fill(-1),
    applicationIndex: new Int32Array(count).fill(-1),
    replicaHostIndex: Int32Array.from(homes, (_home, slot) => cloud[slot % cloud.length] ?? -1),
    blockerIndex: new Int32Array(count).fill(-1),
    tier: new Uint8Array(count).fill(1),
    look: new Uint8Array(count).fill(vmLooks.indexOf('protected')),
    flags: new Uint16Array(count),
    stateSince: new Float64Array(count).fill(Number.NaN),
    rpoTargetSeconds: new Float64Array(count).fill(RPO_TARGET_SECONDS),
    latestPointAt: new Float64Array(count),
    lastTestedAt: new Float64Array(count).fill(Number.NaN),
  };
}

const nothing = { cpuMhz: 0, memoryBytes: 0 };

/** A host of a made-up estate. */
export function plainHost(id: string, siteId: string, cluster: string | null): Host {
  return { id, siteId, cluster, name: `host-${id}`, capacity: nothing, used: nothing };
}
