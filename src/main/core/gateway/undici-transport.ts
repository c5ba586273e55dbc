import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Pool, buildConnector } from 'undici';
import { fail, succeed, type Outcome } from '../ports.ts';
import { parseAddress } from './address.ts';
import { exchange, REQUEST_MS_MAX } from './exchange.ts';
import { connectTls, CONNECT_MS_MAX, type ConnectFailure, type Trust } from './tls.ts';
import type { Transport, TransportFailure, TransportReply, TransportRequest, TransportStream } from './transport.ts';

/** Starts at once are limited to tens by the provider; the feed takes one more. */
const CONNECTIONS_MAX = 32;
/** Short, so that a line is rarely used at the moment at which the other side closes it. */
const KEEP_ALIVE_MS = 4_000;
/** The largest reply is a stored run: 10,000 VMs in three steps each make about 12 MB. */
const REPLY_BYTES_MAX = 64_000_000;

export interface TransportOptions {
  readonly address: string;
  /** Asked at every connect: a person may confirm another certificate meanwhile. */
  readonly trust: () => Trust;
  readonly connectMsMax?: number;
}

/** Carries a refused connection through undici to the request that asked for it. */
export class ConnectRefused extends Error {
  readonly failure: ConnectFailure;

  constructor(failure: ConnectFailure) {
    super(failure.kind === 'untrusted' ? 'the certificate is not trusted' : failure.detail);
    this.name = 'ConnectRefused';
    this.failure = failure;
  }
}

/** The real line to one gateway: HTTP/1.1 over TLS, with the certificate judged before undici may write a byte. */
export function createTransport({ address, trust, connectMsMax = CONNECT_MS_MAX }: TransportOptions): Transport {
  const target = parseAddress(address);
  if (target === null) throw new Error(`"${address}" is no address of a gateway.`);

  const connect: buildConnector.connector = (_options, callback) => {
    connectTls(target, { trust: trust(), timeoutMs: connectMsMax }).then(
      (connected) => {
        if (connected.ok) callback(null, connected.value);
        else callback(new ConnectRefused(connected.failure), null);
      },
      // An authority that TLS will not even read, say. Whoever waits for the line must hear of it.
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  const openPool = async (): Promise<Pool> =>
    new (await import('undici')).Pool(`https://${host}:${String(target.port)}`, {
      connect,
      connections: CONNECTIONS_MAX,
      pipelining: 1,
      allowH2: false,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      // Time limits are those of the exchange, to the millisecond and for the whole of it.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  // undici is larger than the rest of the console together: it is read with the first request, not with the window.
  let opened: Promise<Pool> | null = null;
  const pool = (): Promise<Pool> => (opened ??= openPool());

  return {
    request: async (request) => wholeReply(await pool(), request),
    stream: async (request) => exchange(await pool(), request, failureOfConnect),
    close: async () => {
      if (opened !== null) await (await opened).destroy();
    },
  };
}

function failureOfConnect(error: Error): TransportFailure | null {
  if (!(error instanceof ConnectRefused)) return null;
  const { failure } = error;
  return failure.kind === 'untrusted'
    ? failure
    : { kind: 'unreachable', detail: `${failure.reason}: ${failure.detail}` };
}

async function wholeReply(pool: Pool, request: TransportRequest): Promise<Outcome<TransportReply, TransportFailure>> {
  const deadline = performance.now() + (request.timeoutMs ?? REQUEST_MS_MAX);
  const opened = await exchange(pool, request, failureOfConnect);
  if (!opened.ok) return opened;
  const stream = opened.value;
  const timer = setTimeout(() => stream.close('no whole reply in time'), Math.max(0, deadline - performance.now()));
  try {
    return await collect(stream);
  } finally {
    clearTimeout(timer);
  }
}

async function collect(stream: TransportStream): Promise<Outcome<TransportReply, TransportFailure>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream.bytes) {
    bytes += chunk.length;
    if (bytes > REPLY_BYTES_MAX) {
      stream.close(`a reply of more than ${REPLY_BYTES_MAX} bytes`);
      break;
    }
    chunks.push(chunk);
  }
  const cut = stream.cut();
  if (cut !== null) return fail({ kind: 'unknown', detail: cut });
  const body = await decoded(Buffer.concat(chunks, bytes), stream.headers['content-encoding']);
  if (body === null) return fail({ kind: 'unknown', detail: 'the reply could not be unpacked' });
  return succeed({ status: stream.status, headers: stream.headers, body });
}

const unzip = promisify(gunzip);

/** Null where the bytes are not what their encoding says, or are more than a reply may be. */
async function decoded(body: Buffer, encoding: string | undefined): Promise<Buffer | null> {
  if (encoding === undefined || encoding === 'identity') return body;
  if (encoding !== 'gzip') return null;
  try {
    return await unzip(body, { maxOutputLength: REPLY_BYTES_MAX });
  } catch (error) {
    // zlib has no other way to say that the data is bad; what is wrong with them helps nobody further on.
    if (error instanceof Error) return null;
    throw error;
  }
}
