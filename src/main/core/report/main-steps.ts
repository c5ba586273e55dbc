import type { Operation, OrderKind, RunVerb, StepOrder } from '#shared/domain/index.ts';
import { mainOrderOf } from '#shared/lifecycle/index.ts';
import type { RunState } from '../engine/run-state.ts';
import { isSettled } from '../engine/step-state.ts';
import { newestByStep } from '../engine/told.ts';

/** The step that is the point of a run for one VM, and what became of it. */
export interface MainStep {
  readonly stepId: string;
  /** Null where only the provider's word on the replica is known. */
  readonly vmId: string | null;
  readonly replicaId: string;
  readonly kind: OrderKind;
  /** Seen done; of a run elsewhere: done by the provider's word. */
  readonly ok: boolean;
  /** Gateway time; null where it has not ended, or nobody knows. */
  readonly endedAt: number | null;
  readonly point: UsedPoint | null;
  /** It was brought to an end where this is told; else another console may know more. */
  readonly isSettled: boolean;
}

/** The data that was started from. Not exact: the latest, at least as new as this. */
export interface UsedPoint {
  readonly at: number;
  readonly isExact: boolean;
}

/** Verbs that bring a VM up from its replica. */
const STARTING: ReadonlySet<RunVerb> = new Set(['failover', 'planned-failover', 'test-failover']);

export function startsVms(verb: RunVerb): boolean {
  return STARTING.has(verb);
}

export function mainStepsOf({ plan, steps }: RunState): readonly MainStep[] {
  return plan.steps.flatMap(({ id, order, vmId }, position): MainStep[] => {
    if (order.kind !== mainOrderOf[plan.verb] || !('replicaId' in order)) return [];
    const state = steps.at(position);
    const ok = state.is === 'observed';
    const { kind, replicaId } = order;
    const endedAt = ok ? state.at : null;
    return [{ stepId: id, vmId, replicaId, kind, ok, endedAt, point: usedPoint(order), isSettled: isSettled(state) }];
  });
}

/** Of a run that this console does not have: by what the provider tells of its operations. */
export function mainStepsTold(
  verb: RunVerb,
  operations: readonly Operation[],
  vmIdOf: (replicaId: string) => string | null,
): readonly MainStep[] {
  return [...newestByStep(operations).values()].flatMap(({ stepId, order, state, endedAt }): MainStep[] => {
    if (order.kind !== mainOrderOf[verb] || !('replicaId' in order)) return [];
    const { kind, replicaId } = order;
    const ok = state === 'succeeded';
    const told = { stepId, vmId: vmIdOf(replicaId), replicaId, kind, ok, endedAt: ok ? endedAt : null };
    return [{ ...told, point: usedPoint(order), isSettled: ok || state === 'failed' }];
  });
}

/** A run that was taken over from here: what this console did not see to its end is as the provider tells it. */
export function completedBy(own: readonly MainStep[], told: readonly MainStep[]): readonly MainStep[] {
  const byId = new Map(told.map((step) => [step.stepId, step]));
  return own.map((step) => {
    const other = step.isSettled ? undefined : byId.get(step.stepId);
    return other === undefined ? step : { ...other, vmId: step.vmId };
  });
}

export function usedPoint(order: StepOrder): UsedPoint | null {
  if (!('point' in order)) return null;
  const { point } = order;
  return point.kind === 'latest' ? { at: point.notOlderThan, isExact: false } : { at: point.at, isExact: true };
}
