import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createGzip, constants, gzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { ApiResponse } from '../api/handle.ts';
import { FeedReader } from '../api/feed.ts';
import type { Provider } from '../provider/context.ts';

const CHUNK_CHARS = 256 * 1_024;
/** A following feed carries a line at least every 5 s; this leaves room for a slow machine. */
const HEARTBEAT_MS = 4_000;
/** Smaller replies gain nothing from compression. */
const GZIP_CHARS_MIN = 4_096;
/** How much of a reply that is cut still arrives. */
const CUT_SHARE = 0.5;

const gzipText = promisify(gzip);
const gzipOptions = { level: constants.Z_BEST_SPEED };

/** Waits until the store has changed, the heartbeat is due, or the console has gone. */
function waitForNews(p: Provider, raw: ServerResponse): Promise<'news' | 'beat'> {
  return new Promise((resolve) => {
    const settle = (how: 'news' | 'beat'): void => {
      clearTimeout(timer);
      stop();
      raw.off('close', onClose);
      resolve(how);
    };
    const onClose = (): void => settle('beat');
    const timer = setTimeout(settle, HEARTBEAT_MS, 'beat');
    const stop = p.store.onCommit(() => settle('news'));
    raw.once('close', onClose);
  });
}

async function writeOut(raw: ServerResponse, text: string): Promise<void> {
  if (raw.destroyed || raw.write(text)) return;
  await Promise.race([once(raw, 'drain'), once(raw, 'close')]);
}

/** A reply that is cut: half of it arrives, then the connection ends. */
function writeHalf(raw: ServerResponse, bytes: Buffer): void {
  raw.write(bytes.subarray(0, Math.ceil(bytes.length * CUT_SHARE)), () => raw.destroy());
}

/** Tells a following feed, as fast as its console reads. */
async function followFeed(p: Provider, raw: ServerResponse, reader: FeedReader): Promise<void> {
  while (!raw.destroyed && !p.stopped && !reader.ended) {
    const text = reader.read(CHUNK_CHARS);
    if (text !== '') await writeOut(raw, text);
    else if ((await waitForNews(p, raw)) === 'beat') await writeOut(raw, reader.heartbeat());
  }
  raw.end();
}

function* chunksOf(reader: FeedReader): Generator<string> {
  while (!reader.ended) yield reader.read(CHUNK_CHARS);
}

async function sendFeed(p: Provider, raw: ServerResponse, response: ApiResponse, zip: boolean): Promise<void> {
  const reader = response.body as FeedReader;
  const packed = zip && !reader.follow;
  raw.writeHead(response.status, {
    ...response.headers,
    'cache-control': 'no-store',
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
  });
  if (response.fate === 'cut') {
    writeHalf(raw, Buffer.from(reader.read(CHUNK_CHARS)));
    return;
  }
  if (reader.follow) return followFeed(p, raw, reader);
  const lines = Readable.from(chunksOf(reader));
  return packed ? pipeline(lines, createGzip(gzipOptions), raw) : pipeline(lines, raw);
}

async function sendText(raw: ServerResponse, response: ApiResponse, zip: boolean): Promise<void> {
  const text = response.body === undefined || response.status === 204 ? '' : JSON.stringify(response.body);
  const packed = zip && text.length >= GZIP_CHARS_MIN;
  const bytes = packed ? await gzipText(text, gzipOptions) : Buffer.from(text);
  raw.writeHead(response.status, {
    ...response.headers,
    'cache-control': 'no-store',
    'content-length': bytes.length,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
  });
  if (response.fate === 'cut') writeHalf(raw, bytes);
  else raw.end(bytes);
}

/** Sends a response, or does to it what a fault wants done. */
export async function send(p: Provider, raw: ServerResponse, response: ApiResponse, accepts: string): Promise<void> {
  if (response.fate === 'lose') return void raw.destroy();
  const zip = /\bgzip\b/.test(accepts);
  if (response.body instanceof FeedReader) return sendFeed(p, raw, response, zip);
  return sendText(raw, response, zip);
}
