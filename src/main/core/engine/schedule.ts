import type { Limits } from '#shared/gateway-api/index.ts';
import { Board } from './board.ts';
import type { Mark } from './board.ts';
import { graphOf } from './plan-graph.ts';
import type { DurationOf } from './plan-graph.ts';
import { ranksOf } from './ranks.ts';
import type { RunPlan, RunState, StepPlan } from './run-state.ts';
import { isFulfilled, isOpen } from './step-state.ts';
import type { StepState } from './step-state.ts';
import type { StepTable } from './step-table.ts';

export type { DurationOf } from './plan-graph.ts';

/** What the schedule must know of the world. */
export interface ScheduleFacts {
  /** Gateway time. */
  readonly now: number;
  readonly limits: Limits;
  /** Starts of other runs that are in flight: the provider's window is per tenant over all runs. */
  readonly startsElsewhere: number;
  readonly durationOf: DurationOf;
}

/** What may begin now. */
export interface Schedule {
  /** Steps to be ordered, those with the longest remaining path first. */
  readonly orders: readonly string[];
  /** Gates that have been reached: they order nothing, so no limit holds them. */
  readonly gates: readonly string[];
  /** The gateway time at which more becomes ready by time alone (a wait after a step, a put-off, the undo interval). */
  readonly wakeAt: number | null;
}

/**
 * What may begin now: a step is ready when all it comes after is fulfilled and has settled (or has ended, where no more is
 * asked), and no other of its lane is open; the ready ones with the longest remaining path go first, as many as the
 * provider's limits leave room for. Pure: what is kept between calls only spares working out again what did not change.
 */
export function schedule(run: RunState, facts: ScheduleFacts): Schedule {
  const choice = boardOf(run, facts.durationOf).choose(facts.now, facts.limits, facts.startsElsewhere);
  const idAt = (position: number): string => run.plan.steps[position]?.id ?? '';
  return {
    orders: choice.orders.map(idAt),
    gates: choice.gates.map(idAt),
    wakeAt: choice.wakeAt === Infinity ? null : choice.wakeAt,
  };
}

interface Kept {
  readonly by: DurationOf;
  readonly board: Board;
  /** The states that the board shows, and the table that they were last taken from. */
  readonly states: (StepState | null)[];
  table: StepTable | null;
}

const kept = new WeakMap<RunPlan, Kept>();

/** The plan's board, brought to the states of this run: only what differs from those it shows is set. */
function boardOf(run: RunState, durationOf: DurationOf): Board {
  const { plan, steps } = run;
  let known = kept.get(plan);
  if (known?.by !== durationOf) {
    const board = new Board(graphOf(plan), ranksOf(plan, durationOf));
    known = { by: durationOf, board, states: new Array<StepState | null>(steps.length).fill(null), table: null };
    kept.set(plan, known);
  }
  const { board, states } = known;
  if (known.table === steps) return board;
  known.table = steps;
  plan.steps.forEach((step, position) => {
    const state = steps.at(position);
    if (states[position] === state) return;
    states[position] = state;
    board.set(position, markOf(step, state));
  });
  return board;
}

/** A step's state as the choice of the next sees it. */
export function markOf(step: StepPlan, state: StepState): Mark {
  if (state.is === 'waiting') return { is: 'waiting', notBefore: state.notBefore };
  if (isOpen(state)) {
    return { is: 'open', orderedAt: state.is === 'accepted' || state.is === 'stalled' ? state.at : Infinity };
  }
  if (state.is === 'asking' || state.is === 'acting') return { is: 'asking' };
  const orderedAt = orderedAtOf(state);
  return isFulfilled(step, state)
    ? { is: 'fulfilled', at: state.at, orderedAt }
    : { is: 'ended', at: state.at, orderedAt };
}

/** When an order went out; -Infinity where none did. Of a failed one only its end is known, which is not earlier. */
function orderedAtOf(state: StepState): number {
  if (state.is === 'observed') return state.startedAt;
  return state.is === 'failed' ? state.at : -Infinity;
}
