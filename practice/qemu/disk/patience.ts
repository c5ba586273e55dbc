import { setTimeout as sleep } from 'node:timers/promises';

/** Whoever looks at an image at this moment holds a lock on it that layers cannot be put together under. */
const TRIES = 10;
const PAUSE_MS = 300;

/** Tries again where an image is being looked at. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !(error instanceof Error && error.message.includes('lock'))) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** Puts layers together where that can be done now. Where it cannot, nothing is wrong: it is done the next time. */
export async function keepHouse(work: () => Promise<void>): Promise<void> {
  try {
    await patiently(work);
  } catch (error) {
    console.error(`layers stay as they are: ${error instanceof Error ? error.message : String(error)}`);
  }
}
