import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { PreparedRun } from '../../tools/lib/run.ts';

const START_MS_MAX = 60_000;
const QUIT_MS_MAX = 10_000;
const RETRY_MS = 2;

export interface Launch {
  /** From the start of the process to the painted frame. */
  readonly ms: number;
  /** How many VMs the map says it shows; 0 where there is no map. */
  readonly vms: number;
}

interface Painted {
  readonly at: number;
  readonly vms: number;
}

/**
 * Ends when the page has painted what is looked for, with the moment, which is that of the frame however late we ask: the
 * page is looked at once a frame from before its first.
 */
function whenPainted(selector: string): string {
  return `new Promise((resolve) => {
    const painted = (found) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const digits = (found.closest('[data-map]')?.getAttribute('aria-label') ?? '').replace(/\\D/g, '');
        resolve({ at: performance.timeOrigin + performance.now(), vms: Number(digits) });
      };
      requestAnimationFrame(() => port2.postMessage(null));
    };
    const look = () => {
      const found = location.protocol === 'about:' ? null : document.querySelector(${JSON.stringify(selector)});
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
    const port = await portOf(child);
    const { at, vms } = await paintedIn(port, whenPainted(selector), startedAt + START_MS_MAX);
    await closeBrowser(port);
    await Promise.race([ended, setTimeout(QUIT_MS_MAX, null, { ref: false })]);
    return { ms: at - startedAt, vms };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`Electron ended (exit ${String(code)}) before its window was there.`)),
    );
    if (!child.stderr) throw new Error('Electron has no standard error.');
    createInterface({ input: child.stderr }).on('line', (line) => {
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}

interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}

/** The page may be replaced while it is asked: then the next one is. */
async function paintedIn(port: number, expression: string, deadline: number): Promise<Painted> {
  while (performance.timeOrigin + performance.now() < deadline) {
    const targets = (await fetch(`http://127.0.0.1:${port}/json/list`)
      .then((reply) => reply.json())
      .catch(() => [])) as readonly Target[];
    const page = targets.find(({ type }) => type === 'page');
    const painted = page ? await ask(page.webSocketDebuggerUrl, expression) : null;
    if (painted !== null) return painted;
    await setTimeout(RETRY_MS);
  }
  throw new Error('The window did not paint what was waited for.');
}

/** Null where the page went away before it could answer. */
function ask(url: string, expression: string): Promise<Painted | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    const done = (painted: Painted | null) => {
      socket.close();
      resolve(painted);
    };
    socket.onopen = () => {
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    };
    socket.onmessage = ({ data }) => {
      const said = JSON.parse(String(data)) as { id?: number; result?: { result?: { value?: Painted } } };
      if (said.id === 1) done(said.result?.result?.value ?? null);
    };
    socket.onerror = () => done(null);
    socket.onclose = () => resolve(null);
  });
}

/** Ends it as a person would: nothing of a start is measured that a kill has left to be repaired. */
async function closeBrowser(port: number): Promise<void> {
  const version = (await fetch(`http://127.0.0.1:${port}/json/version`).then((reply) => reply.json())) as Target;
  await new Promise<void>((resolve) => {
    const socket = new WebSocket(version.webSocketDebuggerUrl);
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'Browser.close' }));
    socket.onclose = () => resolve();
    socket.onerror = () => resolve();
  });
}
