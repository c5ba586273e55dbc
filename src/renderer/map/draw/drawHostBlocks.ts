import { markLooks, marks } from '../../estate/marks.ts';
import { glyphs } from '../../ui/glyphs.ts';
import { formatCount } from '../../ui/text.ts';
import { type Frame, place } from './frame.ts';
import type { CellPaint } from './paint.ts';
import type { CellPaths } from './paths.ts';
import type { MapScene } from './scene.ts';
import { drawGlyph } from './sprites.ts';
import type { VisibleHosts } from './visible.ts';
import { setFont } from './words.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** Far away a host is one block: the shares of its states side by side, the glyph of the worst, the count of its VMs. */
export function drawHostBlocks(
  context: Context,
  scene: MapScene,
  frame: Frame,
  hosts: VisibleHosts,
  paints: readonly CellPaint[],
  paths: CellPaths,
): void {
  context.setTransform(1, 0, 0, 1, frame.originX, frame.originY);
  paints.forEach((paint, style) => {
    const path = paths.outer[style];
    if (!path) return;
    context.fillStyle = paint.fill;
    context.fill(path);
  });
  context.setTransform(1, 0, 0, 1, 0, 0);
  drawCounts(context, scene, frame, hosts);
}

const CONCERN_FROM = marks.indexOf('no-point');

function drawCounts(context: Context, { layout, facts, palette }: MapScene, frame: Frame, hosts: VisibleHosts): void {
  const px = frame.dpr;
  setFont(context, `600 ${11 * px}px ${palette.font}`);
  context.textBaseline = 'middle';
  for (const index of hosts.list) {
    const host = layout.hosts[index];
    if (!host || host.vmCount === 0) continue;
    const box = place(frame, host);
    if (box.w < 48 * px || box.h < 20 * px) continue;
    const worst = facts.worstOfHost[index] ?? 0;
    const mark = marks[worst] ?? 'unknown';
    const middle = box.y + box.h / 2;
    const text = formatCount(host.vmCount);
    // A plate under the words: they lie over several colours.
    context.fillStyle = palette.ground;
    context.fillRect(box.x + 3 * px, middle - 9 * px, Math.min(box.w - 6 * px, 62 * px), 18 * px);
    let x = box.x + 7 * px;
    if (worst >= CONCERN_FROM) {
      drawGlyph(
        context,
        glyphs[markLooks[mark].glyph],
        x,
        middle - 6 * px,
        12 * px,
        palette.ink[markLooks[mark].hue],
        1,
      );
      x += 16 * px;
    }
    context.fillStyle = palette.text;
    context.fillText(text, x, middle);
  }
}
