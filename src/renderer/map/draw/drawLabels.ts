import { glyphs } from '../../ui/glyphs.ts';
import type { Box } from '../geometry/box.ts';
import { CLUSTER_HEADER, SITE_HEADER } from '../layout/measures.ts';
import { type Frame, isInView, place } from './frame.ts';
import type { MapScene } from './scene.ts';
import { drawGlyph } from './sprites.ts';
import { stamper } from './stamps.ts';
import type { VisibleHosts } from './visible.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** The names of sites, clusters and hosts, each where there is room for it. */
export function drawLabels(context: Context, scene: MapScene, frame: Frame, hosts: VisibleHosts): void {
  context.textBaseline = 'alphabetic';
  drawSites(context, scene, frame);
  drawClusters(context, scene, frame);
  drawHosts(context, scene, frame, hosts);
}

/** Writes the names that keep to the view anew, over a map that is drawn otherwise. */
export function redrawLabels(context: Context, scene: MapScene, frame: Frame): void {
  const { layout, palette } = scene;
  context.fillStyle = palette.region;
  for (const site of layout.sites) wipe(context, frame, site, SITE_HEADER);
  for (const cluster of layout.clusters) if (cluster.name !== null) wipe(context, frame, cluster, CLUSTER_HEADER);
  context.textBaseline = 'alphabetic';
  drawSites(context, scene, frame);
  drawClusters(context, scene, frame);
}

/** The strip over a box's content, inside of its line. */
function wipe(context: Context, frame: Frame, box: Box, header: number): void {
  const { x, y, w, h } = place(frame, { ...box, h: header });
  const line = 2 * Math.ceil(frame.dpr);
  if (isInView(frame, { x, y, w, h })) context.fillRect(x + line, y + line, w - 2 * line, h - line);
}

interface Part {
  readonly left: number;
  readonly right: number;
}

/** A region wider than the view keeps its name in view. What is drawn beyond the view has its name where it will be seen. */
function shownPart({ viewLeft, viewRight }: Frame, { x, w }: Box): Part {
  const isShown = x < viewRight && x + w > viewLeft;
  return isShown ? { left: Math.max(x, viewLeft), right: Math.min(x + w, viewRight) } : { left: x, right: x + w };
}

/** Whether names that were written in one frame stand right in another: not where an edge of the view cuts a region. */
export function labelsHold({ layout }: Pick<MapScene, 'layout'>, drawn: Frame, seen: Frame): boolean {
  if (drawn.originX === seen.originX && drawn.scale === seen.scale) return true;
  return layout.sites.every((site) => isWhole(drawn, place(drawn, site)) && isWhole(seen, place(seen, site)));
}

function isWhole({ viewLeft, viewRight }: Frame, { x, w }: Box): boolean {
  const isOutside = x >= viewRight || x + w <= viewLeft;
  return isOutside || (x >= viewLeft && x + w <= viewRight);
}

/** All titles first, then what stands beside them: another font costs more than a word. */
function drawSites(context: Context, { layout, texts, palette }: MapScene, frame: Frame): void {
  const px = frame.dpr;
  const header = SITE_HEADER * frame.scale;
  if (header < 13 * px) return;
  const twoLines = header >= 30 * px;
  const font = `${12 * px}px ${palette.font}`;
  const writeTitle = stamper(context, `600 ${13 * px}px ${palette.font}`, palette.text, 'names');
  const lines = layout.sites.flatMap((site, index) => {
    const box = place(frame, site);
    const label = texts.sites[index];
    if (!label || !isInView(frame, box)) return [];
    const { left, right } = shownPart(frame, box);
    const x = left + 8 * px;
    const end = right - 8 * px;
    const top = box.y + Math.min(header, 40 * px) / 2;
    const baseline = twoLines ? top - 3 * px : top + 5 * px;
    const next = x + writeTitle(label.title, x, baseline, end - x) + 12 * px;
    return [{ label, x, end, baseline, next }];
  });
  const writeCounts = stamper(context, font, palette.textFaint, 'facts');
  const writeContact = stamper(context, font, palette.textQuiet, 'facts');
  const writeLost = stamper(context, font, palette.ink.failed, 'facts');
  for (const { label, x, end, baseline, next } of lines) {
    const ink = label.isLost ? palette.ink.failed : palette.textQuiet;
    let at = next;
    if (at + 20 * px < end) {
      drawGlyph(context, glyphs[label.contactGlyph], at, baseline - 10 * px, 12 * px, ink, 1);
      at += 16 * px;
      const writeIt = label.isLost ? writeLost : writeContact;
      at += writeIt(label.contact, at, baseline, end - at) + 12 * px;
    }
    if (twoLines) writeCounts(label.counts, x, baseline + 16 * px, end - x);
    else if (at < end) writeCounts(label.counts, at, baseline, end - at);
  }
}

function drawClusters(context: Context, { layout, texts, palette }: MapScene, frame: Frame): void {
  const px = frame.dpr;
  const header = CLUSTER_HEADER * frame.scale;
  if (header < 11 * px) return;
  // Whole sizes only: a stamp is made for each.
  const size = Math.round(Math.min(12, Math.max(10, header / px - 6)));
  const writeName = stamper(context, `${size * px}px ${palette.font}`, palette.textQuiet, 'names');
  layout.clusters.forEach((cluster, index) => {
    const text = texts.clusters[index];
    if (text === undefined || text === '') return;
    const box = place(frame, cluster);
    if (!isInView(frame, box)) return;
    const { left, right } = shownPart(frame, box);
    const x = left + 6 * px;
    const width = right - x - 6 * px;
    const baseline = box.y + Math.min(header, 22 * px) / 2 + size * 0.36 * px;
    writeName(text, x, baseline, width);
  });
}

/** So far a selection's line reaches above the first cells. */
const OUTLINE = 3;

function drawHosts(context: Context, { layout, texts, palette }: MapScene, frame: Frame, hosts: VisibleHosts): void {
  const px = frame.dpr;
  const first = layout.hosts[hosts.list[0] ?? -1];
  if (!first) return;
  const header = (first.gridY - first.y) * frame.scale;
  if (header < 12 * px) return;
  const size = Math.round(Math.min(12, Math.max(10, header / px - 5)));
  const writeName = stamper(context, `${size * px}px ${palette.font}`, palette.textFaint, 'names');
  for (const index of hosts.list) {
    const host = layout.hosts[index];
    if (!host) continue;
    const box = place(frame, host);
    if (box.w < 34 * px) continue;
    const baseline = box.y + (Math.min(header, 24 * px) - OUTLINE * px) / 2 + size * 0.4 * px;
    writeName(texts.host(index), box.x + 4 * px, baseline, box.w - 8 * px);
  }
}
