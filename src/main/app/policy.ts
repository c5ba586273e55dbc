import { randomBytes } from 'node:crypto';

/** What index.html holds in the place of the nonce; replaced in every reply. */
export const NONCE_MARK = '__CSP_NONCE__';
const NONCE_BYTES = 18;

/** Fresh for every reply: a nonce that is used twice protects nothing. */
export function newNonce(): string {
  return randomBytes(NONCE_BYTES).toString('base64');
}

/**
 * The content policy: nothing, and then what our own pages need. The nonce is for the one `<style>` that react-aria
 * injects. No page ever connects anywhere: everything it shows comes over the bridge.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** No opener policy: no window is opened by another, and for one Chromium would start the page's process a second time. */
export function headersOf(contentType: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
