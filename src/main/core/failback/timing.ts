import type { Order, Plan, Vm } from '#shared/domain/index.ts';
import type { Limits } from '#shared/gateway-api/index.ts';
import type { FailbackDowntime, MsRange } from '#shared/ipc/index.ts';
import type { Durations } from '../engine/durations.ts';
import { estimate, rangeAround } from '../engine/estimate.ts';
import { graphOfPlan, graphOfTiers, inOrder } from '../engine/review/graph.ts';
import type { Included } from '../engine/review/included.ts';
import { plainStep } from '../engine/review/plain-step.ts';
import type { RunPlan, StepPlan } from '../engine/run-state.ts';
import type { ReplicatedVm } from './known-facts.ts';

export interface Timing {
  readonly durations: Pick<Durations, 'of' | 'spreadOf' | 'isLearnt'>;
  readonly limits: Limits;
}

/** How long an order usually takes for a VM, from its acceptance until its effect is seen. */
export function usualOf(order: Order, vm: Vm, { durations }: Timing): MsRange {
  const step = stepOf(order, vm);
  return rangeAround(durations.of(step), durations.spreadOf(step));
}

/**
 * How long the switchover of these is expected to take, in the order in which their run will start them: by their plan, else
 * by the tiers of their application. Null where none is left to be switched.
 */
export function downtimeOf(vms: readonly ReplicatedVm[], plan: Plan | null, timing: Timing): FailbackDowntime | null {
  if (vms.length === 0) return null;
  const { durations, limits } = timing;
  const steps = switchovers(vms, plan);
  const { totalMs, spread } = estimate({ steps } as RunPlan, limits, durations.of, durations.spreadOf);
  const each = steps.map((step) => rangeAround(durations.of(step), durations.spreadOf(step)));
  return {
    vms: vms.length,
    each: { lowMs: Math.min(...each.map(({ lowMs }) => lowMs)), highMs: Math.max(...each.map(({ highMs }) => highMs)) },
    together: rangeAround(totalMs, spread),
    learnt: steps.filter((step) => durations.isLearnt(step)).length,
  };
}

function switchovers(vms: readonly ReplicatedVm[], plan: Plan | null): readonly StepPlan[] {
  const included = vms.map(({ vm, replica }): Included => {
    const member = plan?.members.find(({ vmId }) => vmId === vm.id) ?? null;
    return { subject: { vm, replica, points: null }, point: null, evidence: { kind: 'not-needed' }, member };
  });
  const graph = plan === null ? graphOfTiers(included, stepIdOf) : graphOfPlan(plan, 'switch-over', included, stepIdOf);
  return inOrder(
    vms.map(({ vm, replica }) => ({
      ...stepOf({ kind: 'switch-over', replicaId: replica.id }, vm),
      // How long people take at a gate nobody can say.
      after: (graph.after.get(vm.id) ?? []).filter((id) => !graph.gates.some((gate) => gate.id === id)),
    })),
  );
}

const stepIdOf = (vmId: string): string => `switch-over.${vmId}`;

function stepOf(order: Order, vm: Vm): StepPlan {
  return plainStep(`${order.kind}.${vm.id}`, order, { name: vm.name, vmId: vm.id });
}
