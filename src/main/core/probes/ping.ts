import { execFile } from 'node:child_process';
import { isIP } from 'node:net';
import type { Clock } from '../ports.ts';
import type { Look } from './result.ts';

/** A host name as DNS allows it; what begins with a dash would be read as an option. */
const HOST_NAME =
  /^(?=.{1,253}$)[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** The arguments of the system's own `ping` for one question; only it may send such packets without privileges. */
export function pingArguments(platform: NodeJS.Platform, address: string, msMax: number): readonly string[] {
  if (platform === 'win32') return ['-n', '1', '-w', String(msMax), address];
  // Linux counts the wait in seconds, macOS in milliseconds.
  const wait = platform === 'darwin' ? String(msMax) : String(Math.ceil(msMax / 1_000));
  return ['-c', '1', '-W', wait, address];
}

/** Whether the guest answers one echo request. Many networks drop them: silence proves nothing. */
export function lookByPing(address: string, msMax: number, clock: Clock): Promise<Look> {
  const begunAt = clock.monotonicMs();
  const looked = (answers: boolean, detail: string): Look => ({
    answers,
    detail,
    tookMs: clock.monotonicMs() - begunAt,
  });
  if (isIP(address) === 0 && !HOST_NAME.test(address)) {
    return Promise.resolve(looked(false, `${address} is neither a name nor an address`));
  }
  return new Promise((resolve) => {
    const ping = execFile('ping', [...pingArguments(process.platform, address, msMax)], (error) => {
      stop();
      if (error === null) resolve(looked(true, 'echo'));
      else if (error.code === 'ENOENT') resolve(looked(false, 'this computer has no ping'));
      else resolve(looked(false, 'no echo'));
    });
    const stop = clock.after(msMax + 1_000, () => ping.kill('SIGKILL'));
  });
}
