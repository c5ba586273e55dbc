import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { PreparedRun } from '../../tools/lib/run.ts';
import { inTime } from '../in-time.ts';
import { type Debugging, openDebugging } from './debugging.ts';

const START_MS_MAX = 60_000;
const QUIT_MS_MAX = 10_000;

export interface Launch {
  /** From the start of the process to the painted frame. */
  readonly ms: number;
  /** How many VMs the map says it shows; 0 where there is no map. */
  readonly vms: number;
  /** From the start of the process until the program has answered a question; null where there is none to ask. */
  readonly openMs: number | null;
}

interface Painted {
  readonly at: number;
  readonly vms: number;
}

/**
 * Begins to look in a new document: the page is looked at once a frame from before its first, and the moment is that of the
 * frame, however late it is asked for.
 */
function lookFor(selector: string): string {
  return `globalThis.paintedForBench ??= new Promise((resolve) => {
    const painted = (found) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const digits = (found.closest('[data-map]')?.getAttribute('aria-label') ?? '').replace(/\\D/g, '');
        resolve({ at: performance.timeOrigin + performance.now(), vms: Number(digits) });
      };
      requestAnimationFrame(() => port2.postMessage(null));
    };
    const look = () => {
      const found = document.querySelector(${JSON.stringify(selector)});
      if (found) painted(found);
      else requestAnimationFrame(look);
    };
    look();
  })`;
}

/** Starts a real process with nothing attached that would hold it back, and asks its page by way of the debugging port. */
export async function launch(run: PreparedRun, dataFolder: string, selector: string): Promise<Launch> {
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(run.executablePath, [...run.args, `--user-data-dir=${dataFolder}`, '--remote-debugging-port=0'], {
    env: run.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    const debugging = await openDebugging(await addressOf(child));
    const { at, vms, openAt } = await inTime(
      seenIn(debugging, lookFor(selector)),
      START_MS_MAX,
      'The window did not paint what was waited for.',
    );
    // As a person would: nothing of a start is measured that a kill has left to be repaired.
    void debugging.send('Browser.close', {});
    await Promise.race([ended, setTimeout(QUIT_MS_MAX, null, { ref: false })]);
    return { ms: at - startedAt, vms, openMs: openAt === null ? null : openAt - startedAt };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`Electron ended (exit ${String(code)}) before its window was there.`)),
    );
    if (!child.stderr) throw new Error('Electron has no standard error.');
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /DevTools listening on (ws:\/\/127\.0\.0\.1:\d+\/\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

/**
 * Nothing is run in the empty document that a window has before its page: for that the program's preload would be run there,
 * once more than for a person. Whatever navigates before the script is there is asked directly.
 */
async function seenIn(debugging: Debugging, look: string): Promise<Painted & { readonly openAt: number | null }> {
  const session = await debugging.firstPage();
  const navigated = debugging.heard(session, 'Page.frameNavigated');
  await debugging.send('Page.enable', {}, session);
  await debugging.send('Page.addScriptToEvaluateOnNewDocument', { source: look }, session);
  const { frameTree } = (await debugging.send('Page.getFrameTree', {}, session)) as FrameTree;
  if (frameTree.frame.url.startsWith('about:') || frameTree.frame.url === '') await navigated;
  const ask = async (expression: string): Promise<unknown> => {
    const params = { expression, awaitPromise: true, returnByValue: true };
    return ((await debugging.send('Runtime.evaluate', params, session)) as Evaluated).result.value;
  };
  const painted = (await ask(look)) as Painted;
  // Whoever quits before the program is open leaves what was last seen as it is: a start that follows would prove less.
  return { ...painted, openAt: ((await ask(opened)) ?? null) as number | null };
}

const opened = 'globalThis.farshore?.connectionsList({}).then(() => performance.timeOrigin + performance.now())';

interface FrameTree {
  readonly frameTree: { readonly frame: { readonly url: string } };
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
}
