import type { Blocker, Operation } from '#shared/domain/index.ts';
import { canonicalJson, NOT_AFTER_AHEAD_MS_MAX } from '#shared/gateway-api/index.ts';
import type { Problem } from '#shared/gateway-api/index.ts';
import { APPLIANCE_ID } from '../estate/ids.ts';
import { judgeEvidence } from '../model/evidence.ts';
import { choosePoint } from '../model/points.ts';
import { refusalsOf } from '../model/refusals.ts';
import type { Provider } from '../provider/context.ts';
import { known } from '../state/store.ts';
import type { Candidate } from './candidate.ts';
import { checkLease, holderOf } from './leases.ts';
import { problem } from './problem.ts';
import { retryWhenStartsFree, retryWhenUndoFree } from './windows.ts';

/** A reason not to accept an order; null where it passes. */
type Check = (p: Provider, candidate: Candidate) => Problem | null;

function notAllowed(blockers: readonly Blocker[]): Problem {
  return problem('not-allowed', blockers[0]?.detail ?? 'Not possible now.', { blockers: [...blockers] });
}

const blocked = (code: string, detail: string): Problem => notAllowed([{ code, detail, actions: [] }]);

const runOpen: Check = (_p, { run }) => (run.state === 'open' ? null : problem('run-ended', 'The run has ended.'));

const leaseHeld: Check = (p, { run, token }) => checkLease(p, run, token);

const asReviewed: Check = (_p, { step, request }) => {
  if (step === undefined) return problem('not-found', 'The run has no such step.');
  if (canonicalJson(step.order) === canonicalJson(request.order)) return null;
  return problem('bad-request', 'The order is not that of the reviewed step.', { field: 'order' });
};

const notStopped: Check = (_p, { decisions }) => {
  const last = decisions.findLast(({ body }) => body.kind === 'stop' || body.kind === 'resume');
  return last?.body.kind === 'stop' ? blocked('run-stopped', 'The run was stopped. Resume it first.') : null;
};

const notSkipped: Check = (_p, { decisions, key }) => {
  const skipped = decisions.some(({ body }) => body.kind === 'skip' && body.stepId === key.stepId);
  return skipped ? blocked('step-skipped', 'The step was skipped.') : null;
};

/** A step is never in work twice: a further attempt only after the one before failed, and none out of turn. */
const attemptInTurn: Check = (p, { key }) => {
  const others = p.store.indexes.operationsOfStep
    .of(`${key.runId}/${key.stepId}`)
    .flatMap((id): readonly Operation[] => known(p.store.get('operation', id)));
  const open = others.find((each) => each.attempt < key.attempt && each.state !== 'failed');
  if (open !== undefined)
    return blocked('attempt-open', `Attempt ${String(open.attempt)} of this step is ${open.state}.`);
  const later = others.find((each) => each.attempt > key.attempt);
  return later === undefined ? null : blocked('attempt-over', `Attempt ${String(later.attempt)} has begun already.`);
};

const inTime: Check = (_p, { now, request }) => {
  if (now > request.notAfter) return problem('too-late', 'The order came after the moment until which it was meant.');
  if (request.notAfter - now <= NOT_AFTER_AHEAD_MS_MAX) return null;
  const detail = `An order is meant for at most ${String(NOT_AFTER_AHEAD_MS_MAX / 1_000)} s ahead.`;
  return problem('bad-request', detail, { field: 'notAfter' });
};

const claimed: Check = (p, { target, run }) => {
  const claimedBy = target?.replica.claimedByRunId ?? null;
  if (target === null || claimedBy === run.id) return null;
  const other = claimedBy === null ? undefined : p.store.get('run', claimedBy);
  return problem('claimed', 'The replica does not belong to this run.', other ? { holder: holderOf(other) } : {});
};

const revisionExpected: Check = (_p, { target, request }) => {
  if (target === null) return null;
  if (request.expect === null) {
    return problem('bad-request', 'An order for a replica names the revision it relies on.', { field: 'expect' });
  }
  if (request.expect.replicaRev === target.replica.rev) return null;
  return problem('changed', 'The replica has changed since.', { currentRev: target.replica.rev });
};

const targetFree: Check = (p, { request: { order } }) => {
  const id = 'replicaId' in order ? order.replicaId : order.applianceId;
  if (!p.store.indexes.openByTarget.has(id)) return null;
  return blocked('operation-running', 'Another operation is working on it. Wait until that has ended.');
};

const legal: Check = (_p, { target, request: { order } }) => {
  if (target === null || !('replicaId' in order)) return null;
  const refusals = refusalsOf(target.replica, order.kind);
  return refusals.length === 0 ? null : notAllowed(refusals);
};

/** One kind of failover at a time: partial while full is active is refused, full takes over what is partial. */
const scopeFree: Check = (p, { run, request: { order } }) => {
  const wanted = order.kind === 'network-prepare' ? order.scope : order.kind === 'failover' ? run.scope : null;
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
  if (target === null || order.kind !== 'failover') return null;
  const choosing = choosePoint(p.store.get('points', target.replica.id), order.point);
  return 'blocker' in choosing ? notAllowed([choosing.blocker]) : null;
};

const evidenceValid: Check = (p, { target, request, now, decisions }) => {
  if (target === null || request.order.kind !== 'failover') return null;
  const notConnectedSince = p.store.record('site', target.site.id)?.notConnectedSince ?? null;
  const fault = judgeEvidence({ now, ...target, notConnectedSince, decisions }, request.evidence);
  return fault === null ? null : problem(fault.code, fault.detail);
};

const windowFree: Check = (p, { now, request: { order } }) => {
  const retryAt =
    order.kind === 'failover'
      ? retryWhenStartsFree(p, now)
      : order.kind === 'undo-failover'
        ? retryWhenUndoFree(p, now)
        : null;
  return retryAt === null ? null : problem('window-full', 'The provider takes no more at once.', { retryAt });
};

/** In the order in which they are asked: who may, is it the reviewed step, is it time, is it legal, is there room. */
export const checks: readonly Check[] = [
  runOpen,
  leaseHeld,
  asReviewed,
  notStopped,
  notSkipped,
  attemptInTurn,
  inTime,
  claimed,
  targetFree,
  revisionExpected,
  legal,
  scopeFree,
  networkUnused,
  pointThere,
  evidenceValid,
  windowFree,
];
