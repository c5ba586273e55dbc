import type { ConnectionView } from '#shared/ipc/index.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import type { Glyph } from '../ui/glyphs.ts';

/** How the feed is heard, as glyph and word. Never to be confused with a site's contact. */
export const freshnessLooks: {
  readonly [F in ConnectionView['freshness']]: { readonly glyph: Glyph; readonly word: WindowText };
} = {
  live: { glyph: 'disc', word: 'freshness.live' },
  delayed: { glyph: 'disc-half', word: 'freshness.delayed' },
  offline: { glyph: 'disc-open', word: 'freshness.offline' },
};

/** Facts that are not live are drawn without colour, so that nobody takes them for the present. */
export function isStale(connection: ConnectionView | null): boolean {
  return connection === null || connection.freshness !== 'live';
}

/** What a person must do before the connection works again. */
export type Need = 'sign-in' | 'certificate' | 'data-folder' | null;

export function needOf(connection: ConnectionView): Need {
  if (connection.state === 'signed-out') return 'sign-in';
  if (connection.state === 'untrusted') return 'certificate';
  return connection.state === 'store-failed' ? 'data-folder' : null;
}
