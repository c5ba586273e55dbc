import { isGate } from '#shared/domain/index.ts';
import { ruleOf } from '#shared/lifecycle/index.ts';
import { indexOf } from './run-state.ts';
import type { RunPlan, StepPlan } from './run-state.ts';

/** How long an order is thought to take, milliseconds from *accepted* to *observed*. Not asked for gates. */
export type DurationOf = (step: StepPlan) => number;

/** What holds a step back beside the steps before it. */
export type Limit = 'starts' | 'undos' | 'none' | 'gate';

/** A plan by positions instead of ids. Steps stand in a plan after all that they wait for. */
export interface PlanGraph {
  readonly steps: readonly StepPlan[];
  /** What must be fulfilled before a step, and what must only have ended. */
  readonly before: readonly (readonly number[])[];
  readonly beforeEnded: readonly (readonly number[])[];
  /** The same the other way round: what waits for a step to be fulfilled, or only to end. */
  readonly after: readonly (readonly number[])[];
  readonly afterEnded: readonly (readonly number[])[];
  readonly limits: readonly Limit[];
  /** Position → what comes after it waits so much longer, milliseconds. */
  readonly settleMs: Float64Array;
  /** Position → the number of its lane; -1 for none. */
  readonly laneOf: Int32Array;
  /** Lane → its steps. */
  readonly lanes: readonly (readonly number[])[];
}

const graphs = new WeakMap<RunPlan, PlanGraph>();

/** Made once a plan. */
export function graphOf(plan: RunPlan): PlanGraph {
  const known = graphs.get(plan);
  if (known !== undefined) return known;
  const { steps } = plan;
  const index = indexOf(plan);
  const positions = (ids: readonly string[]): number[] => ids.map((id) => index.get(id) ?? -1);
  const before = steps.map((step) => positions(step.after));
  const beforeEnded = steps.map((step) => positions(step.afterSettled));
  const limits = steps.map(({ order }): Limit => ruleOf(order)?.limitedBy ?? 'gate');
  const settleMs = Float64Array.from(steps, (step) => step.settleMs);
  const edges = { before, beforeEnded, after: turned(before), afterEnded: turned(beforeEnded) };
  const graph = { steps, ...edges, limits, settleMs, ...lanesOf(steps) };
  graphs.set(plan, graph);
  return graph;
}

function turned(before: readonly (readonly number[])[]): number[][] {
  const after: number[][] = before.map(() => []);
  before.forEach((positions, position) => {
    for (const one of positions) after[one]?.push(position);
  });
  return after;
}

function lanesOf(steps: readonly StepPlan[]): Pick<PlanGraph, 'laneOf' | 'lanes'> {
  const numbers = new Map<string, number>();
  const lanes: number[][] = [];
  const laneOf = new Int32Array(steps.length).fill(-1);
  steps.forEach(({ lane }, position) => {
    if (lane === null) return;
    const number = numbers.get(lane) ?? lanes.length;
    numbers.set(lane, number);
    (lanes[number] ??= []).push(position);
    laneOf[position] = number;
  });
  return { laneOf, lanes };
}

/** Most commands and looks are short; what takes long is seen while it does. */
export const ACT_MS_USUAL = 5_000;

/** Position → how long it is thought to take, milliseconds. A gate takes its wait; how long people think is not foretold. */
export function timesOf({ steps }: PlanGraph, durationOf: DurationOf): Float64Array {
  return Float64Array.from(steps, (step) => {
    if (!isGate(step.order)) return durationOf(step);
    if (step.order.kind === 'host-act') return ACT_MS_USUAL;
    return step.order.kind === 'gate-wait' ? step.order.waitMs : 0;
  });
}
