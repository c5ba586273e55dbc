import type { Replica, StepOrder } from '#shared/domain/index.ts';
import type { PointOverride, ReviewRequest, VerbOptions } from '#shared/ipc/index.ts';
import { mainOrderOf } from '#shared/lifecycle/index.ts';
import type { RunState, StepPlan } from '../run-state.ts';

/** What is asked for again of a run that did not bring everything about; null where nothing is left. */
export function forRetry({ plan, steps }: RunState): ReviewRequest | null {
  const left = plan.steps.filter(
    ({ order, vmId }, position) =>
      vmId !== null && order.kind === mainOrderOf[plan.verb] && steps.at(position).is !== 'observed',
  );
  const first = left[0];
  if (first === undefined) return null;
  return {
    ...requestOf(plan.connectionId, plan.reason, left),
    verb: plan.verb,
    scope: plan.scope,
    overrides: left.flatMap(overrideOf),
    options: optionsOf(first.order),
    ...(plan.planId === null ? {} : { planId: plan.planId }),
  };
}

/** Undo failover of what the run failed over and what still is so by it; null where there is nothing. */
export function forUndo({ plan, steps }: RunState, replicaOf: (id: string) => Replica | null): ReviewRequest | null {
  const done = plan.steps.filter(({ order }, position) => {
    if (order.kind !== 'failover' && order.kind !== 'planned-failover') return false;
    if (steps.at(position).is !== 'observed') return false;
    return replicaOf(order.replicaId)?.failover?.runId === plan.id;
  });
  return done.length === 0 ? null : { ...requestOf(plan.connectionId, plan.reason, done), verb: 'undo-failover' };
}

function requestOf(connectionId: string, reason: string, steps: readonly StepPlan[]): Omit<ReviewRequest, 'verb'> {
  const vmIds = steps.flatMap(({ vmId }) => vmId ?? []);
  return { connectionId, vmIds, policy: { kind: 'latest' }, overrides: [], evidence: [], reason };
}

function overrideOf({ order, vmId }: StepPlan): PointOverride[] {
  if (!('point' in order) || vmId === null) return [];
  if (order.point.kind === 'point') return [{ kind: 'point', vmId, pointId: order.point.pointId }];
  return order.point.kind === 'cdp' ? [{ kind: 'cdp', vmId, at: order.point.at }] : [];
}

/** What was chosen beyond VMs and points, read back from an order that carries it. */
function optionsOf(order: StepOrder): VerbOptions {
  if (order.kind === 'failback-start') {
    const { target, quickRollback, switchover } = order;
    return { failback: { target, quickRollback, switchover } };
  }
  if (order.kind === 'change-switchover') return { switchover: order.switchover };
  if (order.kind === 'undo-failover') return { force: order.force };
  if (order.kind === 'pin-point') return { pin: { pointId: order.pointId, pinned: order.pinned } };
  return {};
}
