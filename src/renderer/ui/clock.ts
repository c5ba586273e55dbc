import { useEffect, useState, useSyncExternalStore } from 'react';

/*
 * One clock for the whole window: ages on the screen tick together, and a hundred of them cost one timer. It stands
 * still while nobody looks.
 */
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(tick, 1_000);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** This computer's clock, to the second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** A faster clock for what is counted down before a person's eyes. */
export function useFastNow(): number {
  const [fast, setFast] = useState(() => Date.now());
  useEffect(() => {
    const fastTimer = setInterval(() => setFast(Date.now()), FAST_TICK_MS);
    return () => clearInterval(fastTimer);
  }, []);
  return fast;
}

const FAST_TICK_MS = 200;

/** The same clock outside React. */
export const clock = { now: () => Date.now(), subscribe } as const;
