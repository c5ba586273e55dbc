import type { MapLayout } from '../layout/types.ts';
import { type Frame, isInView, place } from './frame.ts';
import type { MapScene } from './scene.ts';

type Context = OffscreenCanvasRenderingContext2D;

const TINT = 0.16;

/**
 * A tint over what is selected and one line around it all. The line costs no search for edges: every row of selected
 * cells is filled a little too large, then all are cut out again at their true size, and what is left is the outline.
 */
export function drawSelection(
  context: Context,
  { layout, palette }: MapScene,
  frame: Frame,
  selected: Uint8Array,
): void {
  const line = Math.max(1, Math.round((frame.detail === 'glyphs' || frame.detail === 'cards' ? 2 : 1.5) * frame.dpr));
  const { wide, exact } = selectionPaths(layout, frame, selected, line);
  context.fillStyle = palette.accent;
  context.fill(wide);
  context.globalCompositeOperation = 'destination-out';
  context.fill(exact);
  context.globalCompositeOperation = 'source-over';
  context.globalAlpha = TINT;
  context.fill(exact);
  context.globalAlpha = 1;
}

function selectionPaths(
  layout: MapLayout,
  frame: Frame,
  selected: Uint8Array,
  line: number,
): { readonly wide: Path2D; readonly exact: Path2D } {
  const wide = new Path2D();
  const exact = new Path2D();
  const add = (x: number, y: number, w: number, h: number) => {
    wide.rect(x - line, y - line, w + 2 * line, h + 2 * line);
    exact.rect(x, y, w, h);
  };
  for (const host of layout.hosts) {
    const box = place(frame, host);
    if (!isInView(frame, box)) continue;
    if (frame.detail === 'boxes') {
      const cells = layout.cellSlot.subarray(host.firstCell, host.firstCell + host.cellCount);
      if (cells.some((slot) => selected[slot] === 1)) add(box.x, box.y, box.w, box.h);
    } else addRows(layout, frame, host, selected, add);
  }
  return { wide, exact };
}

function addRows(
  { cellSlot }: MapLayout,
  frame: Frame,
  host: MapLayout['hosts'][number],
  selected: Uint8Array,
  add: (x: number, y: number, w: number, h: number) => void,
): void {
  const { pitch, gap } = frame;
  // Half a gap out on every side: neighbours then share an edge, and no line is left between them.
  const left = frame.originX + Math.round(host.gridX * frame.scale) - (gap >> 1);
  const top = frame.originY + Math.round(host.gridY * frame.scale) - (gap >> 1);
  for (let row = 0; row < host.rows; row += 1) {
    const rowStart = row * host.columns;
    const rowEnd = Math.min(rowStart + host.columns, host.cellCount);
    let start = -1;
    for (let at = rowStart; at <= rowEnd; at += 1) {
      const slot = at < rowEnd ? (cellSlot[host.firstCell + at] as number) : -1;
      const isIn = slot >= 0 && selected[slot] === 1;
      if (isIn && start < 0) start = at;
      if (isIn || start < 0) continue;
      add(left + (start - rowStart) * pitch, top + row * pitch, (at - start) * pitch, pitch);
      start = -1;
    }
  }
}
