import type { Limits } from '#shared/gateway-api/index.ts';
import type { Mark } from './board.ts';
import { graphOf, timesOf } from './plan-graph.ts';
import type { DurationOf } from './plan-graph.ts';
import { play } from './play.ts';
import type { Played } from './play.ts';
import { ranksOf } from './ranks.ts';
import type { RunPlan } from './run-state.ts';

export interface Estimate {
  /** When the last step would be done, milliseconds after the start. */
  readonly totalMs: number;
  /** For each step by index: when it would begin and end, milliseconds after the start. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
  /** What the end waits for, by index, from the first to the last: each begins when the one before it lets it. */
  readonly criticalPath: readonly number[];
}

/** Durations are given as a range around what is thought: from quick to slow. */
const QUICK = 0.75;
const SLOW = 1.6;

/** The range that a person is told, in the review before a run and in its view during it. Milliseconds. */
export function rangeAround(totalMs: number): { readonly lowMs: number; readonly highMs: number } {
  return { lowMs: Math.round(totalMs * QUICK), highMs: Math.round(totalMs * SLOW) };
}

const UNBEGUN: Mark = { is: 'waiting', notBefore: 0 };

/** How a run would go if every step took what it is thought to take: the schedule's own choice, played through. Pure. */
export function estimate(plan: RunPlan, limits: Limits, durationOf: DurationOf): Estimate {
  const graph = graphOf(plan);
  const marks = plan.steps.map(() => UNBEGUN);
  const from = { now: 0, marks, limits, startsElsewhere: 0 };
  return estimateOf(play(graph, ranksOf(plan, durationOf), timesOf(graph, durationOf), from), 0);
}

function estimateOf({ begins, ends, waits }: Played, now: number): Estimate {
  let last = -1;
  ends.forEach((end, position) => {
    if (last < 0 || end > (ends[last] ?? 0)) last = position;
  });
  const totalMs = last < 0 ? 0 : Math.max(0, (ends[last] ?? 0) - now);
  const criticalPath: number[] = [];
  for (let position = last; position >= 0; position = waits[position]?.on ?? -1) criticalPath.push(position);
  const sinceNow = (at: number): number => at - now;
  return {
    totalMs,
    begins: Array.from(begins, sinceNow),
    ends: Array.from(ends, sinceNow),
    criticalPath: criticalPath.reverse(),
  };
}
