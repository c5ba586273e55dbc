/**
 * The machine room of one site, as a process of its own: its guests are its children and die with it, as all machines
 * of a site do when its power goes. It reads orders from standard input and tells on standard output what runs, and
 * that it is still there; `host.ts` is its other end. A path given to it is where others on its host may ask and order.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { openControl } from './host-control.ts';

export interface StartOrder {
  readonly start: string;
  readonly args: readonly string[];
}
export type HostWord =
  | { readonly started: string; readonly pid: number }
  | { readonly ended: string; readonly why: string }
  | { readonly alive: true };

const ALIVE_MS = 1_000;
const WORDS_MAX = 2_000;
/** Emulation takes all that it is given; whoever waits for an answer comes first. */
const NICE = 5;

const guests = new Map<string, ChildProcess>();

const say = (word: HostWord): void => void process.stdout.write(`${JSON.stringify(word)}\n`);

function start({ start: name, args }: StartOrder): void {
  const guest = spawn('setpriv', ['--pdeathsig', 'KILL', 'qemu-system-x86_64', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  guest.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-WORDS_MAX)));
  guest.once('spawn', () => {
    if (guest.pid === undefined) return;
    setPriority(guest.pid, NICE);
    guests.set(name, guest);
    say({ started: name, pid: guest.pid });
  });
  guest.once('error', (error) => say({ ended: name, why: error.message }));
  guest.once('close', (code, signal) => {
    if (guests.get(name) === guest) guests.delete(name);
    say({ ended: name, why: said.trim() || (signal ?? `exit ${String(code)}`) });
  });
}

async function cut(name: string): Promise<void> {
  const guest = guests.get(name);
  if (guest === undefined) return;
  const gone = once(guest, 'close');
  guest.kill('SIGKILL');
  await gone;
}

createInterface({ input: process.stdin })
  .on('line', (line) => start(JSON.parse(line) as StartOrder))
  // Its owner is gone: nothing is left of it.
  .on('close', () => process.kill(-process.pid, 'SIGKILL'));
const control = process.argv[2];
if (control !== undefined) openControl(control, { isOn: (name) => guests.has(name), cut });
setInterval(() => say({ alive: true }), ALIVE_MS);
