import type { StartEvidence } from '#shared/domain/index.ts';
import { isGate } from '#shared/domain/index.ts';
import { permissionOf } from '#shared/lifecycle/index.ts';
import type { OperationRequest, Problem } from '#shared/gateway-api/index.ts';
import type { GatewayFailure } from '../gateway/port.ts';
import type { InventoryReader } from '../store/ports.ts';
import type { RunEvent } from './events.ts';
import { stepStateOf } from './run-state.ts';
import type { RunState, StepPlan } from './run-state.ts';

/** An order is good for this long after it was made: long enough for a slow line, far below the 60 s that are allowed. */
const ORDER_GOOD_FOR_MS = 30_000;
/** An order that is resent must be good for at least this long still. */
const ORDER_GOOD_FOR_MS_MIN = 5_000;
/** How often an order is put off because its replica's revision moved on, before a person must look. */
const CHANGED_ATTEMPTS_MAX = 20;
const WINDOW_RETRY_MS = 1_000;
/** However late the provider expects to have room: what holds it up may end sooner. */
const PUT_OFF_MS_MAX = 60_000;

/** The body of an order: the one on disk while it is still good (same key, same body), else a fresh one. */
export function orderBody(run: RunState, step: StepPlan, reader: InventoryReader, now: number): OperationRequest {
  const state = stepStateOf(run, step.id);
  const written = 'body' in state ? state.body : null;
  if (written !== null && written.notAfter - now > ORDER_GOOD_FOR_MS_MIN) return written;
  const { order } = step;
  if (isGate(order)) throw new Error(`${step.id} is a gate, and orders nothing`);
  const replica = 'replicaId' in order ? reader.replica(order.replicaId) : null;
  return {
    order,
    expect: 'replicaId' in order ? { replicaRev: replica?.rev ?? 0 } : null,
    notAfter: now + ORDER_GOOD_FOR_MS,
    evidence: evidenceFor(run, step),
  };
}

function evidenceFor(run: RunState, step: StepPlan): StartEvidence | null {
  if (step.evidenceFromStep === null) return step.evidence;
  const fencing = stepStateOf(run, step.evidenceFromStep);
  if (fencing.is === 'passed') return { kind: 'fenced-by-host', stepId: step.evidenceFromStep };
  return fencing.is === 'observed' ? { kind: 'fenced', operationId: fencing.operationId } : step.evidence;
}

/**
 * What an unanswered or refused order means for its step. A refusal says that it did not happen; an answer that is missing,
 * cut, by no contract or an error of the gateway itself (5xx) says nothing, and is looked up.
 */
export function eventAfterFailure(
  failure: GatewayFailure,
  step: StepPlan,
  attempt: number,
  reader: InventoryReader,
  now: number,
): RunEvent {
  const facts = { at: now, stepId: step.id };
  switch (failure.kind) {
    case 'unreachable':
    case 'untrusted':
    case 'signed-out':
      return { type: 'not-sent', ...facts };
    case 'unknown':
    case 'malformed':
      return { type: 'reply-lost', ...facts };
    case 'refused':
      return afterRefusal(failure.problem, step, attempt, reader, now);
  }
}

function afterRefusal(
  problem: Problem,
  step: StepPlan,
  attempt: number,
  reader: InventoryReader,
  now: number,
): RunEvent {
  const facts = { at: now, stepId: step.id };
  if (problem.status >= 500) return { type: 'reply-lost', ...facts };
  const putOff = (notBefore: number): RunEvent => ({ type: 'put-off', ...facts, code: problem.code, notBefore });
  const { code } = problem;
  if (code === 'window-full' || code === 'too-many-requests') {
    return putOff(Math.min(problem.retryAt ?? now + WINDOW_RETRY_MS, now + PUT_OFF_MS_MAX));
  }
  if (code === 'too-late') return putOff(now);
  if (code === 'changed' && attempt < CHANGED_ATTEMPTS_MAX && stillAllowed(step, reader))
    return putOff(now + WINDOW_RETRY_MS);
  // A stop overtook the order on its way: it waits like the others, until the run is resumed.
  if (problem.blockers?.some((blocker) => blocker.code === 'run-stopped') === true) return putOff(now);
  // The lease is another's: the order did not happen, and whether the run goes on is decided with the lease.
  if (code === 'fenced') return { type: 'not-sent', ...facts };
  return { type: 'refused', ...facts, code, detail: refusalText(problem) };
}

function stillAllowed(step: StepPlan, reader: InventoryReader): boolean {
  if (!('replicaId' in step.order) || isGate(step.order)) return false;
  const replica = reader.replica(step.order.replicaId);
  return replica !== null && permissionOf(replica, step.order.kind).allowed;
}

function refusalText(problem: Problem): string {
  const blockers = (problem.blockers ?? []).map(({ detail }) => detail).filter((detail) => detail !== '');
  return blockers.length > 0 ? blockers.join(' ') : problem.detail;
}
