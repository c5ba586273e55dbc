import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long work goes on before other tasks of the process get their turn. */
export interface Pace {
  /** Milliseconds of some clock that never goes back. */
  readonly nowMs: () => number;
  /** Lets everything else have its turn. */
  readonly turn: () => Promise<void>;
}

/** By the computer's own clock and event loop. A simulated world brings another, so that a seed lives the same life twice. */
export const realPace: Pace = {
  nowMs: () => performance.now(),
  turn: async () => {
    await nextTurn();
  },
};
