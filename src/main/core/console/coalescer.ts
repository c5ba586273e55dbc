import type { Clock } from '../ports.ts';

/** The first of a kind goes out at once, then at most 4 a second; what came in between is told once, as it then is. */
const INTERVAL_MS = 250;

/** Calls `tell` for a key soon after `note(key)`, however often it was noted. */
export class Coalescer {
  readonly #clock: Clock;
  readonly #tell: (key: string) => void;
  readonly #pending = new Map<string, () => void>();
  readonly #lastTold = new Map<string, number>();
  #closed = false;

  constructor(clock: Clock, tell: (key: string) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  note(key: string): void {
    if (this.#closed || this.#pending.has(key)) return;
    const waitMs = Math.max(0, (this.#lastTold.get(key) ?? -Infinity) + INTERVAL_MS - this.#clock.monotonicMs());
    const cancel = this.#clock.after(waitMs, () => {
      this.#pending.delete(key);
      this.#lastTold.set(key, this.#clock.monotonicMs());
      this.#tell(key);
    });
    this.#pending.set(key, cancel);
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#pending.values()) cancel();
    this.#pending.clear();
  }
}
