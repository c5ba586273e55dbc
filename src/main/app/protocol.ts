import { readFile } from 'node:fs/promises';
import { protocol, type Protocol } from 'electron';
import type { Log } from '../core/ports.ts';
import { assetOf, HTML, SCRIPT } from './assets.ts';
import { PROBLEM_PAGE, SCHEME } from './origin.ts';
import { headersOf, newNonce, NONCE_MARK } from './policy.ts';
import { problemOf, problemPage, type Problem } from './problem.ts';

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
  /** Until then no page is given a script: it would ask, and nobody would be there to answer. */
  answering(): Promise<void>;
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
  if (request.url === PROBLEM_PAGE) return tell(pages.problem(), nonce);
  const asset = assetOf(request.url, pages.bundleFolder);
  if (asset === null) return refuse(404, request, pages);
  const isPage = asset.contentType === HTML;
  if (asset.contentType === SCRIPT) await pages.answering();
  try {
    const body = await readFile(asset.file);
    const content = isPage ? body.toString('utf8').replaceAll(NONCE_MARK, nonce) : new Uint8Array(body);
    return new Response(content, { headers: headersOf(asset.contentType, nonce) });
  } catch (error) {
    pages.log.warn('A page asked for a file that cannot be read', { url: request.url, error });
    // A broken installation must not look like an empty window either.
    return isPage ? tell(problemOf(error), nonce) : refuse(404, request, pages);
  }
}

function tell(problem: Problem | null, nonce: string): Response {
  return new Response(problemPage(problem, nonce), { headers: headersOf(HTML, nonce) });
}

function refuse(status: 404 | 405, request: Request, pages: Pages): Response {
  pages.log.warn('Refused a request of a page', { status, method: request.method, url: request.url.slice(0, 500) });
  return new Response('', { status, headers: headersOf('text/plain; charset=utf-8', newNonce()) });
}
