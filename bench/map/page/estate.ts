import { Dice } from '../../../practice/random.ts';
import type { Host, Site } from '../../../src/shared/domain/index.ts';
import { type EstatePicture, VM_FLAG, type VmLook, vmLooks } from '../../../src/shared/ipc/estate.ts';

/** The practice provider's proportions of a large estate. */
const SITE_VMS_MIN = 1_250;
const SITES_MAX = 40;
const HOST_VMS = 18;
const CLUSTER_HOSTS = 8;
const CLOUD_HOST_VMS = 250;
const RPO_SECONDS = 3_600;
const MINUTE_MS = 60_000;

/** The estate's present. A fixed one: the same seed must give the same picture on any day. */
export const GATEWAY_NOW = Date.UTC(2026, 0, 15, 9);

const nothing = { cpuMhz: 0, memoryBytes: 0 };

function siteOf(id: string, name: string, role: Site['role'], state: Site['contact']['state']): Site {
  return { id, name, role, contact: { state, since: GATEWAY_NOW - 40 * MINUTE_MS, lastReportAt: GATEWAY_NOW } };
}

function hostsOf(siteId: string, prefix: string, count: number, cluster: (index: number) => string): Host[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${siteId}-host-${index + 1}`,
    siteId,
    cluster: cluster(index),
    name: `${prefix}-${String(index + 1).padStart(3, '0')}`,
    capacity: nothing,
    used: nothing,
  }));
}

/** The first site is lost and half failed over: states change from cell to cell there, which is dear to draw. */
function lookOf(dice: Dice, isLostSite: boolean): VmLook {
  const chance = dice.next();
  if (isLostSite) {
    if (chance < 0.45) return 'failover';
    if (chance < 0.75) return 'working';
    return chance < 0.8 ? 'failed' : chance < 0.83 ? 'unknown' : 'protected';
  }
  if (chance < 0.03) return 'unprotected';
  if (chance < 0.05) return 'test';
  return chance < 0.055 ? 'failed' : chance < 0.057 ? 'moved' : 'protected';
}

/** A seeded estate as the window gets it: production sites round robin, every replica on one of the cloud's hosts. */
export function estateOf(vms: number, seed = 1): EstatePicture {
  const siteCount = Math.min(SITES_MAX, Math.max(2, Math.ceil(vms / SITE_VMS_MIN)));
  const hostsPerSite = Math.ceil(vms / siteCount / HOST_VMS);
  const cloudHosts = Math.max(2, Math.ceil(vms / CLOUD_HOST_VMS));
  const production = Array.from({ length: siteCount }, (_, index) =>
    siteOf(`site-${index + 1}`, `Site ${index + 1}`, 'production', index === 0 ? 'lost' : 'connected'),
  );
  const sites = [...production, siteOf('cloud', 'Harbour Cloud', 'provider', 'connected')];
  const hosts = [
    ...production.flatMap((site) =>
      hostsOf(site.id, `${site.id}-esx`, hostsPerSite, (index) => `cluster-${Math.floor(index / CLUSTER_HOSTS) + 1}`),
    ),
    ...hostsOf('cloud', 'cloud-host', cloudHosts, () => 'harbour-cluster-01'),
  ];
  const dice = new Dice(seed);
  const numbers = Array.from({ length: vms }, (_, slot) => slot);
  const isUnprotected = (slot: number) => look[slot] === vmLooks.indexOf('unprotected');
  const siteIndex = Int32Array.from(numbers, (slot) => slot % siteCount);
  const look = Uint8Array.from(siteIndex, (site) => vmLooks.indexOf(lookOf(dice, site === 0)));
  return {
    connectionId: 'bench',
    version: 1,
    heardAt: GATEWAY_NOW,
    sites,
    hosts,
    networks: [],
    applications: [],
    blockers: [],
    networkScope: null,
    vmIds: numbers.map((slot) => `vm-${slot}`),
    names: numbers.map((slot) => `s${slot % siteCount}-app-${String(slot).padStart(6, '0')}`),
    siteIndex,
    hostIndex: Int32Array.from(numbers, (slot) => {
      const inSite = Math.floor(slot / siteCount);
      return (slot % siteCount) * hostsPerSite + (inSite % hostsPerSite);
    }),
    networkIndex: new Int32Array(vms).fill(-1),
    applicationIndex: new Int32Array(vms).fill(-1),
    replicaHostIndex: Int32Array.from(numbers, (slot) =>
      isUnprotected(slot) ? -1 : siteCount * hostsPerSite + (slot % cloudHosts),
    ),
    blockerIndex: new Int32Array(vms).fill(-1),
    tier: new Uint8Array(vms).fill(1),
    look,
    flags: new Uint16Array(vms).fill(VM_FLAG.sourceOn),
    stateSince: new Float64Array(vms).fill(GATEWAY_NOW - MINUTE_MS),
    rpoTargetSeconds: new Float64Array(vms).fill(RPO_SECONDS),
    // About one in sixteen is behind its target, some far.
    latestPointAt: Float64Array.from(numbers, () => {
      const lag = dice.chance(0.06) ? dice.between(1.5, 6) : dice.between(0, 0.9);
      return GATEWAY_NOW - lag * RPO_SECONDS * 1_000;
    }),
    lastTestedAt: new Float64Array(vms).fill(Number.NaN),
  };
}
