import { isGate } from '#shared/domain/index.ts';
import type { Limits } from '#shared/gateway-api/index.ts';
import type { Mark } from './board.ts';
import { UNKNOWN_SPREAD } from './durations.ts';
import type { SpreadOf } from './durations.ts';
import type { Spread } from './history.ts';
import { graphOf, timesOf } from './plan-graph.ts';
import type { DurationOf } from './plan-graph.ts';
import { criticalPathOf, endOf, play } from './play.ts';
import type { Situation } from './play.ts';
import { ranksOf } from './ranks.ts';
import type { RunPlan, RunState, StepPlan } from './run-state.ts';
import { markOf } from './schedule.ts';
import type { ScheduleFacts } from './schedule.ts';

export interface Estimate {
  /** When the last step would be done, milliseconds from the start (of the whole run) or from now (of a run's rest). */
  readonly totalMs: number;
  /** How far `totalMs` may be off. */
  readonly spread: Spread;
  /** For each step by index: when it would begin and end, milliseconds from the same moment. 0 for what has ended already. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
  /** What the end waits for, by index, in order: dependencies, and those whose place in a limit or lane is waited for. */
  readonly criticalPath: readonly number[];
}

/** The range that a person is told, in the review before a run and in its view during it. Milliseconds. */
export function rangeAround(
  totalMs: number,
  { low, high }: Spread = UNKNOWN_SPREAD,
): { readonly lowMs: number; readonly highMs: number } {
  return { lowMs: Math.round(totalMs * low), highMs: Math.round(totalMs * high) };
}

const UNBEGUN: Mark = { is: 'waiting', notBefore: 0 };

/** Where a run is before it has begun. */
export function beforeAll(plan: RunPlan, limits: Limits): Situation {
  return { now: 0, marks: plan.steps.map(() => UNBEGUN), limits, startsElsewhere: 0 };
}

/** How a run would go if every step took what it is thought to take: the schedule's own choice, played through. Pure. */
export function estimate(
  plan: RunPlan,
  limits: Limits,
  durationOf: DurationOf,
  spreadOf: SpreadOf = () => UNKNOWN_SPREAD,
): Estimate {
  return estimateFrom(plan, durationOf, spreadOf, beforeAll(plan, limits));
}

/** How the rest of a run would go, from now on. What should be done by now is given one second more. */
export function estimateRest(run: RunState, facts: ScheduleFacts, spreadOf: SpreadOf = () => UNKNOWN_SPREAD): Estimate {
  const { now, limits } = facts;
  const marks = run.plan.steps.map((step, position): Mark => {
    const state = run.steps.at(position);
    // Nobody knows how long people think: a gate that asks is counted as answered now.
    return state.is === 'asking' || state.is === 'acting' ? { is: 'open', orderedAt: state.at } : markOf(step, state);
  });
  // Other runs do not hold their places for ever: with the whole window taken, this run still gets one.
  const startsElsewhere = Math.min(facts.startsElsewhere, limits.startsAtOnce - 1);
  return estimateFrom(run.plan, facts.durationOf, spreadOf, { now, marks, limits, startsElsewhere });
}

function estimateFrom(plan: RunPlan, durationOf: DurationOf, spreadOf: SpreadOf, from: Situation): Estimate {
  const graph = graphOf(plan);
  const times = timesOf(graph, durationOf);
  const played = play(graph, ranksOf(plan, durationOf), times, from);
  const criticalPath = criticalPathOf(played, from.now);
  const totalMs = endOf(played, from.now) - from.now;
  const sinceNow = (at: number): number => Math.max(0, at - from.now);
  const ahead = criticalPath.map((position, place): Ahead => {
    const { begins, ends, waits } = played;
    // An interval between undos runs from the beginning of one, however long that one then takes.
    const counts = waits[criticalPath[place + 1] ?? -1]?.kind !== 'undos';
    const ms = counts ? (ends[position] ?? 0) - Math.max(from.now, begins[position] ?? 0) : 0;
    return { step: plan.steps[position], ms };
  });
  return {
    totalMs,
    spread: spreadAlong(ahead, totalMs, spreadOf),
    begins: Array.from(played.begins, sinceNow),
    ends: Array.from(played.ends, sinceNow),
    criticalPath,
  };
}

interface Ahead {
  readonly step: StepPlan | undefined;
  readonly ms: number;
}

/**
 * If all that the end waits for were as quick, or as slow, as it usually gets: what makes one step slow mostly makes them all
 * slow, so the steps' spreads do not cancel out. Waits that are set (a gate's, a settling, an interval) do not stray.
 */
function spreadAlong(ahead: readonly Ahead[], totalMs: number, spreadOf: SpreadOf): Spread {
  if (totalMs <= 0) return UNKNOWN_SPREAD;
  let low = totalMs;
  let high = totalMs;
  for (const { step, ms } of ahead) {
    if (step === undefined || isGate(step.order)) continue;
    const spread = spreadOf(step);
    low -= ms * (1 - spread.low);
    high += ms * (spread.high - 1);
  }
  return { low: low / totalMs, high: high / totalMs };
}
