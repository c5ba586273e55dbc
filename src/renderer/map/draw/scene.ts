import type { EstatePicture } from '#shared/ipc/estate.ts';
import { markColumn } from '../../estate/colouring.ts';
import type { Glyph } from '../../ui/glyphs.ts';
import type { Camera, View } from '../geometry/camera.ts';
import type { Box } from '../geometry/box.ts';
import type { SiteFlow } from '../flow.ts';
import type { MapLayout } from '../layout/types.ts';
import type { Colouring } from '#shared/ipc/look.ts';
import { type SlotMarks, styleCells, worstByHost } from './cellStyles.ts';
import type { Palette } from './palette.ts';
import { type Runs, runsOf } from './runs.ts';

/** What the cells say now; made anew when facts change, not when the camera moves. */
export interface CellFacts extends SlotMarks {
  readonly styleOfCell: Uint8Array;
  readonly worstOfHost: Uint8Array;
  readonly runs: Runs;
}

export function cellFacts(
  layout: MapLayout,
  picture: EstatePicture,
  gatewayNow: number,
  matches: Uint8Array | null,
  colouring: Colouring = 'state',
): CellFacts {
  const stateOfSlot = markColumn(picture, gatewayNow, 'state');
  const markOfSlot = colouring === 'state' ? stateOfSlot : markColumn(picture, gatewayNow, colouring);
  const slotMarks = { stateOfSlot, markOfSlot };
  const styleOfCell = styleCells(layout, slotMarks, matches);
  return {
    ...slotMarks,
    styleOfCell,
    worstOfHost: worstByHost(layout, slotMarks, matches),
    runs: runsOf(layout, styleOfCell),
  };
}

export interface SiteLabel {
  readonly title: string;
  readonly contact: string;
  readonly contactGlyph: Glyph;
  readonly isLost: boolean;
  /** Of a production site. */
  readonly flow: SiteFlow | null;
  readonly counts: string;
}

/** The words on the map. Made when facts change and once a second for the ages. */
export interface MapTexts {
  readonly sites: readonly SiteLabel[];
  readonly clusters: readonly string[];
  readonly host: (index: number) => string;
  readonly name: (slot: number) => string;
  readonly state: (slot: number) => string;
  /** Of the newest point: "12 min ago", and "12 min" where there is little room. */
  readonly age: (slot: number) => string;
  readonly ageShort: (slot: number) => string;
  /** The application. */
  readonly more: (slot: number) => string;
}

export interface MapScene {
  readonly layout: MapLayout;
  readonly facts: CellFacts;
  readonly texts: MapTexts;
  readonly camera: Camera;
  readonly view: View;
  readonly palette: Palette;
}

/** What changes while the pointer moves: drawn on a layer of its own, so that the cells need no redraw. */
export interface MapOverlay {
  readonly selected: Uint8Array;
  readonly selectedCount: number;
  /** In screen pixels. */
  readonly brush: Box | null;
  readonly hoverCell: number;
  readonly focusCell: number;
}

/** Draws the map. Canvas 2D today; the rest of the map knows only this. */
export interface MapRenderer {
  /** What it draws on. Belongs below everything else on the map. */
  readonly element: HTMLElement;
  /** Called when a driver was reset, and what was drawn is gone. */
  whenEmptied: () => void;
  /** Draws for nothing but the practice, and has the pixels made that a view of this size needs. Nothing is seen of it. */
  warmUp(scene: MapScene): void;
  draw(scene: MapScene): void;
  /** Draws what newer facts have changed. */
  drawFacts(scene: MapScene): void;
  drawOverlay(scene: MapScene, overlay: MapOverlay): void;
  /**
   * Shows what was drawn from where the camera is now, and draws only what is missing. False where the names at the view's
   * edges do not stand right; `mend` writes them anew.
   */
  slide(scene: MapScene): boolean;
  mend(scene: MapScene): void;
  slideOverlay(scene: MapScene, overlay: MapOverlay): void;
  dispose(): void;
}
