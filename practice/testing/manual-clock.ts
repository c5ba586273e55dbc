import type { Cancel, Clock } from '../ports.ts';

interface Waiting {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

/** A clock that stands still until it is told to go on; what waits is done in the order of its time. */
export class ManualClock implements Clock {
  #now: number;
  #count = 0;
  readonly #waiting = new Set<Waiting>();

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  at(time: number, act: () => void): Cancel {
    this.#count += 1;
    const waiting = { at: time, order: this.#count, act };
    this.#waiting.add(waiting);
    return () => this.#waiting.delete(waiting);
  }

  advance(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#next(until); next !== null; next = this.#next(until)) {
      this.#waiting.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.act();
    }
    this.#now = until;
  }

  #next(until: number): Waiting | null {
    let first: Waiting | null = null;
    for (const each of this.#waiting) {
      if (each.at > until) continue;
      if (first === null || each.at < first.at || (each.at === first.at && each.order < first.order)) first = each;
    }
    return first;
  }
}
