import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { connectWhenThere } from '../socket.ts';

/** QEMU's machine protocol (docs/interop/qmp-spec): one line of JSON a message, over a socket of the file system. */
const ANSWER_MS_MAX = 60_000;
/** The socket appears when QEMU has come so far. */
const connecting = { withinMs: 60_000, everyMs: 50 } as const;

interface Message {
  readonly return?: unknown;
  readonly error?: { readonly class: string; readonly desc: string };
  readonly event?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

type Answered = (message: Message) => void;

/** A connection to one running machine. Commands are answered in order. */
export class Qmp {
  readonly #socket: Socket;
  readonly #waiting: Answered[] = [];
  readonly #listeners = new Set<(event: string, data: Readonly<Record<string, unknown>>) => void>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    createInterface({ input: socket }).on('line', (line) => this.#take(JSON.parse(line) as Message));
    const end = (): void => {
      for (const answered of this.#waiting.splice(0)) answered({ error: { class: 'Gone', desc: 'the machine ended' } });
    };
    socket.on('close', end).on('error', end);
  }

  static async open(path: string): Promise<Qmp> {
    const qmp = new Qmp(await connectWhenThere(path, connecting));
    await qmp.execute('qmp_capabilities');
    return qmp;
  }

  execute(command: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    if (this.#socket.destroyed) return Promise.reject(new Error(`${command}: the machine ended`));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`QEMU did not answer ${command}`)), ANSWER_MS_MAX);
      this.#waiting.push(({ return: value, error }) => {
        clearTimeout(timer);
        if (error === undefined) resolve(value);
        else reject(new Error(`${command}: ${error.desc}`));
      });
      this.#socket.write(`${JSON.stringify({ execute: command, arguments: args })}\n`);
    });
  }

  /** Runs a block job and waits for its end. */
  async job(id: string, command: string, args: Readonly<Record<string, unknown>>): Promise<void> {
    const ended = new Promise<string | undefined>((resolve, reject) => {
      const listen = (event: string, data: Readonly<Record<string, unknown>>): void => {
        if (!event.startsWith('BLOCK_JOB_') || data['device'] !== id) return;
        // A commit of the layer that is written to has caught up; it ends when it is told to.
        if (event === 'BLOCK_JOB_READY') return void this.execute('block-job-complete', { device: id }).catch(reject);
        if (event !== 'BLOCK_JOB_COMPLETED' && event !== 'BLOCK_JOB_CANCELLED') return;
        this.#listeners.delete(listen);
        resolve(event === 'BLOCK_JOB_CANCELLED' ? 'cancelled' : (data['error'] as string | undefined));
      };
      this.#listeners.add(listen);
      this.#socket.once('close', () => resolve('the machine ended'));
    });
    await this.execute(command, { ...args, 'job-id': id });
    const error = await ended;
    if (error !== undefined) throw new Error(`${command}: ${error}`);
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(message: Message): void {
    if (message.event !== undefined) {
      for (const listen of [...this.#listeners]) listen(message.event, message.data ?? {});
    } else if ('return' in message || message.error !== undefined) this.#waiting.shift()?.(message);
  }
}
