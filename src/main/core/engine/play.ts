import { Board } from './board.ts';
import type { Mark, Room } from './board.ts';
import type { PlanGraph } from './plan-graph.ts';
import type { Ranks } from './ranks.ts';
import { TimeHeap } from './time-heap.ts';

/** Why a step began when it did: it came after another (and its settling), or waited for its lane or a place in a limit. */
export interface Wait {
  readonly kind: 'after' | 'lane' | 'window' | 'undos';
  /** The step whose end, or (`undos`) whose beginning, let this one begin. */
  readonly on: number;
}

/** How a plan goes on paper. Times in milliseconds, on the clock of `Situation.now`. */
export interface Played {
  readonly begins: Float64Array;
  readonly ends: Float64Array;
  /** Null where it waited for nothing that lay ahead. */
  readonly waits: readonly (Wait | null)[];
}

/** Where the play begins. */
export interface Situation {
  readonly now: number;
  readonly marks: readonly Mark[];
  readonly limits: Room;
  readonly startsElsewhere: number;
}

/** What should have ended by now takes this much longer, at least. */
const LATE_MS = 1_000;

/** Plays a plan through: the board chooses what begins, and each step takes its time (`times`, by position). */
export function play(graph: PlanGraph, ranks: Ranks, times: Float64Array, from: Situation): Played {
  const { marks, limits, startsElsewhere } = from;
  const board = new Board(graph, ranks);
  const running = new TimeHeap();
  const begins = new Float64Array(marks.length).fill(from.now);
  const ends = new Float64Array(marks.length).fill(from.now);
  const waits = new Array<Wait | null>(marks.length).fill(null);
  const recent = new Recent(graph, marks, limits, begins, ends);
  marks.forEach((mark, position) => {
    board.set(position, mark);
    if (mark.is !== 'open') return;
    begins[position] = mark.orderedAt === Infinity ? from.now : mark.orderedAt;
    ends[position] = Math.max(from.now + LATE_MS, (begins[position] ?? 0) + (times[position] ?? 0));
    running.add(ends[position] ?? 0, position);
  });
  let { now } = from;
  for (;;) {
    const { orders, gates, wakeAt } = board.choose(now, limits, startsElsewhere);
    for (const position of [...orders, ...gates]) {
      begins[position] = now;
      ends[position] = now + (times[position] ?? 0);
      waits[position] = recent.waitOf(position, now, board.readyAt(position));
      recent.began(position);
      board.set(position, { is: 'open', orderedAt: now });
      running.add(ends[position] ?? 0, position);
    }
    const next = Math.min(running.firstAt, wakeAt);
    if (next === Infinity) return { begins, ends, waits };
    now = next;
    while (running.firstAt <= now) {
      const position = running.take();
      recent.ended(position);
      board.set(position, { is: 'fulfilled', at: now, orderedAt: begins[position] ?? now });
    }
  }
}

/** When the last step ends. */
export function endOf({ ends }: Played, now: number): number {
  return ends.reduce((latest, end) => Math.max(latest, end), now);
}

/** What the end waits for, by position, in order: each began when the one before it let it. Empty where nothing lies ahead. */
export function criticalPathOf(played: Played, now: number): number[] {
  const end = endOf(played, now);
  const path: number[] = [];
  if (end <= now) return path;
  for (let at = played.ends.indexOf(end); at >= 0; at = played.waits[at]?.on ?? -1) path.push(at);
  return path.reverse();
}

/** Remembers what happened last, to say what a step waited for. */
class Recent {
  readonly #graph: PlanGraph;
  readonly #marks: readonly Mark[];
  readonly #limits: Room;
  readonly #begins: Float64Array;
  readonly #ends: Float64Array;
  readonly #lastOfLane: number[];
  readonly #undos: number[] = [];
  #lastStart = -1;

  constructor(graph: PlanGraph, marks: readonly Mark[], limits: Room, begins: Float64Array, ends: Float64Array) {
    this.#graph = graph;
    this.#marks = marks;
    this.#limits = limits;
    this.#begins = begins;
    this.#ends = ends;
    this.#lastOfLane = graph.lanes.map(() => -1);
  }

  began(position: number): void {
    if (this.#graph.limits[position] === 'undos') this.#undos.push(position);
  }

  ended(position: number): void {
    const lane = this.#graph.laneOf[position] ?? -1;
    if (lane >= 0) this.#lastOfLane[lane] = position;
    if (this.#graph.limits[position] === 'starts') this.#lastStart = position;
  }

  waitOf(position: number, now: number, readyAt: number): Wait | null {
    if (readyAt === now) {
      const on = this.#lastBefore(position);
      return on < 0 ? null : { kind: 'after', on };
    }
    const lane = this.#lastOfLane[this.#graph.laneOf[position] ?? -1] ?? -1;
    if (this.#ends[lane] === now) return { kind: 'lane', on: lane };
    if (this.#graph.limits[position] === 'starts' && this.#ends[this.#lastStart] === now) {
      return { kind: 'window', on: this.#lastStart };
    }
    const undo = this.#undos.at(-this.#limits.undoGroupSize) ?? -1;
    const freeAt = (this.#begins[undo] ?? Infinity) + this.#limits.undoGroupIntervalMs;
    return this.#graph.limits[position] === 'undos' && freeAt === now ? { kind: 'undos', on: undo } : null;
  }

  /** Of the steps before it that had not ended when the play began, the one that held it longest; -1 for none. */
  #lastBefore(position: number): number {
    let last = -1;
    let at = -Infinity;
    const consider = (one: number, settleMs: number): void => {
      const settledAt = (this.#ends[one] ?? 0) + settleMs;
      const mark = this.#marks[one]?.is;
      if (mark === 'fulfilled' || mark === 'ended' || settledAt <= at) return;
      last = one;
      at = settledAt;
    };
    for (const one of this.#graph.before[position] ?? []) consider(one, this.#graph.settleMs[one] ?? 0);
    for (const one of this.#graph.beforeEnded[position] ?? []) consider(one, 0);
    return last;
  }
}
