import { VM_FLAG } from '#shared/ipc/index.ts';
import type { VmLook, VmRow } from '#shared/ipc/index.ts';
import type { EstateRow } from '../store/ports.ts';

/** One VM as the window shows it, from one row of the store. */
export function vmRowOf(row: EstateRow): VmRow {
  return {
    vmId: row.vmId,
    name: row.name,
    siteId: row.siteId,
    hostId: row.hostId,
    networkId: row.networkId,
    application: row.application,
    tier: row.tier,
    look: lookOf(row),
    flags: flagsOf(row),
    state: row.state,
    stateSince: row.stateSince,
    replicaHostId: row.replicaHostId,
    rpoTargetSeconds: row.rpoTargetSeconds,
    latestPointAt: row.latestPointAt,
    lastTestedAt: row.lastTestedAt,
    blockerCode: row.blockerCode,
  };
}

/** What the cell says: two copies above all, then where the VM is, then its replica's state. */
export function lookOf(row: Pick<EstateRow, 'twoCopiesSince' | 'placement' | 'state'>): VmLook {
  if (row.twoCopiesSince !== null) return 'two-copies';
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
  return flags;
}
