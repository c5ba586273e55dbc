import { readFile } from 'node:fs/promises';
import { protocol, type Protocol } from 'electron';
import type { Log } from '../core/ports.ts';
import { assetOf } from './assets.ts';
import { PROBLEM_PAGE, SCHEME } from './origin.ts';
import { headersOf, newNonce, NONCE_MARK } from './policy.ts';
import { problemPage, type Problem } from './problem.ts';

/** Must run before the app is ready. Standard and secure: module scripts load, and the origin is a real one. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

export interface Pages {
  readonly bundleFolder: string;
  readonly log: Log;
  /** What the problem page tells. */
  problem(): Problem | null;
}

/** Serves the window's files, and nothing else, on `app://console`. */
export function servePages(target: Protocol, pages: Pages): void {
  target.handle(SCHEME, (request) => answer(request, pages));
}

async function answer(request: Request, pages: Pages): Promise<Response> {
  if (request.method !== 'GET') return refuse(405, request, pages);
  const nonce = newNonce();
  if (request.url === PROBLEM_PAGE) {
    return new Response(problemPage(pages.problem(), nonce), { headers: headersOf('text/html; charset=utf-8', nonce) });
  }
  const asset = assetOf(request.url, pages.bundleFolder);
  if (asset === null) return refuse(404, request, pages);
  try {
    const body = await readFile(asset.file);
    const isPage = asset.contentType.startsWith('text/html');
    const content = isPage ? body.toString('utf8').replaceAll(NONCE_MARK, nonce) : new Uint8Array(body);
    return new Response(content, { headers: headersOf(asset.contentType, nonce) });
  } catch (error) {
    pages.log.warn('A page asked for a file that cannot be read', { url: request.url, error: String(error) });
    return refuse(404, request, pages);
  }
}

function refuse(status: 404 | 405, request: Request, pages: Pages): Response {
  pages.log.warn('Refused a request of a page', { status, method: request.method, url: request.url.slice(0, 500) });
  return new Response('', { status, headers: headersOf('text/plain; charset=utf-8', newNonce()) });
}
