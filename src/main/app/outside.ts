import type { Session, WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { ORIGIN } from './origin.ts';

/** Hosts whose pages may open in the person's browser. No page of ours links outside yet, so there is none. */
export const externalHosts: readonly string[] = [];

/** Whether an address may be handed to the browser: https, a known host, no credentials and no odd port in it. */
export function mayOpenOutside(address: string, hosts: readonly string[] = externalHosts): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const isPlain = url.username === '' && url.password === '' && url.port === '';
  return url.protocol === 'https:' && isPlain && hosts.includes(url.hostname);
}

/** Whether a request of a page may leave for the network stack at all: only to our own pages, and to data in them. */
export function mayLoad(address: string): boolean {
  return address.startsWith(`${ORIGIN}/`) || address.startsWith('data:') || address.startsWith('devtools://');
}

/** A page gets no camera, no clipboard reading, no device, no file and no network: it needs none of them. */
export function lockSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    log.warn('Refused a permission', { permission });
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, decide) => {
    const cancel = !mayLoad(details.url);
    if (cancel) log.warn('Refused to load', { url: details.url.slice(0, 500) });
    decide({ cancel });
  });
}

/** A window stays on the page that it was opened with, and opens no other. */
export function lockContents(contents: WebContents, openOutside: (address: string) => void, log: Log): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) openOutside(url);
    else log.warn('Refused to open a window', { url: url.slice(0, 500) });
    return { action: 'deny' };
  });
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    log.warn(`Refused ${what}`);
  };
  contents.on('will-navigate', refuse('a navigation'));
  contents.on('will-frame-navigate', refuse('a navigation of a frame'));
  contents.on('will-redirect', refuse('a redirect'));
  contents.on('will-attach-webview', refuse('a webview'));
}
