import { lifecycle } from '#shared/lifecycle/index.ts';
import type { Limits } from '#shared/gateway-api/index.ts';
import { indexOf } from './run-state.ts';
import type { RunPlan, RunState, StepPlan } from './run-state.ts';
import { isOpen } from './step-state.ts';
import type { StepState } from './step-state.ts';

/** How long a step is thought to take, milliseconds. */
export type DurationOf = (step: StepPlan) => number;

/** What the schedule must know of the world. */
export interface ScheduleFacts {
  /** Gateway time. */
  readonly now: number;
  readonly limits: Limits;
  /** Starts of other runs that are in flight: the provider's window is per tenant over all runs. */
  readonly startsElsewhere: number;
  readonly durationOf: DurationOf;
}

/**
 * Which waiting steps are to be ordered now. A step is ready when all it comes after is observed; the ready ones with the
 * longest remaining path go first, as many as the provider's limits leave room for. Pure.
 */
export function schedule(run: RunState, facts: ScheduleFacts): readonly string[] {
  const ready = readySteps(run, facts.now);
  if (ready.length === 0) return [];
  const remaining = remainingPaths(run.plan, facts.durationOf);
  ready.sort((a, b) => (remaining[b] ?? 0) - (remaining[a] ?? 0) || a - b);
  const room = roomOf(run, facts);
  const chosen: string[] = [];
  for (const position of ready) {
    const step = run.plan.steps[position];
    if (step === undefined) continue;
    const { limitedBy } = lifecycle[step.order.kind];
    if (limitedBy !== 'none') {
      if (room[limitedBy] <= 0) continue;
      room[limitedBy] -= 1;
    }
    chosen.push(step.id);
  }
  return chosen;
}

/** Done, so that what comes after may begin. A step skipped because it was done already counts; one skipped for a failure does not. */
export function isFulfilled(state: StepState): boolean {
  return (
    state.is === 'observed' || (state.is === 'skipped' && (state.why === 'already-done' || state.why === 'decided'))
  );
}

function readySteps(run: RunState, now: number): number[] {
  const index = indexOf(run.plan);
  const ready: number[] = [];
  let position = 0;
  for (const state of run.steps) {
    const step = run.plan.steps[position];
    if (
      step !== undefined &&
      state.is === 'waiting' &&
      state.notBefore <= now &&
      step.after.every((id) => isFulfilled(run.steps.at(index.get(id) ?? -1)))
    ) {
      ready.push(position);
    }
    position += 1;
  }
  return ready;
}

function roomOf(run: RunState, facts: ScheduleFacts): { starts: number; undos: number } {
  let starts = facts.limits.startsAtOnce - facts.startsElsewhere;
  let undos = facts.limits.undoGroupSize;
  let position = 0;
  for (const state of run.steps) {
    const limitedBy = lifecycle[run.plan.steps[position]?.order.kind ?? 'network-prepare'].limitedBy;
    position += 1;
    if (limitedBy === 'starts' && isOpen(state)) starts -= 1;
    if (limitedBy === 'undos' && orderedAfter(state, facts.now - facts.limits.undoGroupIntervalMs)) undos -= 1;
  }
  return { starts, undos };
}

/** Whether a step's order went out after a moment, or may still do so. */
function orderedAfter(state: StepState, moment: number): boolean {
  if (state.is === 'intended' || state.is === 'sent' || state.is === 'unknown') return true;
  if (state.is === 'accepted' || state.is === 'stalled') return state.at > moment;
  // A failed undo has taken its place in its group as well; when it was ordered is not known any more, but not later.
  return (state.is === 'observed' && state.startedAt > moment) || (state.is === 'failed' && state.at > moment);
}

const paths = new WeakMap<RunPlan, { readonly by: DurationOf; readonly remaining: readonly number[] }>();

/** For each step, by index: its duration and the longest chain of what waits for it, milliseconds. */
export function remainingPaths(plan: RunPlan, durationOf: DurationOf): readonly number[] {
  const known = paths.get(plan);
  if (known?.by === durationOf) return known.remaining;
  const index = indexOf(plan);
  const remaining = plan.steps.map(durationOf);
  const longestAfter = new Array<number>(plan.steps.length).fill(0);
  // Steps stand in the plan after all that they wait for, so one pass from the end sees every follower first.
  for (let position = plan.steps.length - 1; position >= 0; position -= 1) {
    remaining[position] = (remaining[position] ?? 0) + (longestAfter[position] ?? 0);
    for (const before of plan.steps[position]?.after ?? []) {
      const at = index.get(before) ?? -1;
      longestAfter[at] = Math.max(longestAfter[at] ?? 0, remaining[position] ?? 0);
    }
  }
  paths.set(plan, { by: durationOf, remaining });
  return remaining;
}
