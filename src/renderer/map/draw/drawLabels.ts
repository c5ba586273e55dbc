import { glyphs } from '../../ui/glyphs.ts';
import { CLUSTER_HEADER, SITE_HEADER } from '../layout/measures.ts';
import { type Frame, isInView, place } from './frame.ts';
import type { MapScene } from './scene.ts';
import { drawGlyph } from './sprites.ts';
import type { VisibleHosts } from './visible.ts';
import { setFont, write } from './words.ts';

type Context = CanvasRenderingContext2D;

/** The names of sites, clusters and hosts, each where there is room for it. */
export function drawLabels(context: Context, scene: MapScene, frame: Frame, hosts: VisibleHosts): void {
  context.textBaseline = 'alphabetic';
  drawSites(context, scene, frame);
  drawClusters(context, scene, frame);
  drawHosts(context, scene, frame, hosts);
}

function drawSites(context: Context, { layout, texts, palette }: MapScene, frame: Frame): void {
  const px = frame.dpr;
  const header = SITE_HEADER * frame.scale;
  layout.sites.forEach((site, index) => {
    const box = place(frame, site);
    const label = texts.sites[index];
    if (!label || !isInView(frame, box) || header < 13 * px) return;
    // A region wider than the view keeps its name in view.
    const x = Math.max(box.x, 0) + 8 * px;
    const width = Math.min(box.x + box.w, frame.width) - x - 8 * px;
    const top = box.y + Math.min(header, 40 * px) / 2;
    const twoLines = header >= 30 * px;
    const baseline = twoLines ? top - 3 * px : top + 5 * px;
    setFont(context, `600 ${13 * px}px ${palette.font}`);
    let next = x + write(context, label.title, x, baseline, palette.text, width) + 12 * px;
    setFont(context, `${12 * px}px ${palette.font}`);
    const ink = label.isLost ? palette.ink.failed : palette.textQuiet;
    if (next + 20 * px < x + width) {
      drawGlyph(context, glyphs[label.contactGlyph], next, baseline - 10 * px, 12 * px, ink, 1);
      next += 16 * px;
      next += write(context, label.contact, next, baseline, ink, x + width - next) + 12 * px;
    }
    if (twoLines) write(context, label.counts, x, baseline + 16 * px, palette.textFaint, width);
    else if (next < x + width) write(context, label.counts, next, baseline, palette.textFaint, x + width - next);
  });
}

function drawClusters(context: Context, { layout, texts, palette }: MapScene, frame: Frame): void {
  const px = frame.dpr;
  const header = CLUSTER_HEADER * frame.scale;
  if (header < 11 * px) return;
  const size = Math.min(12, Math.max(10, header / px - 6));
  setFont(context, `${size * px}px ${palette.font}`);
  layout.clusters.forEach((cluster, index) => {
    const text = texts.clusters[index];
    if (text === undefined || text === '') return;
    const box = place(frame, cluster);
    if (!isInView(frame, box)) return;
    const x = Math.max(box.x, 0) + 6 * px;
    const width = Math.min(box.x + box.w, frame.width) - x - 6 * px;
    const baseline = box.y + Math.min(header, 22 * px) / 2 + size * 0.36 * px;
    write(context, text, x, baseline, palette.textQuiet, width);
  });
}

function drawHosts(context: Context, { layout, texts, palette }: MapScene, frame: Frame, hosts: VisibleHosts): void {
  const px = frame.dpr;
  const first = layout.hosts[hosts.list[0] ?? -1];
  if (!first) return;
  const header = (first.gridY - first.y) * frame.scale;
  if (header < 12 * px) return;
  const size = Math.min(12, Math.max(10, header / px - 5));
  setFont(context, `${size * px}px ${palette.font}`);
  for (const index of hosts.list) {
    const host = layout.hosts[index];
    const text = texts.hosts[index];
    if (!host || text === undefined) continue;
    const box = place(frame, host);
    if (box.w < 34 * px) continue;
    const baseline = box.y + Math.min(header, 24 * px) / 2 + size * 0.4 * px;
    write(context, text, box.x + 4 * px, baseline, palette.textFaint, box.w - 8 * px);
  }
}
