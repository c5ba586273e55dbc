import { setTimeout } from 'node:timers/promises';

/**
 * @param ms - The longest wait.
 * @param late - What is then to be said: the message of the error.
 */
export async function inTime<T>(work: Promise<T>, ms: number, late: string): Promise<T> {
  const waiting = new AbortController();
  const ended = setTimeout(ms, null, { signal: waiting.signal }).then((): never => {
    throw new Error(late);
  });
  // Ends the wait, whose failure is then no news.
  ended.catch(() => undefined);
  try {
    return await Promise.race([work, ended]);
  } finally {
    waiting.abort();
  }
}
