import type { Clock } from './ports.ts';

/** Waits; shorter where the signal is given meanwhile. Never rejects: who waits looks at the signal afterwards. */
export function pause(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const wake = (): void => {
      stop();
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const stop = clock.after(ms, wake);
    signal.addEventListener('abort', wake, { once: true });
  });
}
