import type { Clock, Log } from '../../ports.ts';

interface Timer {
  readonly dueMs: number;
  readonly task: () => void;
}

/** A clock under the test's hand. Both clocks go together unless the wall clock is made to jump. */
export class TestClock implements Clock {
  #nowMs = 0;
  #wallOffsetMs = 1_700_000_000_000;
  readonly #timers = new Set<Timer>();

  wallMs(): number {
    return this.#nowMs + this.#wallOffsetMs;
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, task: () => void): () => void {
    const timer = { dueMs: this.#nowMs + delayMs, task };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  jumpWall(byMs: number): void {
    this.#wallOffsetMs += byMs;
  }

  advance(byMs: number): void {
    const untilMs = this.#nowMs + byMs;
    for (;;) {
      const [next] = [...this.#timers].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.task();
    }
    this.#nowMs = untilMs;
  }
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Lets everything that is under way come to rest, until the condition holds. */
export async function until(condition: () => boolean, what = condition.toString()): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Some turns of the event loop: enough for what should not happen to happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
