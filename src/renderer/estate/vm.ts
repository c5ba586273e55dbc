import { type EstatePicture, VM_FLAG, type VmLook, vmLooks } from '#shared/ipc/estate.ts';
import { type Mark, markOf, present } from './marks.ts';

/** One VM of a picture, read by its slot. For what is shown one at a time; loops over thousands read the columns. */
export interface VmAt {
  readonly slot: number;
  readonly vmId: string;
  readonly name: string;
  readonly site: string;
  readonly siteId: string;
  readonly host: string;
  readonly cluster: string | null;
  readonly replicaHost: string | null;
  readonly network: string | null;
  readonly application: string | null;
  readonly tier: number;
  readonly look: VmLook;
  readonly flags: number;
  readonly stateSince: number | null;
  readonly rpoTargetSeconds: number | null;
  readonly latestPointAt: number | null;
  readonly lastTestedAt: number | null;
  /** What keeps it from being failed over, by its code; see `blockerAt`. */
  readonly blocker: string | null;
}

export function lookAt(picture: EstatePicture, slot: number): VmLook {
  return vmLooks[picture.look[slot] ?? 0] ?? 'unknown';
}

export function vmAt(picture: EstatePicture, slot: number): VmAt | null {
  const vmId = picture.vmIds[slot];
  if (vmId === undefined) return null;
  const site = picture.sites[picture.siteIndex[slot] ?? -1];
  const host = picture.hosts[picture.hostIndex[slot] ?? -1];
  return {
    slot,
    vmId,
    name: picture.names[slot] ?? vmId,
    site: site?.name ?? '',
    siteId: site?.id ?? '',
    host: host?.name ?? '',
    cluster: host?.cluster ?? null,
    replicaHost: picture.hosts[picture.replicaHostIndex[slot] ?? -1]?.name ?? null,
    network: picture.networks[picture.networkIndex[slot] ?? -1]?.name ?? null,
    application: picture.applications[picture.applicationIndex[slot] ?? -1] ?? null,
    tier: picture.tier[slot] ?? 0,
    look: lookAt(picture, slot),
    flags: picture.flags[slot] ?? 0,
    stateSince: present(picture.stateSince[slot]),
    rpoTargetSeconds: present(picture.rpoTargetSeconds[slot]),
    latestPointAt: present(picture.latestPointAt[slot]),
    lastTestedAt: present(picture.lastTestedAt[slot]),
    blocker: blockerAt(picture, slot),
  };
}

export function markAt(picture: EstatePicture, slot: number, gatewayNow: number): Mark {
  const look = lookAt(picture, slot);
  if (look !== 'two-copies' && hasFlag(picture.flags[slot] ?? 0, 'stalled')) return 'stalled';
  return markOf(
    look,
    picture.latestPointAt[slot] ?? Number.NaN,
    picture.rpoTargetSeconds[slot] ?? Number.NaN,
    gatewayNow,
  );
}

/** Where a VM is at home and meant to be failed over, a blocker is news; elsewhere its state says all. */
const looksAtHome: readonly VmLook[] = ['protected', 'failed', 'unknown'];

/** The code of what keeps a VM from being failed over; null for what runs at the provider or is on its way. */
export function blockerAt(picture: EstatePicture, slot: number): string | null {
  if (!hasFlag(picture.flags[slot] ?? 0, 'blocked') || !looksAtHome.includes(lookAt(picture, slot))) return null;
  return blockerCodeAt(picture, slot);
}

/** The code of what keeps a replica from something, be that news or not. */
export function blockerCodeAt(picture: EstatePicture, slot: number): string | null {
  return picture.blockers[picture.blockerIndex[slot] ?? -1] ?? null;
}

export function hasFlag(flags: number, flag: keyof typeof VM_FLAG): boolean {
  return (flags & VM_FLAG[flag]) !== 0;
}
