import { type Box, grown, type Point } from '../geometry/box.ts';
import type { MapScene } from './scene.ts';

/** One redraw's numbers in whole device pixels: every edge is rounded once, so that lines stay one pixel wide. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly dpr: number;
  /** Device pixels a world unit. */
  readonly scale: number;
  readonly originX: number;
  readonly originY: number;
  /** Beyond it there is only the sea. */
  readonly map: Box;
  /** Where the view is in what is drawn, which may reach beyond it. */
  readonly viewLeft: number;
  readonly viewTop: number;
  readonly viewRight: number;
  /** A cell with its gap. */
  readonly pitch: number;
  readonly gap: number;
  /** Cell width in CSS pixels: decides what is shown. */
  readonly cellPx: number;
  readonly detail: Detail;
}

/** What a cell is worth drawing as: a box for the whole host, a coloured cell, a cell with its glyph, a card of words. */
export type Detail = 'boxes' | 'cells' | 'glyphs' | 'cards';

const CELLS_FROM_DEVICE_PX = 3;
const GLYPHS_FROM_PX = 10;
export const CARDS_FROM_PX = 80;

const GAP_PX_MAX = 4;

export function detailOf(cellPx: number, deviceCellPx: number): Detail {
  if (deviceCellPx < CELLS_FROM_DEVICE_PX) return 'boxes';
  if (cellPx < GLYPHS_FROM_PX) return 'cells';
  return cellPx < CARDS_FROM_PX ? 'glyphs' : 'cards';
}

export function frameOf({ layout, camera, view }: Pick<MapScene, 'layout' | 'camera' | 'view'>): Frame {
  const scale = camera.scale * view.dpr;
  const pitch = Math.round(layout.pitch * scale);
  const cellPx = layout.pitch * camera.scale;
  const width = Math.round(view.width * view.dpr);
  const origin = { x: Math.round(-camera.x * scale), y: Math.round(-camera.y * scale) };
  return {
    width,
    height: Math.round(view.height * view.dpr),
    dpr: view.dpr,
    scale,
    originX: origin.x,
    originY: origin.y,
    map: mapBox(layout.bounds, origin, scale),
    viewLeft: 0,
    viewTop: 0,
    viewRight: width,
    pitch,
    gap: pitch < 8 ? 1 : Math.max(1, Math.min(Math.round(pitch * 0.1), Math.round(GAP_PX_MAX * view.dpr))),
    cellPx,
    detail: detailOf(cellPx, layout.pitch * scale),
  };
}

/** Lines may be drawn half on its edge. */
const RIM = 2;

function mapBox(bounds: Box, origin: Point, scale: number): Box {
  return grown({ x: origin.x, y: origin.y, w: Math.ceil(bounds.w * scale), h: Math.ceil(bounds.h * scale) }, RIM);
}

export function place(frame: Frame, box: Box): Box {
  const x = frame.originX + Math.round(box.x * frame.scale);
  const y = frame.originY + Math.round(box.y * frame.scale);
  return {
    x,
    y,
    w: frame.originX + Math.round((box.x + box.w) * frame.scale) - x,
    h: frame.originY + Math.round((box.y + box.h) * frame.scale) - y,
  };
}

export function isInView(frame: Frame, box: Box): boolean {
  return box.x < frame.width && box.y < frame.height && box.x + box.w > 0 && box.y + box.h > 0;
}
