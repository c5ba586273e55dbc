import { connect } from 'node:net';
import type { Clock } from '../ports.ts';
import type { Look } from './result.ts';

/** Whether something accepts a connection at the address. Nothing is sent. */
export function lookByTcp(address: string, port: number, msMax: number, clock: Clock): Promise<Look> {
  const begunAt = clock.monotonicMs();
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const settle = (answers: boolean, detail: string): void => {
      stop();
      socket.destroy();
      resolve({ answers, detail, tookMs: clock.monotonicMs() - begunAt });
    };
    const stop = clock.after(msMax, () => settle(false, `no answer within ${String(msMax)} ms`));
    socket.once('connect', () => settle(true, 'connected'));
    socket.once('error', (error) => settle(false, error.message));
  });
}
