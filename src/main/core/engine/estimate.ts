import { lifecycle } from '#shared/lifecycle/index.ts';
import type { Limits } from '#shared/gateway-api/index.ts';
import { indexOf } from './run-state.ts';
import type { RunPlan } from './run-state.ts';
import { remainingPaths } from './schedule.ts';
import type { DurationOf } from './schedule.ts';

export interface Estimate {
  /** When the last step would be done, milliseconds after the start. */
  readonly totalMs: number;
  /** For each step by index: when it would begin and end, milliseconds after the start. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** Durations are given as a range around what is thought: from quick to slow. */
const QUICK = 0.75;
const SLOW = 1.6;

/** The range that a person is told, in the review before a run and in its view during it. Milliseconds. */
export function rangeAround(totalMs: number): { readonly lowMs: number; readonly highMs: number } {
  return { lowMs: Math.round(totalMs * QUICK), highMs: Math.round(totalMs * SLOW) };
}

/**
 * How a run would go if every step took what it is thought to take: the same rule as the schedule (dependencies, longest
 * remaining path first, the provider's limits), played through on paper. Pure.
 */
export function estimate(plan: RunPlan, limits: Limits, durationOf: DurationOf): Estimate {
  const index = indexOf(plan);
  const remaining = remainingPaths(plan, durationOf);
  const count = plan.steps.length;
  const missing = plan.steps.map(({ after }) => after.length);
  const followers: number[][] = plan.steps.map(() => []);
  plan.steps.forEach(({ after }, position) => {
    for (const before of after) followers[index.get(before) ?? -1]?.push(position);
  });
  const begins = new Array<number>(count).fill(0);
  const ends = new Array<number>(count).fill(0);
  const longestFirst = (a: number, b: number): number => (remaining[b] ?? 0) - (remaining[a] ?? 0) || a - b;
  let ready = missing.flatMap((left, position) => (left === 0 ? [position] : []));
  const running: number[] = [];
  const undoBegins: number[] = [];
  let now = 0;
  let startsInFlight = 0;
  for (let done = 0; done < count;) {
    ready.sort(longestFirst);
    const held: number[] = [];
    let wakeAt = Infinity;
    for (const position of ready) {
      const step = plan.steps[position];
      if (step === undefined) continue;
      const { limitedBy } = lifecycle[step.order.kind];
      const groupBegan = undoBegins.at(-limits.undoGroupSize);
      const undoFreeAt = groupBegan === undefined ? 0 : groupBegan + limits.undoGroupIntervalMs;
      if (limitedBy === 'starts' && startsInFlight >= limits.startsAtOnce) held.push(position);
      else if (limitedBy === 'undos' && undoFreeAt > now) {
        held.push(position);
        wakeAt = Math.min(wakeAt, undoFreeAt);
      } else {
        if (limitedBy === 'starts') startsInFlight += 1;
        if (limitedBy === 'undos') undoBegins.push(now);
        begins[position] = now;
        ends[position] = now + durationOf(step);
        running.push(position);
      }
    }
    ready = held;
    running.sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0));
    const first = running[0];
    if (first === undefined && wakeAt === Infinity) break;
    now = Math.min(first === undefined ? Infinity : (ends[first] ?? 0), wakeAt);
    while (running[0] !== undefined && (ends[running[0]] ?? 0) <= now) {
      const position = running.shift() ?? -1;
      done += 1;
      const kind = plan.steps[position]?.order.kind;
      if (kind !== undefined && lifecycle[kind].limitedBy === 'starts') startsInFlight -= 1;
      for (const follower of followers[position] ?? []) {
        missing[follower] = (missing[follower] ?? 0) - 1;
        if (missing[follower] === 0) ready.push(follower);
      }
    }
  }
  return { totalMs: Math.max(0, ...ends), begins, ends };
}
