import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { newUserData, type PreparedRun } from '../../tools/lib/run.ts';
import { holdStart } from './held-start.ts';
import { requireSandbox } from './sandbox.ts';

/** How to start the console. Everything that a person could not choose either is left as it is. */
export interface FarshoreOptions {
  /** A folder of an earlier start; a fresh one unless given. */
  readonly dataFolder?: string;
  readonly pairingFile?: string;
  readonly switches?: readonly string[];
}

/** The console in a real Electron, with its first window open. */
export interface Farshore {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** What the console has written to its log. */
  log(): string;
  /** Makes the page exactly so large. */
  resize(size: { readonly width: number; readonly height: number }): Promise<void>;
  /** Ends it as a person would, by quitting. */
  quit(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

const START_MS_MAX = 60_000;

export async function startFarshore(run: PreparedRun, options: FarshoreOptions = {}): Promise<Farshore> {
  const dataFolder = options.dataFolder ?? newUserData(run, 'start');
  const args = [
    ...run.args,
    `--user-data-dir=${dataFolder}`,
    ...(options.pairingFile === undefined ? [] : [`--pairing=${options.pairingFile}`]),
    ...(options.switches ?? []),
  ];
  holdStart(run);
  const app = await _electron.launch({
    executablePath: run.executablePath,
    args,
    env: run.env,
    // Without this Playwright adds --no-sandbox by itself, and the tests would prove nothing about the sandbox.
    chromiumSandbox: true,
    timeout: START_MS_MAX,
  });
  // Kept from here on: once the process has ended Playwright does not give it any more.
  const child = app.process();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const page = await app.firstWindow({ timeout: START_MS_MAX });
  await page.waitForLoadState('domcontentloaded');
  await hasOpened(page);
  await requireSandbox(app);
  return {
    app,
    page,
    dataFolder,
    log: () => readFileSync(path.join(dataFolder, 'logs', 'farshore.log'), 'utf8'),
    resize: ({ width, height }) =>
      app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
        width,
        height,
      ] as const),
    quit: async () => {
      if (child.exitCode === null && child.signalCode === null) await app.close();
      await ended;
    },
    kill: async () => {
      await cutOff(child);
      await ended;
    },
  };
}

/**
 * The program's own process is asked only once its modules are read: an inspector that interrupts them may lose its answer to
 * the garbage collector. Where the console cannot open, or another page takes this one's place, there is nothing to wait for.
 */
async function hasOpened(page: Page): Promise<void> {
  await page.evaluate(() => window.farshore.connectionsList({}).catch(() => null)).catch(() => null);
}

const GONE_LOOK_MS = 10;

/**
 * Ends all of its processes, as a power cut would. One that outlived the first would hold the socket by which the next start
 * asks whether somebody owns the data folder, and that start would wait for an answer.
 */
async function cutOff(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (process.platform === 'win32' || pid === undefined) {
    child.kill('SIGKILL');
    return;
  }
  while (reachesGroup(pid)) await setTimeout(GONE_LOOK_MS);
}

/** Playwright starts the program as the head of a group of its own. False where nobody of it is left. */
function reachesGroup(pid: number): boolean {
  try {
    return process.kill(-pid, 'SIGKILL');
  } catch {
    return false;
  }
}
