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
import { longestOf } from './size.ts';

export interface Timing {
  readonly durations: Pick<Durations, 'of' | 'spreadOf' | 'isLearnt'>;
  readonly limits: Limits;
  /** Gives everything else its turn. */
  readonly turn: () => Promise<void>;
}

/** How long an order usually takes for a VM, from its acceptance until its effect is seen. */
export function usualOf(order: Order, vm: Vm, { durations }: Pick<Timing, 'durations'>): MsRange {
  const step = stepOf(order, vm);
  return rangeAround(durations.of(step), durations.spreadOf(step));
}

/**
 * How long the switchover of these is expected to take, in the order in which their run will start them: by their plan, else
 * by the tiers of their application. Null where none is left to be switched. It is reckoned in three pieces.
 */
export async function downtimeOf(
  vms: readonly ReplicatedVm[],
  plan: Plan | null,
  { durations, limits, turn }: Timing,
): Promise<FailbackDowntime | null> {
  if (vms.length === 0) return null;
  const unordered = switchovers(vms, plan);
  await turn();
  const steps: readonly StepPlan[] = inOrder(unordered);
  await turn();
  const { totalMs, spread } = estimate({ steps } as RunPlan, limits, durations.of, durations.spreadOf);
  const each = steps.map((step) => rangeAround(durations.of(step), durations.spreadOf(step)));
  return {
    vms: vms.length,
    each: {
      lowMs: each.reduce((least, { lowMs }) => Math.min(least, lowMs), Infinity),
      highMs: longestOf(each).highMs,
    },
    together: rangeAround(totalMs, spread),
    learnt: steps.filter((step) => durations.isLearnt(step)).length,
  };
}

/** Playing a schedule of 10,000 VMs through is a quarter of a second of work: for so many it is made every 20 s. */
const MANY = 500;
const KEPT_MS_A_VM = 2;

/** Remembers what was computed last: a wizard is looked at four times a second, and who is still to be switched seldom changes. */
export class DowntimeMemo {
  #last: {
    readonly key: string;
    readonly of: unknown;
    readonly plan: Plan | null;
    readonly at: number;
    readonly downtime: Promise<FailbackDowntime | null>;
  } | null = null;

  of(vms: readonly ReplicatedVm[], plan: Plan | null, timing: Timing, now: number): Promise<FailbackDowntime | null> {
    const key = vms.map(({ vm }) => vm.id).join(' ');
    const { of } = timing.durations;
    const last = this.#last;
    const isSame = last !== null && last.key === key && last.of === of && last.plan?.rev === plan?.rev;
    const isYoung = last !== null && vms.length > MANY && Math.abs(now - last.at) < vms.length * KEPT_MS_A_VM;
    if (isSame || isYoung) return last.downtime;
    const downtime = downtimeOf(vms, plan, timing);
    this.#last = { key, of, plan, at: now, downtime };
    return downtime;
  }
}

function switchovers(vms: readonly ReplicatedVm[], plan: Plan | null): readonly StepPlan[] {
  const members = new Map(plan?.members.map((member) => [member.vmId, member]));
  const included = vms.map(({ vm, replica }): Included => {
    const member = members.get(vm.id) ?? null;
    return { subject: { vm, replica, points: null }, point: null, evidence: { kind: 'not-needed' }, member };
  });
  const graph = plan === null ? graphOfTiers(included, stepIdOf) : graphOfPlan(plan, 'switch-over', included, stepIdOf);
  return vms.map(({ vm, replica }) => ({
    ...stepOf({ kind: 'switch-over', replicaId: replica.id }, vm),
    // How long people take at a gate nobody can say.
    after: (graph.after.get(vm.id) ?? []).filter((id) => !graph.gates.some((gate) => gate.id === id)),
  }));
}

const stepIdOf = (vmId: string): string => `switch-over.${vmId}`;

function stepOf(order: Order, vm: Vm): StepPlan {
  return plainStep(`${order.kind}.${vm.id}`, order, { name: vm.name, vmId: vm.id });
}
