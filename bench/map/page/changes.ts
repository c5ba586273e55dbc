import { Dice } from '../../../practice/random.ts';
import { type EstateDelta, type EstatePicture, type VmRow, vmLooks } from '../../../src/shared/ipc/estate.ts';
import { GATEWAY_NOW } from './estate.ts';

export type RowsDelta = Extract<EstateDelta, { kind: 'rows' }>;

/** A message of changed VMs, spread over the estate: each begins work, or ends it. */
export function changesOf(picture: EstatePicture, count: number, seed: number): RowsDelta {
  const dice = new Dice(seed);
  const slots = new Set<number>();
  while (slots.size < Math.min(count, picture.vmIds.length)) slots.add(dice.int(0, picture.vmIds.length - 1));
  return {
    kind: 'rows',
    connectionId: picture.connectionId,
    fromVersion: picture.version,
    version: picture.version + 1,
    heardAt: GATEWAY_NOW,
    rows: [...slots].map((slot) => changedRow(picture, slot)),
    sites: [],
    networkScope: null,
  };
}

function changedRow(picture: EstatePicture, slot: number): VmRow {
  const isWorking = vmLooks[picture.look[slot] ?? 0] === 'working';
  return {
    vmId: picture.vmIds[slot] ?? '',
    name: picture.names[slot] ?? '',
    siteId: picture.sites[picture.siteIndex[slot] ?? -1]?.id ?? '',
    hostId: picture.hosts[picture.hostIndex[slot] ?? -1]?.id ?? '',
    networkId: null,
    application: null,
    tier: picture.tier[slot] ?? 1,
    look: isWorking ? 'failover' : 'working',
    flags: picture.flags[slot] ?? 0,
    state: null,
    stateSince: GATEWAY_NOW,
    replicaHostId: picture.hosts[picture.replicaHostIndex[slot] ?? -1]?.id ?? null,
    rpoTargetSeconds: picture.rpoTargetSeconds[slot] ?? null,
    latestPointAt: picture.latestPointAt[slot] ?? null,
    lastTestedAt: null,
    blockerCode: null,
  };
}
