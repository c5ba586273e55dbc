import type { Cancel, Clock } from './ports.ts';

/** Node fires a longer timer at once, so a long wait is made of several. */
const TIMER_MS_MAX = 2_000_000_000;

function waitUntil(time: number, act: () => void): Cancel {
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    const left = time - Date.now();
    timer = left > TIMER_MS_MAX ? setTimeout(arm, TIMER_MS_MAX) : setTimeout(act, Math.max(0, left));
  };
  arm();
  return () => clearTimeout(timer);
}

export const wallClock: Clock = { now: () => Date.now(), at: waitUntil };
