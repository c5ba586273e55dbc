import { createConnection } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds. */
export interface Patience {
  readonly withinMs: number;
  readonly everyMs: number;
}

/** Connects to a socket of the file system that somebody is about to open. Rejects where nobody does. */
export async function connectWhenThere(path: string, { withinMs, everyMs }: Patience): Promise<Socket> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await connect(path);
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(everyMs);
    }
  }
}

function connect(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path, () => resolve(socket));
    socket.once('error', reject);
  });
}
