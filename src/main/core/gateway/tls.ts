import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { fail, succeed, type Outcome } from '../ports.ts';
import type { HostAndPort } from './address.ts';

/** Whom the console believes. A thumbprint is the SHA-256 of the certificate, as `AA:BB:…`. */
export type Trust =
  | { readonly kind: 'public-ca' }
  | { readonly kind: 'own-ca'; readonly pem: string }
  /** Several, because each gateway of a provider may have a certificate of its own; each was confirmed by a person. */
  | { readonly kind: 'thumbprint'; readonly thumbprints: readonly string[] }
  /** Claimed by a file of settings and confirmed by nobody here: no certificate is believed yet. */
  | { readonly kind: 'unconfirmed'; readonly claimed: readonly string[] };

export type ConnectReason = 'dns' | 'refused' | 'timeout' | 'closed' | 'not-tls' | 'no-route' | 'other';

export type ConnectFailure =
  | { readonly kind: 'unreachable'; readonly reason: ConnectReason; readonly detail: string }
  | { readonly kind: 'untrusted'; readonly presentedThumbprint: string };

/** Name look-up, TCP and TLS together. */
export const CONNECT_MS_MAX = 10_000;

/** Keeps address translators on the way from forgetting a feed that is silent for a while. */
const TCP_KEEP_ALIVE_MS = 30_000;

export interface ConnectOptions {
  readonly trust: Trust;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** `aa bb`, `AABB` and `AA:BB` are one thumbprint. */
export function canonicalThumbprint(text: string): string {
  const digits = text.toUpperCase().replaceAll(/[^0-9A-F]/g, '');
  return digits.match(/../g)?.join(':') ?? '';
}

/**
 * Connects, and hands the socket out only when the certificate is trusted: whoever gets the socket may write to it. Node's
 * own refusal is switched off, because it hides which certificate was presented; its judgement is read instead.
 */
export function connectTls(address: HostAndPort, options: ConnectOptions): Promise<Outcome<TLSSocket, ConnectFailure>> {
  return openTls(address, options, (socket) => {
    const presentedThumbprint = socket.getPeerCertificate().fingerprint256;
    return isTrusted(socket, options.trust) ? null : { kind: 'untrusted', presentedThumbprint };
  });
}

function isTrusted(socket: TLSSocket, trust: Trust): boolean {
  if (trust.kind === 'unconfirmed') return false;
  if (trust.kind !== 'thumbprint') return socket.authorized;
  const presented = socket.getPeerCertificate().fingerprint256;
  return trust.thumbprints.some((thumbprint) => canonicalThumbprint(thumbprint) === presented);
}

/** Connects and lets `judge` look at the socket before anybody else does; it is closed where the judgement is a failure. */
export function openTls(
  { host, port }: HostAndPort,
  { trust, timeoutMs = CONNECT_MS_MAX, signal }: ConnectOptions,
  judge: (socket: TLSSocket) => ConnectFailure | null,
): Promise<Outcome<TLSSocket, ConnectFailure>> {
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(trust.kind === 'own-ca' ? { ca: trust.pem } : {}),
      ALPNProtocols: ['http/1.1'],
      minVersion: 'TLSv1.2',
      rejectUnauthorized: false,
    });
    const timer = setTimeout(() => refuse(unreachable('timeout', `no TLS within ${timeoutMs} ms`)), timeoutMs);
    const aborted = () => refuse(unreachable('other', 'given up'));
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
    };
    const refuse = (failure: ConnectFailure): void => {
      settle();
      socket.destroy();
      resolve(fail(failure));
    };
    // The listener stays: a socket that was given up may still fail later, and must not end the process.
    socket.on('error', (error: Error) => refuse(connectFailureOf(error)));
    const closed = () => refuse(unreachable('closed', 'the other side closed before TLS was there'));
    socket.once('close', closed);
    socket.once('secureConnect', () => {
      const failure = judge(socket);
      if (failure !== null) {
        refuse(failure);
        return;
      }
      settle();
      socket.off('close', closed);
      socket.setNoDelay(true);
      socket.setKeepAlive(true, TCP_KEEP_ALIVE_MS);
      resolve(succeed(socket));
    });
    if (signal?.aborted === true) aborted();
    else signal?.addEventListener('abort', aborted, { once: true });
  });
}

function unreachable(reason: ConnectReason, detail: string): ConnectFailure {
  return { kind: 'unreachable', reason, detail };
}

/** The reasons a person can do something about, told apart. */
export function connectFailureOf(error: Error & { readonly code?: string }): ConnectFailure {
  const code = error.code ?? (error instanceof AggregateError ? firstCode(error) : '');
  return unreachable(reasonOf(code, error.message), code === '' ? error.message : `${error.message} (${code})`);
}

function firstCode(error: AggregateError): string {
  const [first] = error.errors as readonly unknown[];
  return first instanceof Error && 'code' in first && typeof first.code === 'string' ? first.code : '';
}

function reasonOf(code: string, message: string): ConnectReason {
  if (/^(ENOTFOUND|EAI_)/.test(code)) return 'dns';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (/^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL)/.test(code)) return 'no-route';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'closed';
  if (code === 'EPROTO' || /^ERR_SSL/.test(code) || /SSL|TLS/.test(message)) return 'not-tls';
  return 'other';
}
