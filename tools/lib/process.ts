// Child processes that may not fail unnoticed.
import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

/** Runs to the end and returns standard output; a failure throws with what the program said. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): string {
  const result = spawnSync(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    timeout: options.timeoutMs,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    // npm is a batch file on Windows, and those start only through a shell.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.error) throw new Error(`${command} could not run: ${result.error.message}`);
  if (result.status !== 0) {
    const said = `${result.stdout}${result.stderr}`.trim().split('\n').slice(-20).join('\n');
    throw new Error(`${command} ${args.join(' ')} failed (exit ${String(result.status)}).\n${said}`);
  }
  return result.stdout;
}

/** Whether the program ran and said yes by its exit code; a program that is not there says no. */
export function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** The exit code of a child; a signal counts as a failure. The signals named are passed on to it. */
export async function exitCodeOf(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
  passOn: readonly NodeJS.Signals[] = [],
): Promise<number> {
  const child = spawn(command, args, options);
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of passOn) process.on(signal, pass);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
  } finally {
    for (const signal of passOn) process.off(signal, pass);
  }
}
