import type { Clock } from '../../ports.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** A clock that a test moves. Timers run in the order of their time, then of their making. */
export class ManualClock implements Clock {
  #wall = 1_800_000_000_000;
  #monotonic = 1_000;
  #made = 0;
  #timers: Timer[] = [];

  wallMs(): number {
    return this.#wall;
  }

  monotonicMs(): number {
    return this.#monotonic;
  }

  after(delayMs: number, task: () => void): () => void {
    const timer = { at: this.#monotonic + delayMs, order: this.#made++, task };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Lets time pass, timer by timer, with room for promises to settle in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    for (;;) {
      await settle();
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#move(Math.max(0, next.at - this.#monotonic));
      next.task();
    }
    this.#move(end - this.#monotonic);
    await settle();
  }

  /** The wall clock jumps; the monotonic one does not. */
  jumpWall(ms: number): void {
    this.#wall += ms;
  }

  #move(ms: number): void {
    this.#monotonic += ms;
    this.#wall += ms;
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
