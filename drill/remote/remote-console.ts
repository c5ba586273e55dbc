import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Answer, ChannelName, ConsolePort, ReplyOf, RequestOf } from '#shared/ipc/index.ts';
import type { RemoteReady, RemoteReply, RemoteRequest } from './protocol.ts';

/** What a call gets that was under way when the process died. */
export class ConsoleGone extends Error {
  constructor() {
    super('the console process is gone');
    this.name = 'ConsoleGone';
  }
}

/** A console in another process, asked as a window asks it. Events are not carried: the drill looks. */
export class RemoteConsole implements ConsolePort {
  /** It can be asked; fails where the process died before. */
  readonly ready: Promise<void>;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (why: Error) => void }>();
  #asked = 0;

  private constructor(process: ChildProcess, ready: Promise<void>) {
    this.#process = process;
    this.ready = ready;
    process.on('message', (message: RemoteReady | RemoteReply) => {
      if ('ready' in message) return;
      this.#waiting.get(message.number)?.resolve(message.answer);
      this.#waiting.delete(message.number);
    });
    process.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new ConsoleGone());
      this.#waiting.clear();
    });
  }

  /** Resolves when the console can be asked. */
  static async start(dataFolder: string, armingMs: number): Promise<RemoteConsole> {
    const console_ = RemoteConsole.fork(dataFolder, armingMs);
    await console_.ready;
    return console_;
  }

  /** The console at once, before it can be asked: one that may be killed while it starts. */
  static fork(dataFolder: string, armingMs: number): RemoteConsole {
    const process = fork(join(import.meta.dirname, 'child.ts'), [dataFolder, String(armingMs)], {
      // The picture of the estate has typed arrays.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ready = Promise.race([
      once(process, 'message').then(() => undefined),
      once(process, 'exit').then(() => {
        throw new ConsoleGone();
      }),
    ]);
    // Who does not wait for it may kill it before.
    ready.catch(() => undefined);
    return new RemoteConsole(process, ready);
  }

  ask<C extends ChannelName>(channel: C, request: RequestOf<C>): Promise<Answer<ReplyOf<C>>> {
    if (!this.#process.connected) return Promise.reject(new ConsoleGone());
    this.#asked += 1;
    const message: RemoteRequest = { number: this.#asked, channel, request };
    return new Promise((resolve, reject) => {
      this.#waiting.set(message.number, { resolve: resolve as (answer: unknown) => void, reject });
      this.#process.send(message);
    });
  }

  on(): () => void {
    throw new Error('events are not carried between processes');
  }

  /** SIGKILL: no farewell, no flush. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  /** Freezes the process, as a computer that sleeps; `thaw` lets it go on as if nothing had been. */
  freeze(): void {
    this.#process.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process.kill('SIGCONT');
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.disconnect();
    await gone;
  }
}
