import { createHmac } from 'node:crypto';
import { message } from '#shared/texts/index.ts';
import { LineRefused, pinnedConnector, type LineRules } from './pinned-connect.ts';
import { shown, type Letter, type Sent } from './sending.ts';

export interface WebhookTarget extends Omit<LineRules, 'lookup' | 'signal'> {
  readonly url: string;
  /** Signs each message; only the receiver knows it beside us. */
  readonly secret: string;
}

/** Name look-up, line, message and answer together. */
export const WEBHOOK_MS_MAX = 5_000;
/** More of an answer than this is not read. */
const ANSWER_BYTES_MAX = 65_536;

export interface WebhookPorts {
  readonly lookup: LineRules['lookup'];
  readonly wallMs: () => number;
  readonly userAgent: string;
  readonly timeoutMs?: number;
}

/** Sends one message once. It never follows a redirect: that would be another receiver than the one that was checked. */
export async function postWebhook(target: WebhookTarget, letter: Letter, ports: WebhookPorts): Promise<Sent> {
  const url = new URL(target.url);
  const { lookup, timeoutMs = WEBHOOK_MS_MAX } = ports;
  const { Client } = await import('undici');
  const tooLong = new AbortController();
  const { signal } = tooLong;
  const connect = pinnedConnector({ lookup, signal, allowPrivate: target.allowPrivate, ca: target.ca });
  const client = new Client(url.origin, { connect, allowH2: false, pipelining: 1 });
  // A name look-up cannot be given up, so whoever waits for the line is told beside it.
  const givenUp = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('given up')));
  });
  const timer = setTimeout(() => tooLong.abort(), timeoutMs);
  const exchange = async (): Promise<Sent> => {
    const { statusCode, body } = await client.request({
      method: 'POST',
      path: `${url.pathname}${url.search}`,
      headers: headersOf(letter, target.secret, ports),
      body: letter.body,
      signal,
    });
    return sentBy(statusCode, await textOf(body));
  };
  try {
    return await Promise.race([exchange(), givenUp]);
  } catch (error) {
    return failedBy(error, signal.aborted ? timeoutMs : null);
  } finally {
    clearTimeout(timer);
    // What is still coming is of no interest to anybody.
    void client.destroy();
  }
}

function headersOf({ id, body }: Letter, secret: string, ports: WebhookPorts): Record<string, string> {
  const timestamp = String(Math.floor(ports.wallMs() / 1_000));
  return {
    'content-type': 'application/json',
    'user-agent': ports.userAgent,
    'farshore-delivery': id,
    'farshore-timestamp': timestamp,
    'farshore-signature': signatureOf(secret, timestamp, body),
  };
}

/** `v1=` and the HMAC-SHA256, in hex, of the timestamp, a dot, and the body as it is sent. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex')}`;
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sentBy(status: number, body: string): Sent {
  const answer = shown(`HTTP ${String(status)}${body === '' ? '' : `\n${body}`}`);
  if (status >= 200 && status < 300) return { is: 'sent', answer };
  const isRedirect = status >= 300 && status < 400;
  const mayRetry = status >= 500 || status === 408 || status === 425 || status === 429;
  return { is: 'failed', answer, problem: isRedirect ? message('alerts.redirect') : null, mayRetry };
}

function failedBy(error: unknown, abortedAfterMs: number | null): Sent {
  if (abortedAfterMs !== null) {
    const problem = message('alerts.too-slow', { seconds: abortedAfterMs / 1_000 });
    return { is: 'failed', answer: '', problem, mayRetry: true };
  }
  if (error instanceof LineRefused) {
    return { is: 'failed', answer: shown(error.message), problem: error.problem, mayRetry: false };
  }
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  const detail = error instanceof Error ? `${error.message}${code}` : String(error);
  return { is: 'failed', answer: shown(detail), problem: null, mayRetry: true };
}
