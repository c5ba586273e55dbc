import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { ORIGIN } from './origin.ts';

/** Where a message came from, as far as the decision needs it. */
export interface Source {
  /** One of the windows that we opened, by the id of its contents. */
  readonly isOurWindow: boolean;
  /** Null where the frame is already gone. */
  readonly frame: { readonly isMain: boolean; readonly origin: string } | null;
}

export type SourceRefusal = 'unknown-sender' | 'no-frame' | 'not-main-frame' | 'wrong-origin';

/** Null where the source may speak to the console. */
export function refusalOf(source: Source): SourceRefusal | null {
  if (!source.isOurWindow) return 'unknown-sender';
  if (source.frame === null) return 'no-frame';
  if (!source.frame.isMain) return 'not-main-frame';
  return source.frame.origin === ORIGIN ? null : 'wrong-origin';
}

/** Null where the page that asked is gone: it cannot be judged any more. */
export function frameOf({ senderFrame: frame, sender }: IpcMainInvokeEvent | IpcMainEvent): Source['frame'] {
  if (frame === null) return null;
  // After a crash Electron goes on calling the page that took the place of the old one detached; what is the window's main
  // frame now is not gone.
  if (frame.detached && frame !== sender.mainFrame) return null;
  return { isMain: frame.parent === null, origin: frame.origin };
}

/** How many requests a window may send: far above what a person and a screen need, far below what would starve us. */
export const REQUESTS_PER_SECOND = 100;
export const REQUESTS_AT_ONCE = 300;

/** Whoever is refused again and again is named in the log once in this time: writing the log costs time as well. */
const TOLD_EVERY_MS = 1_000;

/** `refused-quietly`: refused, and the log knows already. */
export type RateVerdict = 'allowed' | 'refused' | 'refused-quietly';

/** A bucket that refills steadily: a page in a loop is slowed down, not the console. */
export class RequestRate {
  #left = REQUESTS_AT_ONCE;
  #at: number;
  #toldAt = -Infinity;

  constructor(nowMs: number) {
    this.#at = nowMs;
  }

  take(nowMs: number): RateVerdict {
    const earned = (Math.max(0, nowMs - this.#at) / 1_000) * REQUESTS_PER_SECOND;
    this.#left = Math.min(REQUESTS_AT_ONCE, this.#left + earned);
    this.#at = nowMs;
    if (this.#left >= 1) {
      this.#left -= 1;
      return 'allowed';
    }
    if (nowMs - this.#toldAt < TOLD_EVERY_MS) return 'refused-quietly';
    this.#toldAt = nowMs;
    return 'refused';
  }
}
