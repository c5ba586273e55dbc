import type { Order, OrderKind } from '#shared/domain/index.ts';
import type { Problem } from '#shared/gateway-api/index.ts';
import { APPLIANCE_ID } from '../estate/ids.ts';
import { judgeEvidence } from '../model/evidence.ts';
import { choosePoint } from '../model/points.ts';
import { refusalsOf } from '../model/refusals.ts';
import type { Provider } from '../provider/context.ts';
import type { Candidate } from './candidate.ts';
import { problem } from './problem.ts';
import { blocked, notAllowed } from './refuse.ts';
import type { Check } from './refuse.ts';
import { openOrders, retryWhenStartsFree, retryWhenUndoFree, takesStartPlace } from './windows.ts';

/** What an order in itself is held against: the state, the network, the points, the evidence, the room. */

/** A source that is seen running is never overwritten, nor powered off in silence: it needs a step of its own. */
const sourceOff: Check = (_p, { target, request: { order } }) => {
  if (target === null || order.kind !== 'failback-start') return null;
  const { replica, site } = target;
  if (replica.sourcePower.power !== 'on' || site.contact.state !== 'connected') return null;
  return problem('source-running', 'The production VM is running. Power it off first: it will be overwritten.');
};

const legal: Check = (_p, { target, request: { order } }) => {
  if (target === null || !('replicaId' in order)) return null;
  const refusals = refusalsOf(target.replica, order.kind);
  return refusals.length === 0 ? null : notAllowed(refusals);
};

const forceFits: Check = (p, { target, request: { order } }) => {
  if (target === null || order.kind !== 'undo-failover') return null;
  const isReachable = p.store.record('host', target.replica.hostId) === undefined;
  if (order.force && isReachable) return blocked('host-reachable', 'The cloud host is reached: undo without force.');
  if (order.force || isReachable) return null;
  return blocked('host-unreachable', 'The provider does not reach its own host. Only a forced undo is possible.');
};

/** A provider may have machines that cannot do everything. */
const supported: Check = (p, { request: { order } }) => {
  const unsupported = p.machines.unsupported(order);
  return unsupported === null ? null : blocked(unsupported.code, unsupported.detail);
};

/** Where a failback leads: to a host of a production site that is heard. */
const failbackPossible: Check = (p, { target, request: { order } }) => {
  if (target === null || order.kind !== 'failback-start') return null;
  if (order.quickRollback && order.target.kind !== 'original') {
    return blocked('quick-rollback-elsewhere', 'Only the original VM can be compared by its own change tracking.');
  }
  let siteId = target.vm.siteId;
  if (order.target.kind !== 'original') {
    const host = p.store.get('host', order.target.hostId);
    if (host === undefined || p.store.get('site', host.siteId)?.role !== 'production') {
      return problem('bad-request', 'There is no such host at a production site.', { field: 'order.target.hostId' });
    }
    siteId = host.siteId;
  }
  if (p.store.get('site', siteId)?.contact.state === 'connected') return null;
  return blocked('site-not-connected', 'The provider does not hear the site that the failback leads to.');
};

/** VMs of one replication job are failed over in plan one at a time (domain.md §1.4). */
const jobFree: Check = (p, { target, request: { order } }) => {
  if (target === null || order.kind !== 'planned-failover') return null;
  const { job } = target.replica;
  const isBusy = openOrders(p).some(
    (open) => open.kind === 'planned-failover' && p.store.get('replica', open.replicaId)?.job === job,
  );
  return isBusy ? blocked('job-busy', `Another planned failover of the job "${job}" is in work. One at a time.`) : null;
};

/** What hangs on the appliance that serves one kind of failover at a time. */
const behindAppliance: readonly OrderKind[] = ['failover', 'planned-failover', 'undo-failback'];

function scopeWanted(order: Order, { run }: Candidate): 'partial-site' | 'full-site' | null {
  if (order.kind === 'network-prepare') return order.scope;
  return behindAppliance.includes(order.kind) ? run.scope : null;
}

/** One kind of failover at a time: partial while full is active is refused, full takes over what is partial. */
const scopeFree: Check = (p, candidate) => {
  const { order } = candidate.request;
  const wanted = scopeWanted(order, candidate);
  if (wanted === null) return null;
  const active = p.store.get('appliance', APPLIANCE_ID)?.scope ?? null;
  if (active === null || active === wanted) return null;
  if (order.kind === 'network-prepare' && wanted === 'full-site') return null;
  return problem('other-scope-active', `The appliance serves a ${active} failover.`);
};

/** The network is taken down only when nothing runs behind it. */
const networkUnused: Check = (p, { request: { order } }) => {
  if (order.kind !== 'network-release') return null;
  const running = p.store.indexes.runningReplicas.size;
  return running === 0
    ? null
    : blocked('network-in-use', `${String(running)} replicas are running behind the appliance.`);
};

const pointThere: Check = (p, { target, request: { order } }) => {
  if (target === null) return null;
  const points = p.store.get('points', target.replica.id);
  if (order.kind === 'pin-point') {
    if (points?.points.some(({ id }) => id === order.pointId) === true) return null;
    return blocked('point-gone', 'The restore point no longer exists.');
  }
  if (order.kind !== 'failover' && order.kind !== 'test-start') return null;
  const choosing = choosePoint(points, order.point);
  return 'blocker' in choosing ? notAllowed([choosing.blocker]) : null;
};

/** Whether an order starts a copy on somebody's evidence: where its own operation cannot look, or does not switch off. */
function needsEvidence(order: Order, { replica, site }: NonNullable<Candidate['target']>): boolean {
  if (order.kind === 'failover') return true;
  // A failed switchover left the replica off: cancelling starts it.
  if (order.kind === 'cancel-failback') return replica.power !== 'on';
  return order.kind === 'undo-failback' && site.contact.state !== 'connected';
}

/** Cancelling after a failed switchover starts the replica again only where production is seen off. */
function given({ order, evidence }: Candidate['request']): Candidate['request']['evidence'] {
  return order.kind === 'cancel-failback' ? (evidence ?? { kind: 'observed-off' }) : evidence;
}

const evidenceValid: Check = (p, { target, request, now, decisions }) => {
  if (target === null || !needsEvidence(request.order, target)) return null;
  const notConnectedSince = p.store.record('site', target.site.id)?.notConnectedSince ?? null;
  const fault = judgeEvidence({ now, ...target, notConnectedSince, decisions }, given(request));
  return fault === null ? null : problem(fault.code, fault.detail);
};

function retryAt(p: Provider, now: number, { kind }: Order): number | null {
  if (takesStartPlace(kind)) return retryWhenStartsFree(p, now);
  return kind === 'undo-failover' ? retryWhenUndoFree(p, now) : null;
}

const windowFree: Check = (p, { now, request: { order } }): Problem | null => {
  const at = retryAt(p, now, order);
  return at === null ? null : problem('window-full', 'The provider takes no more at once.', { retryAt: at });
};

export const orderChecks: readonly Check[] = [
  sourceOff,
  legal,
  forceFits,
  supported,
  failbackPossible,
  jobFree,
  scopeFree,
  networkUnused,
  pointThere,
  evidenceValid,
  windowFree,
];
