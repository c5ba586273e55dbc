import type { Client, ClientChannel, SFTPWrapper } from 'ssh2';
import type { Duplex } from 'node:stream';
import { fail, succeed, type Outcome } from '../ports.ts';
import type { SshFailure } from './failure.ts';
import type { SshTarget } from './target.ts';

type Result<T> = Outcome<T, SshFailure>;
type Callback<A> = (error: Error | undefined, answer: A) => void;

/** An open connection to one host, and to its jump host where it has one. */
export class SshSession {
  readonly target: SshTarget;
  readonly #client: Client;
  readonly #jump: SshSession | null;
  /** Why the connection ended; null while it stands. */
  #ended: string | null = null;
  readonly #onEnd = new Set<(why: string) => void>();

  constructor(target: SshTarget, client: Client, jump: SshSession | null) {
    this.target = target;
    this.#client = client;
    this.#jump = jump;
    client.on('error', (error) => this.#end(error.message));
    client.on('close', () => this.#end('The host closed the connection.'));
  }

  /**
   * Begins a command. Its text reaches the login shell of the account as it is. `listen` is called at once, in the same turn:
   * a short command has ended before the answer is heard of.
   */
  exec<T>(command: string, listen: (channel: ClientChannel) => T): Promise<Result<T>> {
    return this.#ask((done) => this.#client.exec(command, done), listen);
  }

  sftp(): Promise<Result<SFTPWrapper>> {
    return this.#ask<SFTPWrapper, SFTPWrapper>((done) => this.#client.sftp(done), itself);
  }

  /** A stream from the host to a port that it can reach. */
  forward(address: string, port: number): Promise<Result<Duplex>> {
    return this.#ask<Duplex, Duplex>((done) => this.#client.forwardOut('127.0.0.1', 0, address, port, done), itself);
  }

  close(): void {
    this.#client.end();
    this.#jump?.close();
  }

  /** Ends at once what waits for an answer, as when a person cancels. */
  abort(): void {
    this.#end('It was cancelled.');
    this.#client.destroy();
    this.#jump?.abort();
  }

  /** Told once, when the connection ends for whatever reason; the answer stops listening. */
  onEnd(listener: (why: string) => void): () => void {
    if (this.#ended !== null) listener(this.#ended);
    else this.#onEnd.add(listener);
    return () => this.#onEnd.delete(listener);
  }

  /**
   * An answer, or the end of the connection: the library calls nobody back once its socket is gone. `take` is called in the
   * turn of the answer.
   */
  #ask<A, T>(begin: (done: Callback<A>) => void, take: (answer: A) => T): Promise<Result<T>> {
    return new Promise((resolve) => {
      const stop = this.onEnd((detail) => resolve(this.#closed(detail)));
      if (this.#ended !== null) return;
      begin((error, answer) => {
        stop();
        resolve(error ? this.#closed(error.message) : succeed(take(answer)));
      });
    });
  }

  #closed(detail: string): Result<never> {
    return fail({ is: 'closed', host: this.target, detail });
  }

  #end(why: string): void {
    if (this.#ended !== null) return;
    this.#ended = why;
    for (const listener of this.#onEnd) listener(why);
    this.#onEnd.clear();
  }
}

function itself<A>(answer: A): A {
  return answer;
}
