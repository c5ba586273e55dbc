import type { Cancel, Clock } from './ports.ts';

/** Node fires a longer timer at once, so a long wait is made of several. */
const TIMER_MS_MAX = 2_000_000_000;

/** The clock on the wall. `stop` cancels everything that still waits. */
export class WallClock implements Clock {
  readonly #waiting = new Set<Cancel>();

  now(): number {
    return Date.now();
  }

  at(time: number, act: () => void): Cancel {
    let timer: NodeJS.Timeout;
    const cancel = (): void => {
      clearTimeout(timer);
      this.#waiting.delete(cancel);
    };
    const fire = (): void => {
      this.#waiting.delete(cancel);
      act();
    };
    const arm = (): void => {
      const left = time - Date.now();
      timer = left > TIMER_MS_MAX ? setTimeout(arm, TIMER_MS_MAX) : setTimeout(fire, Math.max(0, left));
    };
    this.#waiting.add(cancel);
    arm();
    return cancel;
  }

  stop(): void {
    for (const cancel of [...this.#waiting]) cancel();
  }
}
