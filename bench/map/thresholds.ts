import type { MapFigures } from './figures.ts';
import type { ModeFigures } from './measure.ts';

/** Dragged, the map's frames come as an idle page's do. */
const PAN_TO_IDLE_MAX = 1.05;
const LONG_FRAME_SHARE_MAX = 0.01;
/** So much quicker than ours may a peer's frames come. */
const PEER_AHEAD_MAX = 0.03;
/** Of the best peer's processor time a frame, where there is no WebGL. */
const SCRIPT_AND_RASTER_SHARE_MAX = 0.5;
const REDRAW_P95_MS_MAX = 2;
const SELECT_P95_MS_MAX = 1;
const FIRST_PAINT_MS_MAX = 150;
const CHANGED_TO_PAINT_MS_MAX = 33;
const SELECT_ALL_MS_MAX = 50;
/** The rectangle ends a little inside the map's edge; a share below this means that it missed the map. */
const SELECTED_SHARE_MIN = 0.9;

type Check = readonly [holds: boolean, fault: string];

/** What does not hold in one mode. A figure that is not a number holds nothing. */
export function faultsOf({ hasWebgl, small, peers }: Pick<ModeFigures, 'hasWebgl' | 'small' | 'peers'>): string[] {
  const running = Object.entries(peers).flatMap(([name, peer]) => ('failed' in peer ? [] : [{ name, ...peer }]));
  const checks: readonly Check[] = [
    ...ownChecks(small),
    ...running.map(({ name, panFrameP95Ms }): Check => [
      panFrameP95Ms >= small.panFrameP95Ms * (1 - PEER_AHEAD_MAX),
      `${name} has a frame every ${panFrameP95Ms} ms at p95, ours takes ${small.panFrameP95Ms}`,
    ]),
    ...(hasWebgl
      ? []
      : [lightnessCheck(small, Math.min(...running.map(({ scriptAndRasterMs }) => scriptAndRasterMs)))]),
  ];
  const where = hasWebgl ? 'software rendering' : 'without WebGL';
  return checks.filter(([holds]) => !holds).map(([, fault]) => `${where}, ${small.vms} VMs: ${fault}`);
}

function ownChecks(figures: MapFigures): readonly Check[] {
  const { vms, panToIdle, longFrameShare, selected } = figures;
  const atMost = (what: string, value: number, max: number): Check => [
    value <= max,
    `${what} takes ${value} ms, more than ${max}`,
  ];
  return [
    [
      panToIdle <= PAN_TO_IDLE_MAX,
      `dragged, a frame takes at p95 ${panToIdle} of an idle page's, more than ${PAN_TO_IDLE_MAX}`,
    ],
    [
      longFrameShare <= LONG_FRAME_SHARE_MAX,
      `${(longFrameShare * 100).toFixed(1)} % of the frames are long, more than ${LONG_FRAME_SHARE_MAX * 100} %`,
    ],
    atMost('a redraw at p95', figures.redrawP95Ms, REDRAW_P95_MS_MAX),
    atMost('a selection at p95', figures.selectP95Ms, SELECT_P95_MS_MAX),
    atMost('the first paint', figures.firstPaintMs, FIRST_PAINT_MS_MAX),
    atMost('showing 100 changed VMs', figures.changedToPaintMs, CHANGED_TO_PAINT_MS_MAX),
    atMost('selecting all rows', figures.selectAllMs, SELECT_ALL_MS_MAX),
    [selected >= vms * SELECTED_SHARE_MIN, `the rectangle held ${selected} VMs of ${vms}`],
  ];
}

/** With no peer beside it there is nothing to be lighter than. */
function lightnessCheck({ scriptAndRasterMs }: MapFigures, bestPeerMs: number): Check {
  return [
    bestPeerMs === Number.POSITIVE_INFINITY || scriptAndRasterMs <= bestPeerMs * SCRIPT_AND_RASTER_SHARE_MAX,
    `a frame takes ${scriptAndRasterMs} ms of script and raster, more than half of the best peer's ${bestPeerMs}`,
  ];
}
