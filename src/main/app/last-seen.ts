import { readFileSync, rmSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { LastSeen } from '#shared/ipc/last-seen.ts';
import type { Log } from '../core/ports.ts';

/**
 * A fingerprint of what is kept: nothing is shown that another version of the program has put together, because it may read
 * the same facts otherwise. A constant, because schemas would have to be read to make it; its test says what it must be.
 */
export const SEEN_SHAPE = '74f68e0a0a8672dd60704ed28c2ddac78b78f23afb780f692a74b7801159663b';

export function bytesOf(seen: LastSeen, shape = SEEN_SHAPE): Uint8Array {
  return serialize([shape, seen]);
}

/** What was kept when the console was last closed in order; null where it was not, and then the window waits for the core. */
export function readLastSeen(file: string, log: Log): LastSeen | null {
  try {
    const bytes = readFileSync(file);
    const [shape, seen] = deserialize(bytes) as readonly [string, LastSeen];
    return shape === SEEN_SHAPE ? seen : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      log.warn('What was last seen could not be read', { error: String(error) });
    }
    return null;
  }
}

/** From here on the core may change what was seen: after a crash it would be of an earlier day. */
export function forgetLastSeen(file: string): void {
  rmSync(file, { force: true });
}
