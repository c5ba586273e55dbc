import { markLooks, marks } from '../../estate/marks.ts';
import { type Frame, isInView, place } from './frame.ts';
import type { CellPaths } from './paths.ts';
import type { MapScene } from './scene.ts';
import type { VisibleHosts } from './visible.ts';

/** From this mark on a box shows a bar: one failed VM among a thousand must not be overlooked. */
const BAR_FROM = marks.indexOf('unknown');

/** Regions, cluster frames and host boxes, with a bar over those that hold a VM in trouble. */
export function drawBoxes(
  context: OffscreenCanvasRenderingContext2D,
  { layout, facts, palette, texts }: MapScene,
  frame: Frame,
  hosts: VisibleHosts,
  paths: Pick<CellPaths, 'hosts'>,
): void {
  context.lineWidth = Math.max(1, Math.round(frame.dpr));
  layout.sites.forEach((site, index) => {
    const box = place(frame, site);
    if (!isInView(frame, box)) return;
    const isLost = texts.sites[index]?.isLost === true;
    context.fillStyle = palette.region;
    context.fillRect(box.x, box.y, box.w, box.h);
    context.strokeStyle = isLost ? palette.fill.failed : palette.lineStrong;
    context.setLineDash(isLost ? [6 * frame.dpr, 4 * frame.dpr] : []);
    context.strokeRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1);
    context.setLineDash([]);
    context.strokeStyle = palette.line;
    for (let cluster = site.firstCluster; cluster < site.endCluster; cluster += 1) {
      const clusterBox = layout.clusters[cluster];
      if (!clusterBox || clusterBox.name === null) continue;
      const framed = place(frame, clusterBox);
      if (isInView(frame, framed)) context.strokeRect(framed.x + 0.5, framed.y + 0.5, framed.w - 1, framed.h - 1);
    }
  });
  context.fillStyle = palette.ground;
  context.setTransform(1, 0, 0, 1, frame.originX, frame.originY);
  context.fill(paths.hosts);
  context.setTransform(1, 0, 0, 1, 0, 0);
  // Far away the block itself shows its worst state.
  if (frame.detail !== 'boxes') drawWorstBars(context, { layout, facts, palette }, frame, hosts);
}

type BarScene = Pick<MapScene, 'layout' | 'facts' | 'palette'>;

function drawWorstBars(
  context: OffscreenCanvasRenderingContext2D,
  scene: BarScene,
  frame: Frame,
  hosts: VisibleHosts,
): void {
  for (const index of hosts.list) {
    if ((scene.facts.worstOfHost[index] ?? 0) >= BAR_FROM) drawWorstBar(context, scene, frame, index);
  }
}

/** In the ground's colour where there is no trouble. */
export function drawWorstBar(
  context: OffscreenCanvasRenderingContext2D,
  { layout, facts, palette }: BarScene,
  frame: Frame,
  index: number,
): void {
  const worst = facts.worstOfHost[index] ?? 0;
  const mark = marks[worst];
  const host = layout.hosts[index];
  if (mark === undefined || !host) return;
  const box = place(frame, host);
  context.fillStyle = worst < BAR_FROM ? palette.ground : palette.fill[markLooks[mark].hue];
  context.fillRect(box.x, box.y, box.w, barHeight(frame));
}

export function barHeight({ dpr }: Pick<Frame, 'dpr'>): number {
  return Math.max(2, Math.round(2 * dpr));
}
