import type { Limits } from '#shared/gateway-api/index.ts';
import { beforeAll } from './estimate.ts';
import { graphOf, timesOf } from './plan-graph.ts';
import type { DurationOf, PlanGraph } from './plan-graph.ts';
import { criticalPathOf, endOf, play } from './play.ts';
import type { Played } from './play.ts';
import { rank } from './ranks.ts';
import type { RunPlan } from './run-state.ts';

/** What would end a run sooner, and by how much, milliseconds. `position` is of a step in the plan. */
export type Shortening =
  /** A start window of `startsAtOnce`, twice as wide as it is. */
  | { readonly kind: 'window'; readonly startsAtOnce: number; readonly savesMs: number }
  /** This step, if it took half as long. */
  | { readonly kind: 'step'; readonly position: number; readonly savesMs: number }
  /** This gate, if it let everything through at once. */
  | { readonly kind: 'gate'; readonly position: number; readonly savesMs: number }
  /** The wait after this step, if there were none. */
  | { readonly kind: 'settle'; readonly position: number; readonly savesMs: number }
  /** The steps of this lane, if they need not go one at a time. */
  | { readonly kind: 'lane'; readonly lane: string; readonly savesMs: number };

const SHORTENINGS_MAX = 5;
/** How many of each kind are tried. Each is one more estimate, about 30 ms for 5,000 VMs. */
const STEPS_TRIED = 2;
const OTHERS_TRIED = 1;

type Untried = Shortening extends infer Each ? (Each extends Shortening ? Omit<Each, 'savesMs'> : never) : never;

/**
 * What would shorten a run, the best first, at most five. Only what the end waits for can; how much it saves is found by
 * playing the run through once more with it, so a second path that is nearly as long is not overlooked. Everything else has
 * its turn between the plays: one of a whole estate is all that the main thread can be kept for.
 */
export async function whatShortens(
  plan: RunPlan,
  limits: Limits,
  durationOf: DurationOf,
  turn: () => Promise<void>,
): Promise<readonly Shortening[]> {
  const whole: Setting = { graph: graphOf(plan), times: timesOf(graphOf(plan), durationOf), limits };
  const playOf = ({ graph, times, limits: within }: Setting): Played =>
    play(graph, rank(graph, times), times, beforeAll(plan, within));
  const played = playOf(whole);
  const totalMs = endOf(played, 0);
  const found: Shortening[] = [];
  for (const one of candidates(whole, played)) {
    await turn();
    const savesMs = totalMs - endOf(playOf(settingWith(whole, one)), 0);
    if (savesMs > 0) found.push({ ...one, savesMs });
  }
  return found.sort((a, b) => b.savesMs - a.savesMs).slice(0, SHORTENINGS_MAX);
}

interface Setting {
  readonly graph: PlanGraph;
  readonly times: Float64Array;
  readonly limits: Limits;
}

function candidates({ graph, times, limits }: Setting, played: Played): Untried[] {
  const path = criticalPathOf(played, 0);
  const waits = path.flatMap((position) => played.waits[position] ?? []);
  const longest = (positions: readonly number[], ms: Float64Array): number[] =>
    positions.filter((one) => (ms[one] ?? 0) > 0).sort((a, b) => (ms[b] ?? 0) - (ms[a] ?? 0) || a - b);
  const gates = path.filter((position) => graph.limits[position] === 'gate');
  const orders = path.filter((position) => graph.limits[position] !== 'gate');
  const settled = waits.flatMap(({ kind, on }) => (kind === 'after' ? [on] : []));
  const lanes = waits.flatMap(({ kind, on }) => (kind === 'lane' ? [graph.steps[on]?.lane ?? ''] : []));
  return [
    ...(waits.some(({ kind }) => kind === 'window')
      ? [{ kind: 'window', startsAtOnce: 2 * limits.startsAtOnce } as const]
      : []),
    ...[...new Set(lanes)].slice(0, OTHERS_TRIED).map((lane) => ({ kind: 'lane', lane }) as const),
    ...tried('gate', longest(gates, times), OTHERS_TRIED),
    ...tried('settle', longest(settled, graph.settleMs), OTHERS_TRIED),
    ...tried('step', longest(orders, times), STEPS_TRIED),
  ];
}

function tried(kind: 'gate' | 'settle' | 'step', positions: readonly number[], count: number): Untried[] {
  return positions.slice(0, count).map((position) => ({ kind, position }));
}

function settingWith(whole: Setting, shortening: Untried): Setting {
  const { graph, times, limits } = whole;
  switch (shortening.kind) {
    case 'window':
      return { ...whole, limits: { ...limits, startsAtOnce: shortening.startsAtOnce } };
    case 'step':
      return { ...whole, times: withOne(times, shortening.position, (times[shortening.position] ?? 0) / 2) };
    case 'gate':
      return { ...whole, times: withOne(times, shortening.position, 0) };
    case 'settle':
      return { ...whole, graph: { ...graph, settleMs: withOne(graph.settleMs, shortening.position, 0) } };
    case 'lane':
      return { ...whole, graph: { ...graph, laneOf: withoutLane(graph, shortening.lane) } };
  }
}

function withOne(times: Float64Array, position: number, ms: number): Float64Array {
  const changed = times.slice();
  changed[position] = ms;
  return changed;
}

function withoutLane({ steps, laneOf }: PlanGraph, lane: string): Int32Array {
  return laneOf.map((number, position) => (steps[position]?.lane === lane ? -1 : number));
}
