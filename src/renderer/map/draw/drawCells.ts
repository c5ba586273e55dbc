import type { Frame } from './frame.ts';
import type { CellPaint } from './paint.ts';
import type { MapScene } from './scene.ts';
import type { Sprites } from './sprites.ts';
import type { VisibleHosts } from './visible.ts';

type Context = CanvasRenderingContext2D;

/** Fills neighbours of one style as bars, then cuts the gaps between columns out of each box, one line a column. */
export function drawBars(
  context: Context,
  { layout, facts, palette }: MapScene,
  frame: Frame,
  hosts: VisibleHosts,
  paints: readonly CellPaint[],
): void {
  const { runs } = facts;
  const { pitch, gap } = frame;
  paints.forEach((paint, style) => {
    if (paint.how !== 'bar') return;
    const end = runs.start[style + 1] as number;
    let run = runs.start[style] as number;
    if (run === end) return;
    context.fillStyle = paint.fill;
    for (; run < end; run += 1) {
      const index = runs.host[run] as number;
      if (hosts.flag[index] === 0) continue;
      const { columns } = layout.hosts[index] as { columns: number };
      const at = runs.place[run] as number;
      const row = (at / columns) | 0;
      const x = (hosts.gridX[index] as number) + (at - row * columns) * pitch;
      const y = (hosts.gridY[index] as number) + row * pitch;
      context.fillRect(x, y, (runs.length[run] as number) * pitch - gap, pitch - gap);
    }
  });
  context.fillStyle = palette.ground;
  for (const index of hosts.list) {
    const host = layout.hosts[index];
    if (!host || host.cellCount === 0) continue;
    const x = hosts.gridX[index] as number;
    const y = hosts.gridY[index] as number;
    const columns = Math.min(host.columns, host.cellCount);
    for (let column = 1; column < columns; column += 1) {
      context.fillRect(x + column * pitch - gap, y, gap, host.rows * pitch);
    }
  }
}

/** The styles whose cells are not full squares: cut hollow, small, or framed. These are few, or the day is bad. */
export function drawEach(
  context: Context,
  scene: MapScene,
  frame: Frame,
  hosts: VisibleHosts,
  paints: readonly CellPaint[],
): void {
  const size = frame.pitch - frame.gap;
  const line = Math.max(1, Math.round(size / 8));
  const small = Math.max(1, Math.round(size * 0.45));
  const inset = Math.floor((size - small) / 2);
  paints.forEach((paint, style) => {
    switch (paint.how) {
      case 'none':
      case 'bar':
        return;
      case 'each-hollow':
      case 'each-framed': {
        const isFramed = paint.how === 'each-framed';
        const inner = isFramed ? paint.fill : scene.palette.ground;
        context.fillStyle = isFramed ? paint.glyphInk : paint.fill;
        forEachCell(scene, hosts, frame, style, (x, y) => context.fillRect(x, y, size, size));
        context.fillStyle = inner;
        const core = size - 2 * line;
        forEachCell(scene, hosts, frame, style, (x, y) => context.fillRect(x + line, y + line, core, core));
        return;
      }
      case 'each-small':
        context.fillStyle = paint.fill;
        forEachCell(scene, hosts, frame, style, (x, y) => context.fillRect(x + inset, y + inset, small, small));
    }
  });
}

/** Copies the tile with its glyph over every cell whose style has one. */
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
