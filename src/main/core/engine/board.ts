import type { Limits } from '#shared/gateway-api/index.ts';
import type { Limit, PlanGraph } from './plan-graph.ts';
import { RankSet } from './rank-set.ts';
import type { Ranks } from './ranks.ts';

/** A step as the choice of the next sees it. Times are gateway time. */
export type Mark =
  | { readonly is: 'waiting'; readonly notBefore: number }
  /** Under way since `orderedAt`; Infinity: the order is about to go out, or may have. */
  | { readonly is: 'open'; readonly orderedAt: number }
  /** What comes after it may begin once it has settled. `orderedAt` as above; -Infinity: it was never ordered. */
  | { readonly is: 'fulfilled'; readonly at: number; readonly orderedAt: number }
  /** Ended otherwise: it lets through only what waits for its end, however that was. */
  | { readonly is: 'ended'; readonly at: number; readonly orderedAt: number }
  /** A gate that is open. */
  | { readonly is: 'asking' };

/** What is to begin now, by position, first ranks first. */
export interface Choice {
  readonly orders: readonly number[];
  readonly gates: readonly number[];
  /** When something becomes ready by time alone; Infinity: nothing does. */
  readonly wakeAt: number;
}

export type Room = Pick<Limits, 'startsAtOnce' | 'undoGroupSize' | 'undoGroupIntervalMs'>;

const LIMITS = ['starts', 'undos', 'none', 'gate'] as const satisfies readonly Limit[];
/** Before the first states are set nothing can begin. */
const UNKNOWN: Mark = { is: 'asking' };

/**
 * Keeps which steps could begin, so that a change costs what hangs on it and not the whole plan. The one place where it is
 * decided what goes next: the schedule of a run and the estimate on paper both ask it.
 */
export class Board {
  readonly #graph: PlanGraph;
  readonly #ranks: Ranks;
  readonly #marks: Mark[];
  /** How many of the steps before it are not fulfilled, or have not ended. */
  readonly #missing: Int32Array;
  /** When a step that could begin is ready, as far as time goes. */
  readonly #readyAt: Float64Array;
  readonly #laneOpen: Int32Array;
  readonly #due: Readonly<Record<Limit, RankSet>>;
  /** Could begin, but for the time. */
  readonly #resting = new Set<number>();
  readonly #undos: readonly number[];
  #startsOpen = 0;
  #now = -Infinity;

  constructor(graph: PlanGraph, ranks: Ranks) {
    const count = graph.steps.length;
    this.#graph = graph;
    this.#ranks = ranks;
    this.#marks = new Array<Mark>(count).fill(UNKNOWN);
    this.#missing = Int32Array.from(graph.before, ({ length }, position) => {
      return length + (graph.beforeEnded[position]?.length ?? 0);
    });
    this.#readyAt = new Float64Array(count);
    this.#laneOpen = new Int32Array(graph.lanes.length);
    const none = (): RankSet => new RankSet(count);
    this.#due = { starts: none(), undos: none(), none: none(), gate: none() };
    this.#undos = graph.limits.flatMap((limit, position) => (limit === 'undos' ? [position] : []));
  }

  set(position: number, mark: Mark): void {
    const before = this.#marks[position] ?? UNKNOWN;
    this.#marks[position] = mark;
    this.#openChanged(position, Number(mark.is === 'open') - Number(before.is === 'open'));
    this.#place(position);
    this.#tell(this.#graph.after[position], before.is === 'fulfilled', mark.is === 'fulfilled');
    this.#tell(this.#graph.afterEnded[position], hasEnded(before), hasEnded(mark));
  }

  /** What may begin at this moment, as many as the limits leave room for; `startsElsewhere` are of other runs. */
  choose(now: number, limits: Room, startsElsewhere: number): Choice {
    this.#moveTo(now);
    const undos = this.#undoRoom(now, limits);
    const starts = limits.startsAtOnce - startsElsewhere - this.#startsOpen;
    const room = { starts, undos: undos.room, none: Infinity, gate: Infinity };
    const lanes = new Set<number>();
    const orders: number[] = [];
    const gates: number[] = [];
    let wakeAt = Infinity;
    for (const position of this.#resting) wakeAt = Math.min(wakeAt, this.readyAt(position));
    const next = { starts: 0, undos: 0, none: 0, gate: 0 };
    for (const limit of LIMITS) next[limit] = this.#due[limit].next(0);
    for (let limit = firstOf(next); limit !== null; limit = firstOf(next)) {
      const rank = next[limit];
      const position = this.#ranks.order[rank] ?? -1;
      const lane = this.#graph.laneOf[position] ?? -1;
      next[limit] = this.#due[limit].next(rank + 1);
      if (lanes.has(lane)) continue;
      if (room[limit] <= 0) {
        if (limit === 'undos') wakeAt = Math.min(wakeAt, undos.freeAt);
        next[limit] = -1;
        continue;
      }
      room[limit] -= 1;
      if (lane >= 0) lanes.add(lane);
      if (limit === 'gate') gates.push(position);
      else orders.push(position);
    }
    return { orders, gates, wakeAt };
  }

  /** When a step that could begin was ready as far as time goes: after that it waits for a lane or a limit. */
  readyAt(position: number): number {
    return this.#readyAt[position] ?? 0;
  }

  /** Tells those that wait for a step whether it still lets them through; it may also do so from another moment on. */
  #tell(followers: readonly number[] | undefined, before: boolean, lets: boolean): void {
    if (!before && !lets) return;
    for (const follower of followers ?? []) {
      this.#missing[follower] = (this.#missing[follower] ?? 0) + Number(before) - Number(lets);
      this.#place(follower);
    }
  }

  #openChanged(position: number, by: number): void {
    if (by === 0) return;
    if (this.#graph.limits[position] === 'starts') this.#startsOpen += by;
    const lane = this.#graph.laneOf[position] ?? -1;
    if (lane < 0) return;
    this.#laneOpen[lane] = (this.#laneOpen[lane] ?? 0) + by;
    for (const other of this.#graph.lanes[lane] ?? []) this.#place(other);
  }

  /** Puts a step where it belongs: due, resting, or nowhere. */
  #place(position: number): void {
    const due = this.#due[this.#graph.limits[position] ?? 'none'];
    const rank = this.#ranks.rankOf[position] ?? 0;
    due.delete(rank);
    this.#resting.delete(position);
    const mark = this.#marks[position] ?? UNKNOWN;
    const lane = this.#graph.laneOf[position] ?? -1;
    if (mark.is !== 'waiting' || this.#missing[position] !== 0 || (this.#laneOpen[lane] ?? 0) > 0) return;
    const readyAt = Math.max(mark.notBefore, this.#settledAt(position));
    this.#readyAt[position] = readyAt;
    if (readyAt <= this.#now) due.add(rank);
    else this.#resting.add(position);
  }

  #settledAt(position: number): number {
    let settledAt = -Infinity;
    for (const one of this.#graph.before[position] ?? []) {
      settledAt = Math.max(settledAt, this.#endOf(one) + (this.#graph.settleMs[one] ?? 0));
    }
    for (const one of this.#graph.beforeEnded[position] ?? []) settledAt = Math.max(settledAt, this.#endOf(one));
    return settledAt;
  }

  #endOf(position: number): number {
    const mark = this.#marks[position];
    return mark !== undefined && hasEnded(mark) ? mark.at : -Infinity;
  }

  #moveTo(now: number): void {
    const back = now < this.#now;
    this.#now = now;
    const moved = back
      ? this.#graph.steps.keys()
      : [...this.#resting].filter((position) => (this.#readyAt[position] ?? 0) <= now);
    for (const position of moved) this.#place(position);
  }

  /** How many undos may begin, and, when those have, from when on one more may. */
  #undoRoom(now: number, limits: Room): { readonly room: number; readonly freeAt: number } {
    const { undoGroupSize, undoGroupIntervalMs } = limits;
    const recent: number[] = [];
    for (const position of this.#undos) {
      const mark = this.#marks[position] ?? UNKNOWN;
      if (!('orderedAt' in mark) || mark.orderedAt + undoGroupIntervalMs <= now) continue;
      recent.push(mark.orderedAt + undoGroupIntervalMs);
    }
    recent.sort((a, b) => a - b);
    const room = Math.max(0, undoGroupSize - recent.length);
    return { room, freeAt: recent[Math.max(0, recent.length - undoGroupSize)] ?? Infinity };
  }
}

function hasEnded(mark: Mark): mark is Extract<Mark, { readonly is: 'fulfilled' | 'ended' }> {
  return mark.is === 'fulfilled' || mark.is === 'ended';
}

/** Of what limit the first rank is; null where none is left. */
function firstOf(ranks: Readonly<Record<Limit, number>>): Limit | null {
  let first: Limit | null = null;
  for (const limit of LIMITS) {
    if (ranks[limit] >= 0 && (first === null || ranks[limit] < ranks[first])) first = limit;
  }
  return first;
}
