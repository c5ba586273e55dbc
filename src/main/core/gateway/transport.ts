import type { Outcome } from '../ports.ts';
import type { GatewayFailure } from './port.ts';

/** The line to one gateway. It knows HTTP and trust, and nothing of what is said over it. */
export interface Transport {
  /** Sends a request once and answers with the whole reply. It never sends twice, whatever happens. */
  request(request: TransportRequest): Promise<Outcome<TransportReply, TransportFailure>>;
  /** Sends a request once and answers as soon as the head of the reply is there. */
  stream(request: TransportRequest): Promise<Outcome<TransportStream, TransportFailure>>;
  close(): Promise<void>;
}

/**
 * `unreachable`: not a byte of the request left. `unknown`: it began to leave, and no whole reply came. `untrusted`: the
 * certificate is not the confirmed one, and nothing left.
 */
export type TransportFailure = Extract<GatewayFailure, { kind: 'unreachable' | 'unknown' | 'untrusted' }>;

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole reply, or for the head of a stream; the transport has a limit of its own. */
  readonly timeoutMs?: number;
  /** A stream that is silent for longer is cut. */
  readonly silenceMsMax?: number;
  readonly signal?: AbortSignal;
}

/** Names of headers in lower case. */
export type Headers = Readonly<Record<string, string>>;

export interface TransportReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

export interface TransportStream {
  readonly status: number;
  readonly headers: Headers;
  /** Ends when the reply ends, whole or cut. Leaving the loop closes the line. */
  readonly bytes: AsyncIterable<Buffer>;
  /** After `bytes` ended: null where the reply was whole, else what cut it. */
  cut(): string | null;
  /** Cuts the stream: a reader that has seen enough. */
  close(why: string): void;
}
