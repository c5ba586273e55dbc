import type { Operation } from '#shared/domain/index.ts';
import type { RunReply } from '#shared/gateway-api/index.ts';
import type { RunEvent, TakenOperation } from './events.ts';
import type { RunPlan } from './run-state.ts';

/**
 * What a console writes first of a run that it took over: the run as the provider stored it, its decisions and its operations
 * are all that is needed; journals are not copied. `instanceId` is this process, `token` the one that the takeover gave.
 */
export function takenOverEvent(
  reply: RunReply,
  operations: readonly Operation[],
  holding: { readonly connectionId: string; readonly instanceId: string; readonly token: number; readonly at: number },
): RunEvent {
  const { stored, decisions, run } = reply;
  const { connectionId, instanceId, token, at } = holding;
  const plan: RunPlan = {
    id: stored.id,
    connectionId,
    engineVersion: stored.engineVersion,
    title: stored.title,
    verb: stored.verb,
    scope: stored.scope,
    reason: stored.reason,
    reviewedHash: stored.reviewedHash,
    createdAt: run.createdAt,
    planId: stored.planId,
    finaliseBy: stored.finaliseBy,
    breakGlass: stored.breakGlass,
    steps: stored.steps,
    decisions: decisions.map(({ body }) => body),
  };
  return { type: 'taken-over', at, plan, token, instanceId, operations: newestAttempts(operations) };
}

function newestAttempts(operations: readonly Operation[]): TakenOperation[] {
  const newest = new Map<string, Operation>();
  for (const operation of operations) {
    const known = newest.get(operation.stepId);
    if (known === undefined || known.attempt < operation.attempt) newest.set(operation.stepId, operation);
  }
  return [...newest.values()].map(
    ({ id, stepId, attempt, state, acceptedAt, acceptedSeq, expectedBy, endedAt, failure }) => ({
      ...{ id, stepId, attempt, state, acceptedAt, acceptedSeq, expectedBy, endedAt, failure },
    }),
  );
}
