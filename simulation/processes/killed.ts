import process from 'node:process';
import { ProcessKilled } from '../world/log.ts';

/** A killed console leaves promises behind that nobody waits for any more. Everything else unhandled is a defect. */
export function letTheKilledRest(): void {
  process.on('unhandledRejection', (cause) => {
    if (cause instanceof ProcessKilled) return;
    throw cause;
  });
}
