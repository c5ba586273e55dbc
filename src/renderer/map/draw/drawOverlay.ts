import type { Box } from '../geometry/box.ts';
import { cellBox } from '../layout/find.ts';
import type { MapLayout } from '../layout/types.ts';
import { drawTwinLines } from './drawTwinLines.ts';
import { drawSelection } from './drawSelection.ts';
import { type Frame, place } from './frame.ts';
import type { MapOverlay, MapScene } from './scene.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** Selection, focus, hover and the rectangle being drawn. */
export function drawOverlay(context: Context, scene: MapScene, frame: Frame, overlay: MapOverlay): void {
  const { palette, layout } = scene;
  context.clearRect(0, 0, frame.width, frame.height);
  if (overlay.selectedCount > 0) drawSelection(context, scene, frame, overlay.selected);
  drawTwinLines(context, scene, frame, overlay);
  if (overlay.hoverCell >= 0) ring(context, layout, frame, overlay.hoverCell, palette.textQuiet, 1);
  if (overlay.focusCell >= 0) {
    ring(context, layout, frame, overlay.focusCell, palette.sea, 4);
    ring(context, layout, frame, overlay.focusCell, palette.accent, 2);
  }
  if (overlay.brush) drawBrush(context, frame, overlay.brush, palette.accent);
}

function ring(context: Context, layout: MapLayout, frame: Frame, cell: number, ink: string, widthPx: number): void {
  const box = place(frame, cellBox(layout, cell));
  const width = Math.max(1, Math.round(widthPx * frame.dpr));
  context.strokeStyle = ink;
  context.lineWidth = width;
  const out = frame.detail === 'cells' || frame.detail === 'boxes' ? 2 * frame.dpr : 1;
  context.strokeRect(
    box.x - out,
    box.y - out,
    Math.max(2, box.w - frame.gap) + 2 * out,
    Math.max(2, box.h - frame.gap) + 2 * out,
  );
}

function drawBrush(context: Context, frame: Frame, brush: Box, ink: string): void {
  const { dpr, viewLeft, viewTop } = frame;
  const box = { x: viewLeft + brush.x * dpr, y: viewTop + brush.y * dpr, w: brush.w * dpr, h: brush.h * dpr };
  context.fillStyle = ink;
  context.globalAlpha = 0.1;
  context.fillRect(box.x, box.y, box.w, box.h);
  context.globalAlpha = 1;
  context.strokeStyle = ink;
  context.lineWidth = Math.max(1, Math.round(dpr));
  context.strokeRect(Math.round(box.x) + 0.5, Math.round(box.y) + 0.5, Math.round(box.w), Math.round(box.h));
}
