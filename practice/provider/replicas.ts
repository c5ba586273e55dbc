import type { ComputeAmount, Host, Replica, Site, Vm } from '#shared/domain/index.ts';
import { TENANT_ID } from '../estate/ids.ts';
import { judge, twoCopiesSince } from '../model/judge.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';

type Reads = Pick<Transaction, 'get'>;

/** The site that a failback leads to; the VM's own where none is going on. */
export function productionSiteId(reads: Reads, replica: Replica, vm: Vm): string {
  const target = replica.failback?.target;
  if (target === undefined || target.kind === 'original') return vm.siteId;
  return reads.get('host', target.hostId)?.siteId ?? vm.siteId;
}

/** The site where the source is: the VM's own, or after a switchover the one that the failback led to. */
export function sourceSiteId(reads: Reads, replica: Replica, vm: Vm): string {
  return replica.failback?.switchedAt == null ? vm.siteId : productionSiteId(reads, replica, vm);
}

export function isConnected(reads: Reads, siteId: string): boolean {
  return reads.get('site', siteId)?.contact.state === 'connected';
}

function freeOf(host: Host | undefined): ComputeAmount {
  if (host === undefined) return { cpuMhz: 0, memoryBytes: 0 };
  return {
    cpuMhz: Math.max(0, host.capacity.cpuMhz - host.used.cpuMhz),
    memoryBytes: Math.max(0, host.capacity.memoryBytes - host.used.memoryBytes),
  };
}

/** The same replica with everything that the rules say of it. Its revision is not touched. */
function judged(tx: Transaction, replica: Replica, now: number): Replica {
  const vm = tx.need('vm', replica.vmId);
  const contactAt = (siteId: string): Site['contact']['state'] => tx.need('site', siteId).contact.state;
  const contact = contactAt(sourceSiteId(tx, replica, vm));
  const flagged = { ...replica, twoCopiesSince: twoCopiesSince(replica, contact, now) };
  const verdict = judge({
    replica: flagged,
    vm,
    contact,
    productionContact: contactAt(productionSiteId(tx, replica, vm)),
    hostReachable: tx.record('host', replica.hostId) === undefined,
    hostFree: freeOf(tx.get('host', replica.hostId)),
    hasPoint: replica.latestPointAt !== null,
    tenantEnabled: tx.get('tenant', TENANT_ID)?.enabled ?? true,
  });
  return { ...flagged, ...verdict };
}

/** What an order relies on; a new restore point alone is not part of it. */
function reliance({
  rev: _rev,
  latestPointAt: _latest,
  lastTestedAt: _tested,
  failure: _failure,
  temporaryBytes: _temporary,
  ...rest
}: Replica): string {
  return JSON.stringify({ ...rest, sourcePower: { ...rest.sourcePower, observedAt: null } });
}

/** Writes a changed replica, judged anew; its revision rises where something an order relies on is different. */
export function putReplica(p: Provider, tx: Transaction, changed: Replica, causedBy?: string): Replica {
  const before = tx.get('replica', changed.id);
  const after = judged(tx, changed, p.clock.now());
  const same = before !== undefined && reliance(before) === reliance(after);
  const replica = { ...after, rev: same ? before.rev : (before?.rev ?? 0) + 1 };
  tx.put('replica', replica, { rev: replica.rev, causedBy });
  return replica;
}

/** Judges a replica anew after something around it changed; writes only where that makes a difference. */
export function refreshReplica(p: Provider, tx: Transaction, replicaId: string, causedBy?: string): void {
  const before = tx.get('replica', replicaId);
  if (before === undefined) return;
  const after = judged(tx, before, p.clock.now());
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  putReplica(p, tx, before, causedBy);
}

/** Takes (or gives back) a replica's share of its cloud host, and judges its neighbours anew. */
export function useHost(p: Provider, tx: Transaction, replica: Replica, sign: 1 | -1, causedBy?: string): void {
  const host = tx.get('host', replica.hostId);
  if (host === undefined) return;
  const vm = tx.need('vm', replica.vmId);
  const used = {
    cpuMhz: Math.max(0, host.used.cpuMhz + sign * vm.cpuMhz),
    memoryBytes: Math.max(0, host.used.memoryBytes + sign * vm.memoryBytes),
  };
  tx.put('host', { ...host, used }, { causedBy });
  for (const id of p.store.indexes.replicasOfHost.of(host.id)) if (id !== replica.id) refreshReplica(p, tx, id);
}
