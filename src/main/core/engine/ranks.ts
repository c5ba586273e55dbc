import { graphOf, timesOf } from './plan-graph.ts';
import type { DurationOf, PlanGraph } from './plan-graph.ts';
import type { RunPlan } from './run-state.ts';

/** In which order steps get what is scarce. */
export interface Ranks {
  /** Rank → position; rank 0 goes first. */
  readonly order: Int32Array;
  /** Position → rank. */
  readonly rankOf: Int32Array;
  /** Position → how long the step and the longest chain of what waits for it take, milliseconds. */
  readonly remaining: Float64Array;
}

const known = new WeakMap<RunPlan, { readonly by: DurationOf; readonly ranks: Ranks }>();

/** Made once a plan and state of knowledge. */
export function ranksOf(plan: RunPlan, durationOf: DurationOf): Ranks {
  const earlier = known.get(plan);
  if (earlier?.by === durationOf) return earlier.ranks;
  const graph = graphOf(plan);
  const ranks = rank(graph, timesOf(graph, durationOf));
  known.set(plan, { by: durationOf, ranks });
  return ranks;
}

/** Longest remaining path first; where two are equal, in the order of the plan. `times` as of `timesOf`. */
export function rank(graph: PlanGraph, times: Float64Array): Ranks {
  const alone = pathsOf(graph, times, null);
  const remaining = graph.lanes.length === 0 ? alone : pathsOf(graph, times, nextInLane(graph, alone));
  const order = longestFirst(remaining);
  const rankOf = new Int32Array(order.length);
  order.forEach((position, place) => (rankOf[position] = place));
  return { order, rankOf, remaining };
}

function longestFirst(remaining: Float64Array): Int32Array {
  const order = Int32Array.from(remaining, (_ms, position) => position);
  return order.sort((a, b) => (remaining[b] ?? 0) - (remaining[a] ?? 0) || a - b);
}

/**
 * For each step: its duration and the longest chain of what waits for it, with the waits in between. Steps of a lane go one
 * at a time, so each is followed by the next of its lane as if that waited for it.
 */
function pathsOf(graph: PlanGraph, times: Float64Array, lanes: Lanes | null): Float64Array {
  const remaining = times.slice();
  for (let turn = graph.steps.length - 1; turn >= 0; turn -= 1) {
    // Every follower is seen before what it follows: steps stand in the plan after all that they wait for.
    const position = lanes?.order[turn] ?? turn;
    const settleMs = graph.settleMs[position] ?? 0;
    let longest = remaining[lanes?.next[position] ?? -1] ?? 0;
    for (const follower of graph.after[position] ?? []) {
      longest = Math.max(longest, settleMs + (remaining[follower] ?? 0));
    }
    for (const follower of graph.afterEnded[position] ?? []) longest = Math.max(longest, remaining[follower] ?? 0);
    remaining[position] = (remaining[position] ?? 0) + longest;
  }
  return remaining;
}

interface Lanes {
  /** An order in which everything comes after what it waits for, and each lane has its longest path first. */
  readonly order: Int32Array;
  /** Position → the next of its lane; -1 for none. */
  readonly next: Int32Array;
}

function nextInLane({ laneOf, lanes }: PlanGraph, remaining: Float64Array): Lanes {
  const order = longestFirst(remaining);
  const next = new Int32Array(order.length).fill(-1);
  const last = lanes.map(() => -1);
  for (const position of order) {
    const lane = laneOf[position] ?? -1;
    if (lane < 0) continue;
    const before = last[lane] ?? -1;
    if (before >= 0) next[before] = position;
    last[lane] = position;
  }
  return { order, next };
}
