import type { Clock } from '../../src/main/core/ports.ts';
import { ProcessKilled } from './log.ts';
import type { Clock as ProviderClock } from '../../practice/ports.ts';
import type { Dice } from '../../practice/random.ts';

interface Timer {
  readonly at: number;
  /** Timers of the same moment run in an order by chance: nothing may rely on another. */
  readonly tie: number;
  readonly task: () => void;
  cancelled: boolean;
}

export const SIMULATED_START = Date.UTC(2026, 10, 22, 3, 0, 0);

/** The one time line of a simulated world. Nothing happens between its timers; each is followed by all that it sets off. */
export class SimulatedTime {
  readonly #dice: Dice;
  readonly #heap: Timer[] = [];
  #now = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** Milliseconds since the world began. */
  get now(): number {
    return this.#now;
  }

  after(delayMs: number, task: () => void): () => void {
    const timer: Timer = {
      at: this.#now + Math.max(0, Math.round(delayMs)),
      tie: this.#dice.next(),
      task,
      cancelled: false,
    };
    this.#push(timer);
    return () => {
      timer.cancelled = true;
    };
  }

  /** Runs until `done`, or the moment `until` has come; answers whether it was done. */
  async run(until: number, done: () => boolean): Promise<boolean> {
    await settled();
    while (!done()) {
      const timer = this.#heap[0];
      if (timer === undefined || timer.at > until) {
        this.#now = until;
        return done();
      }
      this.#pop();
      if (timer.cancelled) continue;
      this.#now = Math.max(this.#now, timer.at);
      runTask(timer.task);
      await settled();
    }
    return true;
  }

  /** The provider's clock: true to this time line. */
  forProvider(): ProviderClock {
    return {
      now: () => SIMULATED_START + this.#now,
      at: (time, act) => this.after(time - SIMULATED_START - this.#now, act),
    };
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!earlier(timer, heap[parent])) break;
      heap[at] = heap[parent] as Timer;
      at = parent;
    }
    heap[at] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) break;
      const child = earlier(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!earlier(heap[child], last)) break;
      heap[at] = heap[child] as Timer;
      at = child;
    }
    heap[at] = last;
  }
}

/** A process that is killed in the middle of a task just stops there. */
function runTask(task: () => void): void {
  try {
    task();
  } catch (cause) {
    if (!(cause instanceof ProcessKilled)) throw cause;
  }
}

function earlier(a: Timer | undefined, b: Timer | undefined): boolean {
  if (a === undefined || b === undefined) return a !== undefined;
  return a.at < b.at || (a.at === b.at && a.tie < b.tie);
}

/** Everything that promises set off has happened. The feed gives way to the event loop now and then, so more than one turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The clock of one console process: it can be wrong, jump, sleep, and end with its process. */
export class ProcessClock implements Clock {
  readonly #time: SimulatedTime;
  readonly #sleeps: { readonly from: number; readonly until: number }[] = [];
  #wallOffsetMs: number;
  #dead = false;

  constructor(time: SimulatedTime, wallOffsetMs: number) {
    this.#time = time;
    this.#wallOffsetMs = wallOffsetMs;
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Since when and until when the computer slept, in milliseconds since the world began. */
  get sleeps(): readonly { readonly from: number; readonly until: number }[] {
    return this.#sleeps;
  }

  /** Nobody can do anything with it: it is gone, or its computer sleeps. */
  get out(): boolean {
    return this.#dead || (this.#sleeps.at(-1)?.until ?? 0) > this.#time.now;
  }

  wallMs(): number {
    return SIMULATED_START + this.#time.now + this.#wallOffsetMs;
  }

  /** Stands still while the computer sleeps. */
  monotonicMs(): number {
    const { now } = this.#time;
    return this.#sleeps.reduce((awake, { from, until }) => awake - (Math.min(now, until) - from), now);
  }

  after(delayMs: number, task: () => void): () => void {
    let cancel = (): void => undefined;
    const wait = (ms: number): void => {
      cancel = this.#time.after(ms, () => {
        const asleep = this.#sleeps.at(-1);
        if (this.#dead) return;
        if (asleep === undefined || asleep.until <= this.#time.now) task();
        else wait(asleep.until - this.#time.now);
      });
    };
    wait(delayMs);
    return () => cancel();
  }

  jump(ms: number): void {
    this.#wallOffsetMs += ms;
  }

  /** Nothing of the process runs for so long. */
  sleep(ms: number): void {
    if (this.out) return;
    this.#sleeps.push({ from: this.#time.now, until: this.#time.now + Math.round(ms) });
  }

  /** The process is gone: none of its timers runs any more. */
  die(): void {
    this.#dead = true;
  }
}
