import { VM_FLAG } from '#shared/ipc/index.ts';
import type { VmLook, VmRow } from '#shared/ipc/index.ts';
import type { EstateRow, InventoryReader } from '../store/ports.ts';

/** The sites that the provider hears now: what their agents told of the sources holds. */
export type HeardSites = ReadonlySet<string>;

export function heardSitesOf(reader: Pick<InventoryReader, 'sites'>): HeardSites {
  return new Set(reader.sites().flatMap(({ id, contact }) => (contact.state === 'connected' ? [id] : [])));
}

/** VMs of which an order shows no effect in its time: runs know that, not the store. */
export type StalledVms = ReadonlySet<string>;

/** One VM as the window shows it, from one row of the store. */
export function vmRowOf(row: EstateRow, heardSites: HeardSites, stalled: StalledVms): VmRow {
  return {
    vmId: row.vmId,
    name: row.name,
    siteId: row.siteId,
    hostId: row.hostId,
    networkId: row.networkId,
    application: row.application,
    tier: row.tier,
    look: lookOf(row, heardSites),
    flags: flagsOf(row) | (stalled.has(row.vmId) ? VM_FLAG.stalled : 0),
    state: row.state,
    stateSince: row.stateSince,
    replicaHostId: row.replicaHostId,
    rpoTargetSeconds: row.rpoTargetSeconds,
    latestPointAt: row.latestPointAt,
    lastTestedAt: row.lastTestedAt,
    blockerCode: row.blockerCode,
  };
}

type LookFacts = Pick<
  EstateRow,
  'twoCopiesSince' | 'placement' | 'state' | 'siteId' | 'power' | 'sourcePower' | 'isolated'
>;

/**
 * Our own reading of the facts, beside the provider's flag: whichever comes first is shown, because two copies that run
 * unnoticed are the worst that can happen. A test and an isolated replica reach nobody; while a replica is processed or
 * switched, the two powers are told one after the other, and a moment of both is no fact.
 */
function bothSeenRunning(row: LookFacts, heardSites: HeardSites): boolean {
  if (row.power !== 'on' || row.sourcePower !== 'on' || row.isolated || !heardSites.has(row.siteId)) return false;
  return row.state !== 'verifying' && row.state !== 'processing' && row.state !== 'switching';
}

/** What the cell says: two copies above all, then where the VM is, then its replica's state. */
export function lookOf(row: LookFacts, heardSites: HeardSites): VmLook {
  if (row.twoCopiesSince !== null || bothSeenRunning(row, heardSites)) return 'two-copies';
  if (row.placement === 'provider' || row.state === 'permanent') return 'moved';
  switch (row.state) {
    case null:
      return 'unprotected';
    case 'ready':
      return 'protected';
    case 'processing':
    case 'undoing':
    case 'finalising':
    case 'synchronising':
    case 'switching':
      return 'working';
    case 'verifying':
      return 'test';
    case 'failover':
      return 'failover';
    case 'failover-failed':
      return 'failed';
    case 'ready-to-switch':
      return 'ready-to-switch';
    case 'failback':
      return 'failback';
    case 'unknown':
      return 'unknown';
  }
}

function flagsOf(row: EstateRow): number {
  let flags = 0;
  if (row.replicaKind === 'cdp') flags |= VM_FLAG.cdp;
  if (row.claimedByRunId !== null) flags |= VM_FLAG.claimed;
  if (row.blockerCode !== null && !row.failoverOffered) flags |= VM_FLAG.blocked;
  if (row.sourcePower === 'on') flags |= VM_FLAG.sourceOn;
  if (row.sourcePower === 'off') flags |= VM_FLAG.sourceOff;
  if (row.criticality === 'critical') flags |= VM_FLAG.critical;
  if (row.criticality === 'important') flags |= VM_FLAG.important;
  if (row.failoverOffered) flags |= VM_FLAG.failoverOffered;
  if (row.isolated) flags |= VM_FLAG.isolated;
  return flags;
}
