import { isGate } from '#shared/domain/index.ts';
import type { Operation } from '#shared/domain/index.ts';
import { canonicalJson, NOT_AFTER_AHEAD_MS_MAX } from '#shared/gateway-api/index.ts';
import type { DecisionBody } from '#shared/gateway-api/index.ts';
import { known } from '../state/store.ts';
import { approvalGiven } from './approvals.ts';
import { checkLease, holderOf } from './leases.ts';
import { orderChecks } from './order-checks.ts';
import { problem } from './problem.ts';
import { blocked } from './refuse.ts';
import type { Check } from './refuse.ts';
import { stepOf } from './steps.ts';

const runOpen: Check = (_p, { run }) => (run.state === 'open' ? null : problem('run-ended', 'The run has ended.'));

const leaseHeld: Check = (p, { run, token }) => checkLease(p, run, token);

const asReviewed: Check = (_p, { step, request }) => {
  if (step === undefined) return problem('not-found', 'The run has no such step.');
  if (isGate(step.order)) return problem('bad-request', 'A gate is no order to the provider.', { field: 'order' });
  if (canonicalJson(step.order) === canonicalJson(request.order)) return null;
  return problem('bad-request', 'The order is not that of the reviewed step.', { field: 'order' });
};

/** The evidence is part of what was reviewed; only that of a power-off step of the same run is not known before. */
const evidenceAsReviewed: Check = (p, { step, run, request: { evidence } }) => {
  if (step === undefined || canonicalJson(step.evidence) === canonicalJson(evidence)) return null;
  if (step.evidenceFromStep !== null && evidence?.kind === 'fenced') {
    const fencing = p.store.get('operation', evidence.operationId);
    if (fencing?.runId === run.id && fencing.stepId === step.evidenceFromStep) return null;
  }
  if (evidence?.kind === 'fenced-by-host' && evidence.stepId === step.evidenceFromStep) return null;
  return problem('bad-request', 'The evidence is not that of the reviewed step.', { field: 'evidence' });
};

/** What comes right after a question, or an act of the console's, waits for "go", for the act's success, or for a skip. */
const gatesOpen: Check = (p, { step, run, decisions }) => {
  const closed = step?.after.find((id) => {
    const before = stepOf(p, run.id, id);
    const kind = before?.order.kind;
    if (before === undefined || (kind !== 'gate-prompt' && kind !== 'host-act')) return false;
    const said = decisions.findLast(({ body }) => 'stepId' in body && body.stepId === id)?.body;
    return !letsThrough(said, before.optional);
  });
  return closed === undefined ? null : blocked('gate-closed', 'The step waits for the answer at a gate.');
};

function letsThrough(said: DecisionBody | undefined, isOptional: boolean): boolean {
  switch (said?.kind) {
    case 'skip':
      return true;
    case 'gate':
      return said.answer === 'go';
    case 'act-ended':
      return said.report.outcome === 'done' || (isOptional && said.report.outcome !== 'not-begun');
    case 'act-begun':
    case 'attestation':
    case 'override':
    case 'stop':
    case 'resume':
    case undefined:
      return false;
  }
}

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

/** One operation at a time works on a replica. Only the switchover of a failback can be changed while that synchronises. */
const targetFree: Check = (p, { request: { order } }) => {
  const id = 'replicaId' in order ? order.replicaId : order.applianceId;
  const open = p.store.indexes.openByTarget.of(id).map((each) => p.store.get('operation', each)?.order.kind);
  if (open.length === 0) return null;
  const isAside = order.kind === 'change-switchover' || order.kind === 'pin-point';
  if (isAside && open.every((kind) => kind === 'failback-start')) return null;
  return blocked('operation-running', 'Another operation is working on it. Wait until that has ended.');
};

/** In the order in which they are asked: who may, is it the reviewed step, is it time, is it legal, is there room. */
export const checks: readonly Check[] = [
  runOpen,
  leaseHeld,
  asReviewed,
  evidenceAsReviewed,
  notStopped,
  notSkipped,
  gatesOpen,
  attemptInTurn,
  inTime,
  claimed,
  targetFree,
  revisionExpected,
  approvalGiven,
  ...orderChecks,
];
