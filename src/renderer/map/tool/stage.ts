import type { Combination, Mask } from '../../selection/mask.ts';
import type { Box, Point } from '../geometry/box.ts';
import type { Camera, View } from '../geometry/camera.ts';
import type { Hit, Reach } from '../layout/find.ts';
import type { MapLayout } from '../layout/types.ts';

export type Redraw = 'all' | 'camera' | 'overlay';

/** What the stage asks of the rest of the window. */
export interface StagePorts {
  readonly select: (mask: Mask) => void;
  readonly focusVm: (slot: number) => void;
  readonly openVm: (slot: number) => void;
  readonly openList: (slot: number) => void;
  readonly find: () => void;
  readonly announce: (what: 'focus' | 'selection') => void;
  /** `camera`: only where it looks has changed. */
  readonly redraw: (what: Redraw) => void;
}

/** What comes with another picture. */
export interface NextPicture {
  /** Carried over to its slots. */
  readonly selection: Mask;
  readonly focusSlot: number;
  /** Whether it is another map altogether: there is nothing in it that was looked at. */
  readonly isAnew: boolean;
  /** Whether anybody who stays stands elsewhere. */
  readonly hasMoved: boolean;
}

/** Where Shift + arrows began, and what was selected then. */
export interface Extension {
  readonly from: number;
  readonly before: Mask;
}

/** What the states of the tool see and move. */
export interface Stage {
  readonly layout: MapLayout;
  readonly view: View;
  readonly camera: Camera;
  readonly reach: Reach;
  readonly ports: StagePorts;
  /** What is selected; while a rectangle is drawn, what was before it. */
  readonly selection: Mask;
  readonly focusCell: number;
  brush: Box | null;
  extension: Extension | null;
  hit(screen: Point): Hit;
  moveCamera(camera: Camera): void;
  panBy(dxPx: number, dyPx: number): void;
  zoomAtCentre(factor: number): void;
  fit(): void;
  hover(cell: number): void;
  /** Shows a selection that is not made yet. */
  show(mask: Mask): void;
  /** Makes a selection and tells the window. */
  select(mask: Mask): void;
  selectSlots(slots: Iterable<number>, how: Combination): void;
  focus(cell: number, options: { readonly reveal: boolean }): void;
}
