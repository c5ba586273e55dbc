import type { Operation } from '#shared/domain/index.ts';
import type { RunReply } from '#shared/gateway-api/index.ts';
import { message } from '#shared/texts/index.ts';
import type { GatewayPort } from '../gateway/port.ts';
import { fail, succeed } from '../ports.ts';
import type { Clock } from '../ports.ts';
import type { DeskResult } from './desk-result.ts';
import type { RunEvent, TakenOperation } from './events.ts';
import type { RunPlan } from './run-state.ts';
import { newestByStep } from './told.ts';
import { ENGINE_VERSION } from './version.ts';

/**
 * Takes a run's lease, and only then reads what the provider stored of it: after the takeover nothing is ordered elsewhere,
 * so what is read is all there is. `sentAt`: when the takeover was sent, by the monotonic clock.
 */
export async function takeOver({
  gateway,
  clock,
  ...asked
}: {
  readonly gateway: GatewayPort;
  readonly clock: Clock;
  readonly connectionId: string;
  readonly instanceId: string;
  readonly runId: string;
  readonly reason: string;
}): Promise<DeskResult<{ readonly event: RunEvent; readonly sentAt: number }>> {
  const { runId, instanceId, connectionId, reason } = asked;
  const before = await gateway.run(runId);
  if (!before.ok) return fail({ is: 'gateway', failure: before.failure });
  const { run, stored } = before.value;
  if (run.state === 'ended') return fail({ is: 'not-possible', why: message('cannot.take-over-ended') });
  // A run of another engine can be looked at, and finished by hand.
  if (stored.engineVersion !== ENGINE_VERSION) return fail({ is: 'not-possible', why: message('cannot.other-engine') });
  const sentAt = clock.monotonicMs();
  const lease = await gateway.takeOver(runId, { instanceId, reason });
  if (!lease.ok) return fail({ is: 'gateway', failure: lease.failure });
  const reply = await gateway.run(runId);
  if (!reply.ok) return fail({ is: 'gateway', failure: reply.failure });
  const operations = await gateway.operationsOfRun(runId);
  if (!operations.ok) return fail({ is: 'gateway', failure: operations.failure });
  const holding = { connectionId, instanceId, token: lease.value.token, at: gateway.gatewayTimeMs() };
  return succeed({ event: takenOverEvent(reply.value, operations.value, holding), sentAt });
}

/**
 * What a console writes first of a run that it took over: the run as the provider stored it, its decisions and its operations
 * are all that is needed; journals are not copied. `instanceId` is this process, `token` the one that the takeover gave.
 */
function takenOverEvent(
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
  return [...newestByStep(operations).values()].map(
    ({ id, stepId, attempt, state, acceptedAt, acceptedSeq, expectedBy, endedAt, failure }) => ({
      ...{ id, stepId, attempt, state, acceptedAt, acceptedSeq, expectedBy, endedAt, failure },
    }),
  );
}
