/** How much one pixel of the wheel zooms, as a power of e; a pinch (the browser says Ctrl) moves in smaller pixels. */
const ZOOM_PER_PX = 0.0022;
const ZOOM_PER_PINCH_PX = 0.012;
/** A trackpad sends many small turns. Zoom goes in whole pixels of a cell, so they are gathered to one worth taking. */
const ZOOM_FROM = 0.07;
/** Turns that follow within it are of one swipe; fingers that rest so long have ended it. */
const SWIPE_PAUSE_MS = 160;

/** A turn of a wheel, or of two fingers on a trackpad, in CSS pixels. */
export interface WheelTurn {
  readonly dx: number;
  readonly dy: number;
  readonly isPinch: boolean;
  readonly shift: boolean;
  readonly atMs: number;
}

export type WheelMove =
  | { readonly kind: 'pan'; readonly dxPx: number; readonly dyPx: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  /** Too little yet. */
  | { readonly kind: 'none' };

/**
 * What a turn is meant to do. No event says whether it comes from a wheel or from a trackpad, but only a hand that wants to
 * go sideways turns sideways: so a turn up or down zooms, and a swipe that begins sideways moves the map wherever it leads.
 */
export class WheelReader {
  #gathered = 0;
  #swipe: 'pan' | 'zoom' = 'zoom';
  #lastMs = Number.NEGATIVE_INFINITY;

  read(turn: WheelTurn): WheelMove {
    const { dx, dy, isPinch, shift, atMs } = turn;
    const isNew = atMs - this.#lastMs > SWIPE_PAUSE_MS;
    this.#lastMs = atMs;
    if (isNew) this.#swipe = Math.abs(dx) > Math.abs(dy) ? 'pan' : 'zoom';
    if (isPinch) return this.#zoomed(dy * ZOOM_PER_PINCH_PX);
    if (shift) return { kind: 'pan', dxPx: -(dx + dy), dyPx: 0 };
    return this.#swipe === 'pan' ? { kind: 'pan', dxPx: -dx, dyPx: -dy } : this.#zoomed(dy * ZOOM_PER_PX);
  }

  #zoomed(by: number): WheelMove {
    this.#gathered -= by;
    if (Math.abs(this.#gathered) < ZOOM_FROM) return { kind: 'none' };
    const factor = Math.exp(this.#gathered);
    this.#gathered = 0;
    return { kind: 'zoom', factor };
  }
}
