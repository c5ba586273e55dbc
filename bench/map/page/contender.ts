import type { EstatePicture } from '../../../src/shared/ipc/estate.ts';
import type { Point } from '../../../src/renderer/map/geometry/box.ts';

/** A way to show an estate: our map, or a peer that draws the same cells in the same places and colours. */
export interface Contender {
  /** Shows the whole picture in the element, whole in view. Ends when its first frame has been asked for or drawn. */
  mount(picture: EstatePicture, element: HTMLElement): void | Promise<void>;
  /** Moves the map by screen pixels, as one movement of a dragging pointer does. */
  pan(dxPx: number, dyPx: number): void;
  /** Has everything drawn anew with the next frame, as new facts do; for those of whom it is measured. */
  redraw?(): void;
  /** Rectangle selection, for those who have it. */
  readonly select?: Rectangle;
  /** Which renderer it came out with, where it chooses. */
  renderer?(): string;
  dispose(): void;
}

/** A rectangle that a pointer draws, in pixels from the element's corner. */
export interface Rectangle {
  begin(at: Point): void;
  move(to: Point): void;
  /** Lets go, and says how many VMs are selected. */
  end(): number;
}
