import { markLooks, marks } from '../../estate/marks.ts';
import { glyphs } from '../../ui/glyphs.ts';
import { cellStyles } from './cellStyles.ts';
import { type Frame, place } from './frame.ts';
import type { CellPaint } from './paint.ts';
import type { MapScene } from './scene.ts';
import { drawGlyph } from './sprites.ts';
import type { VisibleHosts } from './visible.ts';

const GHOST = cellStyles.indexOf('ghost');
const PROTECTED = cellStyles.indexOf('protected');

/** Far away a host is one block in the colour of its worst VM, with that state's glyph and the count of its VMs. */
export function drawHostBlocks(
  context: CanvasRenderingContext2D,
  { layout, facts, palette }: MapScene,
  frame: Frame,
  hosts: VisibleHosts,
  paints: readonly CellPaint[],
): void {
  const px = frame.dpr;
  context.font = `${11 * px}px ${palette.font}`;
  context.textBaseline = 'middle';
  for (const index of hosts.list) {
    const host = layout.hosts[index];
    if (!host || host.vmCount === 0) continue;
    const box = place(frame, host);
    const mark = marks[facts.worstOfHost[index] ?? 0] ?? 'unknown';
    const look = markLooks[mark];
    const isCalm = look.hue === 'neutral';
    const isProvider = layout.sites.some((site) => site.siteIndex === host.siteIndex && site.role === 'provider');
    const calm = paints[isProvider ? GHOST : PROTECTED]?.fill ?? palette.ghost;
    context.fillStyle = isCalm ? calm : palette.fill[look.hue];
    context.fillRect(box.x + 1, box.y + 1, box.w - 2, box.h - 2);
    if (box.w < 30 * px || box.h < 14 * px) continue;
    const ink = isCalm && isProvider ? palette.textQuiet : mark === 'two-copies' ? palette.twoCopiesOn : palette.on;
    const middle = box.y + box.h / 2;
    if (!isCalm) drawGlyph(context, glyphs[look.glyph], box.x + 3 * px, middle - 6 * px, 12 * px, ink, 0.85);
    context.fillStyle = ink;
    context.fillText(String(host.vmCount), box.x + (isCalm ? 5 : 17) * px, middle, box.w - 6 * px);
  }
}
