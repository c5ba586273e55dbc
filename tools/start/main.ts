// Brings up a practice estate and opens the console on it. The estate lives as long as the window.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hasDisplay } from '../lib/display.ts';
import { nodePath } from '../lib/node.ts';
import { startPractice } from '../lib/practice.ts';
import { exitCodeOf } from '../lib/process.ts';
import { newUserData, prepareRun, type PreparedRun } from '../lib/run.ts';
import { giveToRunUser } from '../lib/user.ts';
import { repoRoot } from '../setup/places.mjs';

const inRepo = (...parts: string[]): string => path.join(repoRoot, ...parts);

async function runNode(script: string, args: readonly string[]): Promise<number> {
  return exitCodeOf(nodePath, [inRepo(script), ...args], { cwd: repoRoot, stdio: 'inherit' });
}

async function buildConsole(): Promise<void> {
  const setUp = await runNode('tools/setup.mjs', ['--electron']);
  if (setUp !== 0) throw new Error('There is no Electron to open the console with; see above.');
  console.log('Building the console …');
  const built = await runNode('node_modules/electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']);
  if (built !== 0) throw new Error('The console could not be built; see above.');
}

/** Opens the console and resolves with its exit code when it is closed. */
function openConsole(run: PreparedRun, pairingFile: string): Promise<number> {
  const args = [...run.args, `--user-data-dir=${newUserData(run, 'console')}`, `--pairing=${pairingFile}`];
  return exitCodeOf(run.executablePath, args, { env: run.env, stdio: 'inherit' }, ['SIGTERM']);
}

async function openOnPractice(args: readonly string[]): Promise<number> {
  await buildConsole();
  const run = prepareRun();
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'farshore-practice-'));
  const pairingFile = path.join(run.userDataRoot, 'practice.pairing.json');
  try {
    const practice = await startPractice({ dataFolder, pairingFile, args });
    // The provider may run as root while the console never does, and a one-time file is also deleted by its reader.
    giveToRunUser(pairingFile);
    console.log(`The practice provider listens on ${practice.address}; close the console to stop it.`);
    try {
      return await openConsole(run, pairingFile);
    } finally {
      await practice.stop();
    }
  } finally {
    fs.rmSync(dataFolder, { recursive: true, force: true });
    run.dispose();
  }
}

/** Ctrl-C reaches the console and the provider by itself, and SIGTERM is passed on; we stay to clean up after them. */
function staySignalled(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
}

export async function main(args: readonly string[]): Promise<number> {
  if (!hasDisplay(process.env)) {
    console.log('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.');
    console.log('Running the same job without a window instead: npm run drill');
    return runNode('drill/main.ts', args);
  }
  staySignalled();
  try {
    return await openOnPractice(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
