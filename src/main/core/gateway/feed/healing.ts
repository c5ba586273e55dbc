import type { Clock } from '../../ports.ts';

/** As many readings begun anew for unreadable lines are allowed within the period; then such lines are only set aside. */
const HEALINGS_MAX = 6;
const PERIOD_MS = 600_000;

/**
 * A line that cannot be read leaves something untold: the entity would look as it was until its next change. So the reading
 * begins anew from the last commit, where the line comes again, whole if it was spoilt on its way; and where it never does, a
 * new picture tells it. Bounded, because a provider that writes broken lines must not keep us from hearing the others.
 */
export interface Healing {
  mayBeginAnew(): boolean;
}

export function createHealing(clock: Clock): Healing {
  let begun: readonly number[] = [];
  return {
    mayBeginAnew() {
      const now = clock.monotonicMs();
      begun = begun.filter((at) => now - at < PERIOD_MS);
      if (begun.length >= HEALINGS_MAX) return false;
      begun = [...begun, now];
      return true;
    },
  };
}
