import { readFile } from 'node:fs/promises';
import { protocol, type Protocol, type ProtocolRequest, type ProtocolResponse } from 'electron';
import type { Log } from '../core/ports.ts';
import { assetOf, HTML } from './assets.ts';
import { PROBLEM_PAGE, SCHEME } from './origin.ts';
import { headersOf, newNonce, NONCE_MARK } from './policy.ts';
import type { Problem } from './problem.ts';

/**
 * Must run before the app is ready. Standard and secure: module scripts load, and the origin is a real one. With a code
 * cache the second start need not compile the window's script again.
 */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

export interface Pages {
  readonly bundleFolder: string;
  readonly log: Log;
  /** Until then it is not known in which language a problem is told. */
  answering(): Promise<void>;
  /** What the problem page tells. */
  problem(): Problem | null;
}

/**
 * Serves the window's files, and nothing else, on `app://console`. By the older of Electron's two ways: the newer one takes
 * a `Response`, whose implementation Node loads at its first use, and the window would wait for that.
 */
export function servePages(target: Protocol, pages: Pages): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  target.registerBufferProtocol(SCHEME, (request, reply) => {
    void answer(request, pages).then(reply);
  });
}

async function answer(request: ProtocolRequest, pages: Pages): Promise<ProtocolResponse> {
  if (request.method !== 'GET') return refuse(405, request, pages);
  if (request.url === PROBLEM_PAGE) return tell(pages);
  const asset = assetOf(request.url, pages.bundleFolder);
  if (asset === null) return refuse(404, request, pages);
  const isPage = asset.contentType === HTML;
  try {
    const body = await readFile(asset.file);
    return isPage
      ? page((nonce) => body.toString('utf8').replaceAll(NONCE_MARK, nonce))
      : reply(200, asset.contentType, body, newNonce());
  } catch (error) {
    pages.log.warn('A page asked for a file that cannot be read', { url: request.url, error });
    // A broken installation must not look like an empty window either.
    return isPage ? tell(pages, error) : refuse(404, request, pages);
  }
}

function page(write: (nonce: string) => string): ProtocolResponse {
  const nonce = newNonce();
  return reply(200, HTML, Buffer.from(write(nonce)), nonce);
}

/** The words are read when there is need of them, and once it is known in which language. */
async function tell(pages: Pages, error: unknown = ''): Promise<ProtocolResponse> {
  await pages.answering();
  const { problemOf, problemPage } = await import('./problem.ts');
  return page((nonce) => problemPage(pages.problem() ?? problemOf(error), nonce));
}

function refuse(statusCode: 404 | 405, request: ProtocolRequest, pages: Pages): ProtocolResponse {
  pages.log.warn('Refused a request of a page', { statusCode, method: request.method, url: request.url.slice(0, 500) });
  return reply(statusCode, 'text/plain; charset=utf-8', Buffer.alloc(0), newNonce());
}

function reply(statusCode: number, contentType: string, data: Buffer, nonce: string): ProtocolResponse {
  const [mimeType = '', charset = ''] = contentType.split('; charset=');
  return { statusCode, mimeType, charset, headers: headersOf(contentType, nonce), data };
}
