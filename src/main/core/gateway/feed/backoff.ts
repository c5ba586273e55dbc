import type { Clock, Random } from '../../ports.ts';

/** The first wait, doubled with every failure in a row. */
const WAIT_MS_FIRST = 500;
/** A provider that comes back is heard again within this: a run may be waiting for it. */
const WAIT_MS_MAX = 5_000;
/** Even after a good reading: a gateway that cuts every stream at once must not be asked without a pause. */
const WAIT_MS_MIN = 100;

/**
 * How long to wait before the next try. While there are gateways that have not been tried, hardly at all. Half of each wait
 * is by chance, so that a hundred consoles do not come back in the same moment.
 */
export function waitMs(failuresInARow: number, gateways: number, random: Random): number {
  const rounds = failuresInARow - gateways;
  const full = rounds < 0 ? WAIT_MS_MIN * 2 : Math.min(WAIT_MS_MAX, WAIT_MS_FIRST * 2 ** Math.min(rounds, 10));
  return Math.round(full / 2 + (full / 2) * random.next());
}

/** A wait that can be cut short. */
export interface Waiting {
  readonly done: Promise<void>;
  cutShort(): void;
}

export function wait(clock: Clock, delayMs: number): Waiting {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  const cancel = clock.after(delayMs, finish);
  return {
    done,
    cutShort() {
      cancel();
      finish();
    },
  };
}
