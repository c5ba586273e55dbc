// Starts the practice provider as a child process and stops it again; `npm start`, tests and benchmarks share this.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { repoRoot } from '../setup/places.mjs';
import { nodePath } from './node.ts';

export interface PracticeRequest {
  /** Where the provider keeps its estate; the folder must exist. */
  readonly dataFolder: string;
  /** Where it writes the one-time pairing file. */
  readonly pairingFile: string;
  readonly estate?: string;
  /** How many simulated seconds pass in one. */
  readonly speed?: number;
  readonly seed?: number;
  /** Further options, as the provider's own command line takes them. */
  readonly args?: readonly string[];
}

export interface Practice {
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  /** The certificate's SHA-256, as the console shows it. */
  readonly thumbprint: string;
  /** Where faults are injected and the ground truth is read. */
  readonly control: ControlAddress;
  readonly process: ChildProcess;
  /** Resolves when the process has ended. */
  readonly stop: () => Promise<void>;
}

const readyMsMax = 60_000;
const stopMsMax = 5_000;

export interface ControlAddress {
  readonly port: number;
  readonly tokenFile: string;
}

export interface Ready {
  readonly address: string;
  readonly thumbprint: string;
  readonly control: ControlAddress;
}

/** Reads the line that says "listening"; other lines are the provider's log. */
export function readyIn(line: string): Ready | undefined {
  if (!line.startsWith('{')) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    // A line of the log may begin with a brace and be no JSON; it is not the one we wait for.
    return undefined;
  }
  const { ready, address, thumbprint, control } = said as Partial<Ready> & { readonly ready?: unknown };
  if (ready !== true || typeof address !== 'string' || typeof thumbprint !== 'string') return undefined;
  return control === undefined ? undefined : { address, thumbprint, control };
}

const given = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [name, String(value)];

/** Options given later win, so that a person's own ones can follow ours. */
export function practiceArguments(request: PracticeRequest): readonly string[] {
  return [
    // It stops with us, even where we are killed and cannot stop it.
    '--with-parent',
    ...['--port', '0', '--data', request.dataFolder, '--pairing', request.pairingFile],
    ...given('--estate', request.estate),
    ...given('--speed', request.speed),
    ...given('--seed', request.seed),
    ...(request.args ?? []),
  ];
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
  await ended;
  clearTimeout(timer);
}

function waitUntilReady(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The practice provider was not ready within ${String(readyMsMax / 1000)} s.`));
    }, readyMsMax);
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      done();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code) =>
      settle(() => reject(new Error(`The practice provider ended (exit ${String(code)}).`))),
    );
    if (child.stdout === null) throw new Error('The practice provider has no standard output.');
    // The lines are read to the end, or a full pipe would one day stop the provider.
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = readyIn(line);
      if (ready !== undefined) settle(() => resolve(ready));
    });
  });
}

export async function startPractice(request: PracticeRequest): Promise<Practice> {
  const args = [path.join(repoRoot, 'practice', 'main.ts'), ...practiceArguments(request)];
  const child = spawn(nodePath, args, { cwd: repoRoot, stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    return { ...(await waitUntilReady(child)), process: child, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}
