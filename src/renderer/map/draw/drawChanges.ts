import type { Box } from '../geometry/box.ts';
import type { MapLayout } from '../layout/types.ts';
import { barHeight, drawWorstBar } from './drawBoxes.ts';
import { drawCell } from './drawCells.ts';
import { redrawFlows } from './drawFlows.ts';
import { redrawLabels } from './drawLabels.ts';
import type { Frame } from './frame.ts';
import type { CellPaint } from './paint.ts';
import type { MapScene } from './scene.ts';
import type { Sprites } from './sprites.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** What looks otherwise than it did: cells, bars over hosts, the lines between sites. */
export interface Changes {
  readonly cells: readonly number[];
  readonly hosts: readonly number[];
  readonly flows: boolean;
}

/** With more of them one stroke over all is cheaper. */
const CELLS_MAX = 1_000;

/** What differs between two scenes; null where it is not only cells, and the map must be drawn anew. */
export function changesOf(before: MapScene, after: MapScene, frame: Frame): Changes | null {
  if (before.layout !== after.layout || before.palette.id !== after.palette.id) return null;
  if (frame.detail !== 'cells' && frame.detail !== 'glyphs') return null;
  if (after.texts.sites.some(({ isLost }, index) => isLost !== before.texts.sites[index]?.isLost)) return null;
  const hosts = differing(before.facts.worstOfHost, after.facts.worstOfHost);
  if (hosts.length > 0 && coversCells(frame, after.layout)) return null;
  const cells = differing(before.facts.styleOfCell, after.facts.styleOfCell);
  return cells.length > CELLS_MAX ? null : { cells, hosts, flows: !sameFlows(before, after) };
}

function sameFlows(before: MapScene, after: MapScene): boolean {
  return after.texts.sites.every(({ flow }, index) => {
    const was = before.texts.sites[index]?.flow;
    return flow?.direction === was?.direction && flow?.away === was?.away;
  });
}

/** Where a host's head is lower than the bar over it, the bar lies under the cells. */
function coversCells(frame: Frame, { hosts }: MapLayout): boolean {
  const height = barHeight(frame);
  return hosts.some(({ y, gridY }) => Math.round(gridY * frame.scale) - Math.round(y * frame.scale) < height);
}

function differing(before: Uint8Array, after: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < after.length; index += 1) if (before[index] !== after[index]) found.push(index);
  return found;
}

/** Over what is drawn. Names are written anew: the counts of sites are in them. */
export function drawChanges(
  context: Context,
  scene: MapScene,
  frame: Frame,
  { cells, hosts, flows }: Changes,
  paints: readonly CellPaint[],
  sprites: Sprites | null,
): void {
  const { layout, facts, palette } = scene;
  if (flows) redrawFlows(context, scene, frame);
  for (const index of hosts) drawWorstBar(context, scene, frame, index);
  for (const cell of cells) {
    const box = cellIn(layout, frame, cell);
    const style = facts.styleOfCell[cell] as number;
    const paint = paints[style];
    if (!box || !paint) continue;
    drawCell(context, paint, palette.ground, box);
    if (sprites && paint.glyph !== null) {
      const { image, size } = sprites;
      context.drawImage(image, style * size, 0, size, size, box.x, box.y, size, size);
    }
  }
  redrawLabels(context, scene, frame);
}

function cellIn({ hosts, cellHost }: MapLayout, frame: Frame, cell: number): Box | null {
  const host = hosts[cellHost[cell] as number];
  if (!host) return null;
  const at = cell - host.firstCell;
  const row = Math.floor(at / host.columns);
  const size = frame.pitch - frame.gap;
  return {
    x: frame.originX + Math.round(host.gridX * frame.scale) + (at - row * host.columns) * frame.pitch,
    y: frame.originY + Math.round(host.gridY * frame.scale) + row * frame.pitch,
    w: size,
    h: size,
  };
}
