import { pause } from '../pause.ts';
import type { Clock } from '../ports.ts';
import type { Look } from './result.ts';

export interface Patience {
  /** Answers in a row that make a guest stable: one that is still starting may answer once and fall silent. */
  readonly answersInARow: number;
  readonly betweenMs: number;
  readonly wholeMsMax: number;
}

/** What was found in the end: a fact whose source is the guest. */
export interface Finding {
  readonly is: 'stable' | 'unstable' | 'silent' | 'cancelled';
  readonly looks: number;
  readonly answered: number;
  readonly last: Look | null;
  /** Of the first answer of the row that made it stable; null where there was none. Milliseconds from the beginning. */
  readonly stableAfterMs: number | null;
}

/** Looks again and again until the guest has answered so often in a row, or the time is over. */
export async function untilStable(
  look: () => Promise<Look>,
  patience: Patience,
  clock: Clock,
  signal: AbortSignal,
): Promise<Finding> {
  const begunAt = clock.monotonicMs();
  let looks = 0;
  let answered = 0;
  let inARow = 0;
  let rowBegan = 0;
  let last: Look | null = null;
  for (;;) {
    if (signal.aborted) return { is: 'cancelled', looks, answered, last, stableAfterMs: null };
    const at = clock.monotonicMs() - begunAt;
    last = await look();
    looks += 1;
    if (last.answers) {
      answered += 1;
      if (inARow === 0) rowBegan = at;
      inARow += 1;
      if (inARow >= patience.answersInARow) return { is: 'stable', looks, answered, last, stableAfterMs: rowBegan };
    } else inARow = 0;
    if (clock.monotonicMs() - begunAt + patience.betweenMs > patience.wholeMsMax) {
      return { is: answered === 0 ? 'silent' : 'unstable', looks, answered, last, stableAfterMs: null };
    }
    await pause(patience.betweenMs, clock, signal);
  }
}
