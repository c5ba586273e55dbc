import { glyphs } from '../../ui/glyphs.ts';
import { SITE_HEADER } from '../layout/measures.ts';
import type { SiteBox } from '../layout/types.ts';
import type { SiteFlow } from '../flow.ts';
import { type Frame, place } from './frame.ts';
import type { MapScene } from './scene.ts';
import { drawGlyph } from './sprites.ts';

type Context = OffscreenCanvasRenderingContext2D;

const HEAD_PX = 5;
const CROSS_PX = 10;

interface Ends {
  readonly fromX: number;
  readonly toX: number;
  readonly fromY: number;
  readonly toY: number;
}

/** One line from each production site to the provider: which way data goes, and whether the site's VMs run there. */
export function drawFlows(context: Context, { layout, texts, palette }: MapScene, frame: Frame): void {
  const provider = layout.sites.find(({ role }) => role === 'provider');
  if (!provider) return;
  layout.sites.forEach((site, index) => {
    const flow = texts.sites[index]?.flow;
    if (!flow || (flow.direction === 'none' && flow.away === 'none')) return;
    const ends = endsOf(frame, site, provider);
    const ink = inkOf(flow, palette);
    context.strokeStyle = ink;
    context.lineWidth = Math.max(1, Math.round((flow.away === 'none' ? 1 : 3) * frame.dpr));
    context.setLineDash(flow.direction === 'cut' ? [3 * frame.dpr, 3 * frame.dpr] : []);
    strokeLine(context, ends);
    context.setLineDash([]);
    drawHead(context, frame, flow, ends, ink);
  });
}

/** Over lines that were drawn: there is nothing else between the sites and the provider. */
export function redrawFlows(context: Context, scene: MapScene, frame: Frame): void {
  const boxes = scene.layout.sites.map((site) => ({ role: site.role, box: place(frame, site) }));
  const left = Math.max(...boxes.map(({ role, box }) => (role === 'production' ? box.x + box.w : 0)));
  const right = Math.min(...boxes.map(({ role, box }) => (role === 'provider' ? box.x : frame.width)));
  context.fillStyle = scene.palette.sea;
  context.fillRect(left, 0, right - left, frame.height);
  drawFlows(context, scene, frame);
}

function inkOf({ direction, away }: SiteFlow, palette: MapScene['palette']): string {
  if (direction === 'home') return palette.fill.switch;
  if (away !== 'none') return palette.fill.failover;
  return direction === 'cut' ? palette.fill.failed : palette.lineStrong;
}

/** From the site's name to the same height at the provider, or as near to it as the provider's region reaches. */
function endsOf(frame: Frame, site: SiteBox, provider: SiteBox): Ends {
  const home = place(frame, site);
  const cloud = place(frame, provider);
  const middle = (SITE_HEADER * frame.scale) / 2;
  const fromY = home.y + Math.min(middle, home.h / 2);
  const toY = Math.min(cloud.y + cloud.h - middle, Math.max(cloud.y + middle, fromY));
  return { fromX: home.x + home.w, toX: cloud.x, fromY: Math.round(fromY) + 0.5, toY: Math.round(toY) + 0.5 };
}

function strokeLine(context: Context, { fromX, fromY, toX, toY }: Ends): void {
  const reach = (toX - fromX) / 2;
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.bezierCurveTo(fromX + reach, fromY, toX - reach, toY, toX, toY);
  context.stroke();
}

function drawHead(context: Context, { dpr }: Frame, { direction }: SiteFlow, ends: Ends, ink: string): void {
  if (direction === 'none') return;
  if (direction === 'cut') {
    const size = CROSS_PX * dpr;
    const x = (ends.fromX + ends.toX - size) / 2;
    drawGlyph(context, glyphs.cross, x, (ends.fromY + ends.toY - size) / 2, size, ink, 1);
    return;
  }
  const isOut = direction === 'out';
  const [x, y] = isOut ? [ends.toX, ends.toY] : [ends.fromX, ends.fromY];
  const length = HEAD_PX * 1.6 * dpr * (isOut ? -1 : 1);
  context.fillStyle = ink;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + length, y - HEAD_PX * dpr);
  context.lineTo(x + length, y + HEAD_PX * dpr);
  context.fill();
}
