import type { Dispatcher } from 'undici';
import { fail, succeed, type Outcome } from '../ports.ts';
import { createByteQueue } from './byte-queue.ts';
import type { Headers, TransportFailure, TransportRequest, TransportStream } from './transport.ts';

/** For a whole reply, or for the head of a stream. */
export const REQUEST_MS_MAX = 30_000;
/** Heartbeats come every 5 s; a stream that brings nothing for nine of them is dead. */
export const SILENCE_MS_MAX = 45_000;

type Opened = Outcome<TransportStream, TransportFailure>;

/**
 * One request and its reply over undici's lowest level, because only there it is told when a request begins to leave:
 * `onRequestStart` runs before the first byte is written. Before it nothing happened; from it on, without a whole reply, it
 * is unknown what happened. Should undici ever start a request a second time, it is stopped before a byte is written.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: TransportRequest,
  failureOfConnect: (error: Error) => TransportFailure | null,
): Promise<Opened> {
  return new Promise((resolve) => {
    const state = new Exchange(request, resolve, failureOfConnect);
    const { method, path, headers, body } = request;
    dispatcher.dispatch({ method, path, headers, body: body ?? null, idempotent: false }, state);
  });
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly #resolve: (opened: Opened) => void;
  readonly #request: TransportRequest;
  readonly #failureOfConnect: (error: Error) => TransportFailure | null;
  readonly #queue = createByteQueue({
    pause: () => this.#controller?.pause(),
    resume: () => this.#controller?.resume(),
    abandon: () => this.#stop('the reader went away'),
  });
  #controller: Dispatcher.DispatchController | null = null;
  #timer: NodeJS.Timeout;
  #started = false;
  /** Why it ended before its end; `undefined` while it goes on, null when it ended well. */
  #ending: string | null | undefined = undefined;

  constructor(
    request: TransportRequest,
    resolve: (opened: Opened) => void,
    failureOfConnect: (error: Error) => TransportFailure | null,
  ) {
    this.#request = request;
    this.#resolve = resolve;
    this.#failureOfConnect = failureOfConnect;
    const timeoutMs = request.timeoutMs ?? REQUEST_MS_MAX;
    this.#timer = setTimeout(() => this.#stop(`no reply within ${timeoutMs} ms`), timeoutMs);
    if (request.signal?.aborted === true) this.#aborted();
    else request.signal?.addEventListener('abort', this.#aborted, { once: true });
  }

  readonly #aborted = (): void => this.#stop('given up');

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#ending !== undefined || this.#started) {
      controller.abort(new Error('not to be sent (again)'));
      return;
    }
    this.#started = true;
    this.#controller = controller;
  }

  onResponseStart(_controller: unknown, status: number, received: NodeJS.Dict<string | string[]>): void {
    if (status < 200 || this.#ending !== undefined) return;
    const silenceMsMax = this.#request.silenceMsMax ?? SILENCE_MS_MAX;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#onSilence(silenceMsMax), silenceMsMax);
    this.#resolve(
      succeed({
        status,
        headers: singleHeaders(received),
        bytes: this.#queue,
        cut: () => this.#ending ?? null,
        close: (why) => this.#stop(why),
      }),
    );
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.#timer.refresh();
    this.#queue.push(chunk);
  }

  onResponseEnd(): void {
    this.#finish(null);
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#finish(error.message === '' ? error.name : error.message, error);
  }

  /** Silence counts only where it is the sender who is silent. */
  #onSilence(silenceMsMax: number): void {
    if (this.#queue.hasUnread()) this.#timer.refresh();
    else this.#stop(`silent for ${silenceMsMax} ms`);
  }

  #stop(why: string): void {
    this.#finish(why);
    this.#controller?.abort(new Error(why));
  }

  #finish(ending: string | null, error?: Error): void {
    if (this.#ending !== undefined) return;
    this.#ending = ending;
    clearTimeout(this.#timer);
    this.#request.signal?.removeEventListener('abort', this.#aborted);
    // Resolving again, where the head of the reply was there already, changes nothing.
    this.#resolve(fail(this.#failureOf(ending ?? 'the reply has no head', error)));
    this.#queue.end();
  }

  #failureOf(detail: string, error?: Error): TransportFailure {
    if (this.#started) return { kind: 'unknown', detail };
    const refused = error === undefined ? null : this.#failureOfConnect(error);
    return refused ?? { kind: 'unreachable', detail };
  }
}

function singleHeaders(received: NodeJS.Dict<string | string[]>): Headers {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(received)) {
    if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
