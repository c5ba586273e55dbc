// Runs one stage and says how it went.
import { spawn } from 'node:child_process';
import os from 'node:os';
import { repoRoot } from '../setup/places.mjs';
import { type Count, oneFailure } from './count.ts';
import type { Command, Stage } from './stages.ts';

export interface StageResult extends Count {
  readonly name: string;
  readonly seconds: number;
}

export type Log = (text: string) => void;

interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** Ends with the child: a stage that hangs is cut off, so that a build ends with a count and not with silence. */
const stageMsMax = 45 * 60_000;

/** Colours are for a terminal; in a log they are noise that hides the counts. */
function environment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _forced, NO_COLOR: _none, ...env } = process.env;
  return process.stdout.isTTY ? { ...env, FORCE_COLOR: '1' } : { ...env, NO_COLOR: '1' };
}

/** The tests that run beside it come first. A program that is gone already needs no priority. */
function putBack(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_SYSTEM_ERROR')) throw error;
  }
}

function runCommand({ command, args }: Command, isPutBack: boolean, log: Log): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: repoRoot,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: stageMsMax,
    });
    if (isPutBack) putBack(child.pid);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      log(chunk.toString());
    });
    child.stderr.on('data', (chunk: Buffer) => {
      log(chunk.toString());
    });
    child.once('error', (error) => {
      log(`${command} could not run: ${error.message}\n`);
      resolve({ exitCode: 1, output });
    });
    child.once('close', (code) => {
      resolve({ exitCode: code ?? 1, output });
    });
  });
}

async function countStage(stage: Stage, log: Log): Promise<Count> {
  const isPutBack = stage.place === 'behind';
  const preparing = stage.commands.slice(0, -1);
  for (const command of preparing) {
    const { exitCode } = await runCommand(command, isPutBack, log);
    if (exitCode !== 0) return oneFailure;
  }
  const last = stage.commands.at(-1);
  if (last === undefined) return oneFailure;
  const { exitCode, output } = await runCommand(last, isPutBack, log);
  return stage.count(exitCode, output);
}

export function resultLine({ name, passed, failed, seconds }: StageResult): string {
  const column = (value: number): string => String(value).padStart(6);
  return `${name.padEnd(12)}${column(passed)} passed${column(failed)} failed${seconds.toFixed(1).padStart(8)} s\n`;
}

/** A turn is shown while it runs; what runs behind or beside it is quiet unless it fails. */
export async function runStage(stage: Stage, log: Log): Promise<StageResult> {
  const startedAt = performance.now();
  const held: string[] = [];
  const count = await countStage(stage, stage.place === 'turn' ? log : (text) => held.push(text));
  if (count.failed > 0) log(held.join(''));
  const result = { name: stage.name, ...count, seconds: (performance.now() - startedAt) / 1000 };
  log(resultLine(result));
  return result;
}
