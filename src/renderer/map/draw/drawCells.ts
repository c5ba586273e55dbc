import type { Box } from '../geometry/box.ts';
import type { Frame } from './frame.ts';
import type { CellPaint } from './paint.ts';
import { type CellPaths, partsOf } from './paths.ts';
import type { MapScene } from './scene.ts';
import type { Sprites } from './sprites.ts';
import type { VisibleHosts } from './visible.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** Fills the cells, style after style, what matters most on top. */
export function drawCells(
  context: Context,
  { palette }: MapScene,
  frame: Frame,
  paints: readonly CellPaint[],
  paths: CellPaths,
): void {
  context.setTransform(1, 0, 0, 1, frame.originX, frame.originY);
  paints.forEach((paint, style) => {
    const path = paths.outer[style];
    if (paint.how !== 'bar' || !path) return;
    context.fillStyle = paint.fill;
    context.fill(path);
  });
  context.fillStyle = palette.ground;
  context.fill(paths.cuts);
  paints.forEach((paint, style) => {
    const outer = paths.outer[style];
    if (paint.how === 'bar' || !outer) return;
    context.fillStyle = paint.how === 'each-framed' ? paint.glyphInk : paint.fill;
    context.fill(outer);
    const inner = paths.inner[style];
    if (!inner) return;
    context.fillStyle = paint.how === 'each-framed' ? paint.fill : palette.ground;
    context.fill(inner);
  });
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/** One cell as `drawCells` draws it, over another. */
export function drawCell(context: Context, { how, fill, glyphInk }: CellPaint, ground: string, box: Box): void {
  const { x, y, w } = box;
  const square = (ink: string, inset: number, size: number) => {
    context.fillStyle = ink;
    context.fillRect(x + inset, y + inset, size, size);
  };
  const { line, small, inset } = partsOf(w);
  square(how === 'bar' ? fill : ground, 0, w);
  switch (how) {
    case 'each-small':
      square(fill, inset, small);
      break;
    case 'each-hollow':
      square(fill, 0, w);
      square(ground, line, w - 2 * line);
      break;
    case 'each-framed':
      square(glyphInk, 0, w);
      square(fill, line, w - 2 * line);
      break;
    case 'none':
    case 'bar':
      break;
  }
}

/** Copies the tile with its glyph over every cell in view whose style has one. */
export function drawGlyphs(
  context: Context,
  scene: MapScene,
  frame: Frame,
  hosts: VisibleHosts,
  paints: readonly CellPaint[],
  { image, size }: Sprites,
): void {
  paints.forEach((paint, style) => {
    if (paint.glyph === null) return;
    forEachCell(scene, hosts, frame, style, (x, y) =>
      context.drawImage(image, style * size, 0, size, size, x, y, size, size),
    );
  });
}

export function forEachCell(
  { layout, facts }: Pick<MapScene, 'layout' | 'facts'>,
  hosts: VisibleHosts,
  frame: Pick<Frame, 'pitch'>,
  style: number,
  visit: (x: number, y: number, cell: number) => void,
): void {
  const { runs } = facts;
  const end = runs.start[style + 1] as number;
  for (let run = runs.start[style] as number; run < end; run += 1) {
    const index = runs.host[run] as number;
    const host = layout.hosts[index];
    if (hosts.flag[index] === 0 || !host) continue;
    const at = runs.place[run] as number;
    const length = runs.length[run] as number;
    const row = (at / host.columns) | 0;
    const y = (hosts.gridY[index] as number) + row * frame.pitch;
    let x = (hosts.gridX[index] as number) + (at - row * host.columns) * frame.pitch;
    for (let step = 0; step < length; step += 1) {
      visit(x, y, host.firstCell + at + step);
      x += frame.pitch;
    }
  }
}
