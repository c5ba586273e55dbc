import type { LastSeen } from './last-seen.ts';

/*
 * What a window may say before there is anybody to answer its channels. Without a schema: none is read yet, and nothing of
 * it carries a value.
 */

/** Asked once, before all else; answered with nothing, as soon as there is somebody to answer the channels. */
export const READY = 'window.ready';
/** Asked once: what to show until then. */
export const LAST_SEEN = 'window.lastSeen';
/** Said once: the first picture is on the screen, and the program may go on with what it has put off. */
export const DRAWN = 'window.drawn';

/** What the bridge has of it. */
export interface BridgeAhead {
  /** Null where nothing was kept, and in every window after the first. */
  readonly lastSeen: () => Promise<LastSeen | null>;
  readonly drawn: () => void;
}
