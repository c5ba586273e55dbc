import type { Point } from '../geometry/box.ts';

/** What the tool needs to know of a pointer, in CSS pixels from the map's corner. */
export interface PointerInput extends Point {
  readonly button: 'left' | 'middle' | 'other';
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly ctrl: boolean;
}
