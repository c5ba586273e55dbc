import type { Box } from '../geometry/box.ts';
import { cellBox } from '../layout/find.ts';
import type { MapLayout } from '../layout/types.ts';
import { drawTwinLines } from './drawTwinLines.ts';
import { type Frame, isInView, place } from './frame.ts';
import type { MapOverlay, MapScene } from './scene.ts';

type Context = CanvasRenderingContext2D;

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

/**
 * A tint over what is selected and one line around it all. The line costs no search for edges: every row of selected
 * cells is filled a little too large, then each is cut out again at its true size, and what is left is the outline.
 */
function drawSelection(context: Context, { layout, palette }: MapScene, frame: Frame, selected: Uint8Array): void {
  const bars = selectedBars(layout, frame, selected);
  const line = Math.max(1, Math.round((frame.detail === 'cells' || frame.detail === 'boxes' ? 1.5 : 2) * frame.dpr));
  context.fillStyle = palette.accent;
  for (const bar of bars) context.fillRect(bar.x - line, bar.y - line, bar.w + 2 * line, bar.h + 2 * line);
  for (const bar of bars) context.clearRect(bar.x, bar.y, bar.w, bar.h);
  context.globalAlpha = 0.22;
  for (const bar of bars) context.fillRect(bar.x, bar.y, bar.w, bar.h);
  context.globalAlpha = 1;
}

/** Rows of neighbouring selected cells, in device pixels, the gaps between cells included. */
function selectedBars(layout: MapLayout, frame: Frame, selected: Uint8Array): readonly Box[] {
  const bars: Box[] = [];
  const { cellSlot, pitch } = layout;
  for (const host of layout.hosts) {
    if (!isInView(frame, place(frame, host))) continue;
    for (let row = 0; row * host.columns < host.cellCount; row += 1) {
      const end = Math.min((row + 1) * host.columns, host.cellCount);
      let start = -1;
      for (let at = row * host.columns; at <= end; at += 1) {
        const slot = at < end ? (cellSlot[host.firstCell + at] as number) : -1;
        const isIn = slot >= 0 && selected[slot] === 1;
        if (isIn && start < 0) start = at;
        if (isIn || start < 0) continue;
        const column = start - row * host.columns;
        const box = place(frame, {
          x: host.gridX + column * pitch,
          y: host.gridY + row * pitch,
          w: (at - start) * pitch,
          h: pitch,
        });
        bars.push(frame.detail === 'boxes' ? box : { ...box, w: box.w - frame.gap + 1, h: box.h - frame.gap + 1 });
        start = -1;
      }
    }
  }
  return bars;
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
  const { dpr } = frame;
  const box = { x: brush.x * dpr, y: brush.y * dpr, w: brush.w * dpr, h: brush.h * dpr };
  context.fillStyle = ink;
  context.globalAlpha = 0.1;
  context.fillRect(box.x, box.y, box.w, box.h);
  context.globalAlpha = 1;
  context.strokeStyle = ink;
  context.lineWidth = Math.max(1, Math.round(dpr));
  context.strokeRect(Math.round(box.x) + 0.5, Math.round(box.y) + 0.5, Math.round(box.w), Math.round(box.h));
}
