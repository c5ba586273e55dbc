import type { Operation } from '#shared/domain/index.ts';
import { canonicalJson, HEADER_IDEMPOTENCY_KEY } from '#shared/gateway-api/index.ts';
import type { OperationRequest, Problem } from '#shared/gateway-api/index.ts';
import { plannedWork } from './work-plan.ts';
import type { Provider } from '../provider/context.ts';
import { pursue } from '../provider/work.ts';
import { known } from '../state/store.ts';
import { transact } from '../state/transaction.ts';
import type { Transaction } from '../state/transaction.ts';
import { useApproval } from './approvals.ts';
import type { Answer, Call } from './call.ts';
import { candidateOf } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { checks } from './checks.ts';
import { problem } from './problem.ts';

/** The operation that this key stands for already; a problem where it was for another body. */
function answerAgain(p: Provider, keyText: string, request: OperationRequest): Operation | Problem | null {
  const id = p.store.indexes.operationByKey.get(keyText);
  const before = id === undefined ? undefined : p.store.get('operation', id);
  if (before === undefined) return null;
  const same = p.store.record('work', before.id)?.requestText === canonicalJson(request);
  return same ? before : problem('key-reused', 'This key was used for another order.', { field: 'idempotency-key' });
}

function countUndo(p: Provider, tx: Transaction, now: number): void {
  const group = p.store.record('undoGroup', 'undoGroup');
  const over = group === undefined || now >= group.since + p.settings.limits.undoGroupIntervalMs;
  const next = over ? { since: now, count: 1 } : { ...group, count: group.count + 1 };
  tx.keep('undoGroup', 'undoGroup', { id: 'undoGroup', ...next });
}

/** Writes the accepted operation and how it will go: one transaction, from which everything else follows. */
function accept(p: Provider, candidate: Candidate): Operation {
  const { key, keyText, now, request, run } = candidate;
  const { order } = request;
  const { work, expectedBy } = plannedWork(p, candidate);
  return transact(p.store, (tx) => {
    const acceptedSeq = tx.nextSeq;
    const operation: Operation = {
      id: `op-${String(acceptedSeq)}`,
      key: keyText,
      runId: key.runId,
      stepId: key.stepId,
      attempt: key.attempt,
      order,
      state: 'accepted',
      acceptedAt: now,
      acceptedSeq,
      expectedBy,
      progressPercent: 0,
      endedAt: null,
      failure: null,
    };
    tx.put('operation', operation, { causedBy: operation.id });
    tx.keep('work', operation.id, { operationId: operation.id, ...work });
    if (order.kind === 'undo-failover') countUndo(p, tx, now);
    useApproval(tx, run, order);
    return operation;
  });
}

/**
 * Takes an order. One synchronous block: nothing can change between the checks and the acceptance. A key that is known
 * answers with its operation again, and has no further effect whoever sends it.
 */
export function submit(p: Provider, call: Call<'submit'>): Answer<'submit'> {
  const keyText = call.headers[HEADER_IDEMPOTENCY_KEY] ?? '';
  const again = answerAgain(p, keyText, call.body);
  if (again !== null) return again;
  const candidate = candidateOf(p, call, keyText);
  if ('code' in candidate) return candidate;
  for (const check of checks) {
    const refused = check(p, candidate);
    if (refused !== null) return refused;
  }
  const operation = accept(p, candidate);
  pursue(p, operation.id);
  return operation;
}

export function listOperations(p: Provider, { query }: Call<'operations'>): Answer<'operations'> {
  const { run, key } = query;
  if (key !== undefined) {
    const id = p.store.indexes.operationByKey.get(key);
    const operation = id === undefined ? undefined : p.store.get('operation', id);
    const asked = operation !== undefined && (run === undefined || operation.runId === run);
    return asked ? { operations: [operation] } : problem('not-found', 'No operation was accepted under this key.');
  }
  if (run === undefined)
    return problem('bad-request', 'Ask for the operations of a run, or of a key.', { field: 'run' });
  if (p.store.row('run', run) === undefined) return problem('not-found', 'There is no such run.');
  const ids = p.store.indexes.operationsOfRun.of(run);
  return { operations: ids.flatMap((id) => known(p.store.get('operation', id))) };
}

export function readOperation(p: Provider, { params }: Call<'operation'>): Answer<'operation'> {
  return p.store.get('operation', params['id'] ?? '') ?? problem('not-found', 'There is no such operation.');
}
