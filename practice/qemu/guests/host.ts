import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { socketPath } from '../scratch.ts';
import type { HostWord, StartOrder } from './host-process.ts';

/** After so long without a word the site is taken for lost. It says one each second. */
const SILENT_MS_MAX = 10_000;
const START_MS_MAX = 60_000;

export interface HostWatcher {
  guestEnded(name: string): void;
  fellSilent(): void;
}

interface Running {
  readonly pid: number;
  readonly ended: Promise<void>;
  readonly end: () => void;
}

/** The machine room of one site, from outside. Invariant: a guest that is not in `#running` has no process. */
export class Host {
  readonly #watcher: HostWatcher;
  readonly #control: string | null;
  readonly #running = new Map<string, Running>();
  readonly #starting = new Map<string, (word: HostWord) => void>();
  #process: ChildProcess | null = null;
  #silence: NodeJS.Timeout | null = null;
  readonly #expected = new Set<string>();

  /** `control`: where whoever is on this host finds its socket; null: nobody but us orders anything. */
  constructor(watcher: HostWatcher, control: string | null = null) {
    this.#watcher = watcher;
    this.#control = control;
  }

  get isUp(): boolean {
    return this.#process !== null;
  }

  /** In a process group of its own, so that one signal reaches it and its guests, and with us in any case. */
  open(): void {
    if (this.#process !== null) return;
    const room = [join(import.meta.dirname, 'host-process.ts'), ...this.#newSocket()];
    const args = ['--pdeathsig', 'KILL', process.execPath, ...room];
    const child = spawn('setpriv', args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
    this.#process = child;
    createInterface({ input: child.stdout }).on('line', (line) => this.#hear(JSON.parse(line) as HostWord));
    child.stdin.on('error', () => undefined);
    child.once('close', () => this.#closed(child));
    this.#listen();
  }

  /** A link leads to it: the way to a data folder may be longer than the name of a socket can be. */
  #newSocket(): string[] {
    if (this.#control === null) return [];
    const socket = socketPath();
    mkdirSync(dirname(this.#control), { recursive: true });
    rmSync(this.#control, { force: true });
    symlinkSync(socket, this.#control);
    return [socket];
  }

  pidOf(name: string): number | null {
    return this.#running.get(name)?.pid ?? null;
  }

  /** Starts a guest and answers when its process is there. */
  start(name: string, args: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#process === null) {
        reject(new Error('the site has no power'));
        return;
      }
      const timer = setTimeout(() => reject(new Error(`${name} did not start`)), START_MS_MAX);
      this.#starting.set(name, (word) => {
        clearTimeout(timer);
        if ('ended' in word) reject(new Error(`${name} did not start: ${word.why}`));
        else resolve();
      });
      const order: StartOrder = { start: name, args };
      this.#process.stdin?.write(`${JSON.stringify(order)}\n`);
    });
  }

  /** Waits until a guest's process is gone. Answers false where it takes too long. */
  async ended(name: string, withinMs: number): Promise<boolean> {
    const running = this.#running.get(name);
    if (running === undefined) return true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), withinMs)));
    const gone = await Promise.race([running.ended.then(() => true), late]);
    clearTimeout(timer);
    return gone;
  }

  /** It is about to end because it was told to: that is no news. */
  expectEnd(name: string): void {
    if (this.#running.has(name)) this.#expected.add(name);
  }

  /** Power off: no guest is asked. */
  async kill(name: string): Promise<void> {
    const running = this.#running.get(name);
    if (running === undefined) return;
    try {
      process.kill(running.pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
    await running.ended;
  }

  /** The site's power goes: the room and all its guests at once. */
  async blackOut(): Promise<void> {
    const child = this.#process;
    if (child?.pid === undefined) return;
    for (const name of this.#running.keys()) this.expectEnd(name);
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    process.kill(-child.pid, 'SIGKILL');
    await closed;
  }

  #hear(word: HostWord): void {
    this.#listen();
    if ('started' in word) {
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      this.#running.set(word.started, { pid: word.pid, ended, end });
    }
    if ('ended' in word) this.#end(word.ended);
    const name = 'started' in word ? word.started : 'ended' in word ? word.ended : null;
    if (name === null) return;
    this.#starting.get(name)?.(word);
    this.#starting.delete(name);
  }

  #end(name: string): void {
    const running = this.#running.get(name);
    this.#running.delete(name);
    running?.end();
    const isNews = !this.#expected.delete(name) && running !== undefined;
    if (isNews) this.#watcher.guestEnded(name);
  }

  #listen(): void {
    if (this.#silence !== null) clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#watcher.fellSilent(), SILENT_MS_MAX);
    this.#silence.unref();
  }

  #closed(child: ChildProcess): void {
    if (this.#process !== child) return;
    this.#process = null;
    if (this.#silence !== null) clearTimeout(this.#silence);
    // Its guests had it for a parent, and died with it; but nobody was left to see that.
    this.#watcher.fellSilent();
    for (const name of [...this.#running.keys()]) this.#end(name);
  }
}
