import { TENANT_ID } from '../estate/ids.ts';
import { newestAt } from '../estate/points.ts';
import { transact } from '../state/transaction.ts';
import type { Transaction } from '../state/transaction.ts';
import { observeSource, refreshAt, sourcesAt } from './contact.ts';
import type { Provider } from './context.ts';
import { newEpoch } from './epoch.ts';
import { play } from './machines.ts';
import { isConnected, putReplica, refreshReplica, sourceSiteId } from './replicas.ts';
import { replicateOnce } from './replication.ts';
import { switchCopy } from './truth.ts';

/** What befalls the world: each of these is a fact afterwards, kept like any other. Unknown ids answer false. */
type Sources = 'as-they-are' | 'on' | 'off';

function switchSources(p: Provider, tx: Transaction, siteId: string, sources: Sources): void {
  if (sources === 'as-they-are') return;
  for (const { vmId, id } of sourcesAt(p, tx, siteId)) {
    switchCopy(p, tx, { vmId, replicaId: id, copy: 'source', power: sources, by: 'fault' });
  }
}

export interface SiteLoss {
  readonly siteId: string;
  readonly sources: Sources;
  /** The contact is doubtful rather than lost. */
  readonly unknown: boolean;
}

/** The provider hears a site no more. What it saw last stays told, with its age. */
export function loseSite(p: Provider, { siteId, sources, unknown }: SiteLoss): boolean {
  const site = p.store.get('site', siteId);
  if (site === undefined) return false;
  const now = p.clock.now();
  const since = p.store.record('site', siteId)?.notConnectedSince ?? now;
  transact(p.store, (tx) => {
    switchSources(p, tx, siteId, sources);
    tx.put('site', { ...site, contact: { ...site.contact, state: unknown ? 'unknown' : 'lost', since: now } });
    tx.keep('site', siteId, { siteId, notConnectedSince: site.contact.state === 'connected' ? now : since });
    refreshAt(p, tx, siteId);
  });
  return true;
}

/** A site is heard again: every source is looked at, and one that runs beside its replica raises the flag. */
export function returnSite(p: Provider, siteId: string, sources: Sources): boolean {
  const site = p.store.get('site', siteId);
  if (site === undefined) return false;
  const now = p.clock.now();
  transact(p.store, (tx) => {
    switchSources(p, tx, siteId, sources);
    tx.put('site', { ...site, contact: { state: 'connected', since: now, lastReportAt: now } });
    tx.keep('site', siteId, { siteId, notConnectedSince: null });
    for (const replica of sourcesAt(p, tx, siteId)) observeSource(p, tx, replica);
    refreshAt(p, tx, siteId);
  });
  return true;
}

/** A source goes on or off by itself; told at once where its site is in contact. */
export function switchSource(p: Provider, vmId: string, power: 'on' | 'off'): boolean {
  const replicaId = p.store.indexes.replicaOfVm.get(vmId);
  const vm = p.store.get('vm', vmId);
  if (replicaId === undefined || vm === undefined) return false;
  transact(p.store, (tx) => {
    switchCopy(p, tx, { vmId, replicaId, copy: 'source', power, by: 'fault' });
    const replica = tx.get('replica', replicaId);
    if (replica !== undefined && isConnected(tx, sourceSiteId(tx, replica, vm))) observeSource(p, tx, replica);
  });
  return true;
}

/** Somebody else takes all the room of a cloud host, or gives it back. */
export function fillHost(p: Provider, hostId: string, full: boolean): boolean {
  const host = p.store.get('host', hostId);
  if (host === undefined) return false;
  transact(p.store, (tx) => {
    const replicas = p.store.indexes.replicasOfHost.of(hostId);
    const running = replicas.flatMap((id) => {
      const replica = tx.get('replica', id);
      return replica?.power === 'on' ? [tx.need('vm', replica.vmId)] : [];
    });
    const used = full
      ? host.capacity
      : {
          cpuMhz: running.reduce((sum, vm) => sum + vm.cpuMhz, 0),
          memoryBytes: running.reduce((sum, vm) => sum + vm.memoryBytes, 0),
        };
    tx.put('host', { ...host, used });
    for (const id of replicas) refreshReplica(p, tx, id);
  });
  return true;
}

export function cloudHostIds(p: Provider): string[] {
  return [...new Set([...p.traits.keys()].flatMap((id) => p.store.get('replica', id)?.hostId ?? []))];
}

/** A restore point goes before its time. */
export function expirePoint(p: Provider, replicaId: string, pointId: string): boolean {
  const points = p.store.get('points', replicaId);
  const replica = p.store.get('replica', replicaId);
  if (replica === undefined || points?.points.some((point) => point.id === pointId) !== true) return false;
  const left = { ...points, points: points.points.filter((point) => point.id !== pointId) };
  transact(p.store, (tx) => {
    tx.put('points', left);
    putReplica(p, tx, { ...replica, latestPointAt: newestAt(left) });
  });
  return true;
}

export function newPoint(p: Provider, replicaId: string): boolean {
  const replica = p.store.get('replica', replicaId);
  if (replica === undefined) return false;
  play(
    p,
    (tx, deeds) => replicateOnce(p, tx, deeds, tx.need('replica', replicaId)),
    () => undefined,
  );
  return true;
}

/** Replication starts working on a ready replica and stays so, or lets go of it. */
export function setBusy(p: Provider, replicaId: string, busy: boolean): boolean {
  const replica = p.store.get('replica', replicaId);
  if (replica?.state !== (busy ? 'ready' : 'processing')) return false;
  if (!busy && replica.stateBy !== null) return false;
  const state = busy ? ('processing' as const) : ('ready' as const);
  transact(p.store, (tx) => putReplica(p, tx, { ...replica, state, stateSince: p.clock.now(), stateBy: null }));
  return true;
}

export function setTenantEnabled(p: Provider, enabled: boolean): void {
  transact(p.store, (tx) => {
    tx.put('tenant', { ...tx.need('tenant', TENANT_ID), enabled });
    for (const id of p.traits.keys()) refreshReplica(p, tx, id);
  });
}

export interface PolicyChange {
  readonly approvalForLiveStart: boolean | undefined;
  readonly approvalForOverride: boolean | undefined;
}

/** What the tenant asks a second person for. Runs that are stored already keep what they were asked. */
export function setPolicy(p: Provider, { approvalForLiveStart, approvalForOverride }: PolicyChange): void {
  transact(p.store, (tx) => {
    const tenant = tx.need('tenant', TENANT_ID);
    const { policy } = tenant;
    const next = {
      approvalForLiveStart: approvalForLiveStart ?? policy.approvalForLiveStart,
      approvalForOverride: approvalForOverride ?? policy.approvalForOverride,
    };
    tx.put('tenant', { ...tenant, policy: next });
  });
}

/**
 * No cursor that a console has leads anywhere any more. Its feed must be cut first: then one more change, which nobody
 * has heard of, and the log is forgotten up to it.
 */
export function expireCursors(p: Provider, how: 'truncate' | 'new-epoch'): void {
  transact(p.store, (tx) => {
    tx.put('tenant', tx.need('tenant', TENANT_ID));
    if (how === 'new-epoch') tx.keep('meta', 'meta', { id: 'meta', epoch: newEpoch(p.secrets) });
  });
  p.store.log.truncate(p.store.head);
}

export function expireLease(p: Provider, runId: string): boolean {
  if (p.store.get('run', runId)?.state !== 'open') return false;
  transact(p.store, (tx) => tx.keep('lease', runId, { runId, leaseUntil: p.clock.now() }));
  return true;
}

/** Everybody has to refresh, or (with the refresh tokens gone too) to sign in again. */
export function expireSessions(p: Provider, refreshTokens: boolean): void {
  const now = p.clock.now();
  transact(p.store, (tx) => {
    for (const session of p.store.records('session').values()) {
      tx.keep('session', session.id, refreshTokens ? null : { ...session, accessUntil: now });
    }
  });
}
