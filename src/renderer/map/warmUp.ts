import { type EstatePicture, vmLooks } from '#shared/ipc/estate.ts';
import { plainEstate, plainHost } from '../estate/plain.ts';
import { summarise } from '../estate/summary.ts';
import { CanvasMap } from './draw/CanvasMap.ts';
import { readPalette } from './draw/palette.ts';
import { cellFacts, type MapRenderer } from './draw/scene.ts';
import { fit, type View } from './geometry/camera.ts';
import { groupedEstate } from './layout/grouping.ts';
import { layoutEstate } from './layout/layout.ts';
import { mapTexts } from './texts.ts';

/** The browser compiles what it sees run often: after so many passes it has compiled what the first picture needs. */
const PASSES = 20;
const VMS = 1_000;
const HOSTS = 56;
const CLUSTER_HOSTS = 8;
const CLOUD_HOSTS = 4;

/** Warmed up, and not on a page yet: at most one. */
let waiting: MapRenderer | null = null;

/** The renderer that is warmed up, where there is one. */
export function takeRenderer(): MapRenderer {
  const renderer = waiting ?? new CanvasMap();
  waiting = null;
  return renderer;
}

/**
 * While an estate is waited for: makes the canvas for its map, and goes through the first picture with an estate that
 * nobody sees, a pass at a time when the window is idle. The picture then comes a quarter sooner. Returns what ends it.
 *
 * @param page What the map will take the place of.
 */
export function warmUp(page: HTMLElement): () => void {
  let left = PASSES;
  let asked = requestIdleCallback(pass);
  function pass(): void {
    const { clientWidth: width, clientHeight: height } = page;
    if (width === 0 || height === 0) return;
    waiting ??= new CanvasMap();
    warmUpOnce(waiting, page, { width, height, dpr: window.devicePixelRatio });
    left -= 1;
    if (left > 0) asked = requestIdleCallback(pass);
  }
  return () => cancelIdleCallback(asked);
}

function warmUpOnce(renderer: MapRenderer, page: HTMLElement, view: View): void {
  const picture = madeUpEstate();
  const gatewayNow = Date.now();
  const { layout } = layoutEstate(groupedEstate(picture, 'host', []));
  const facts = cellFacts(layout, picture, gatewayNow, null);
  summarise(picture, gatewayNow);
  const texts = mapTexts({ picture, layout, facts, gatewayNow, isStale: false, groupBy: 'host' });
  const camera = fit(layout.bounds, view, layout.pitch);
  renderer.warmUp({ layout, facts, texts, camera, view, palette: readPalette(page) });
}

/** New in each pass: what was worked out for one picture is not worked out again. */
function madeUpEstate(): EstatePicture {
  const contact = { state: 'connected', since: 0, lastReportAt: 0 } as const;
  const homes = Array.from({ length: VMS }, (_none, slot) => slot % HOSTS);
  const plain = plainEstate({
    connectionId: '',
    sites: [
      { id: 'home', name: '', role: 'production', contact },
      { id: 'cloud', name: '', role: 'provider', contact },
    ],
    hosts: [
      ...Array.from({ length: HOSTS }, (_none, index) =>
        plainHost(`home-${index}`, 'home', `cluster-${Math.floor(index / CLUSTER_HOSTS)}`),
      ),
      ...Array.from({ length: CLOUD_HOSTS }, (_none, index) => plainHost(`cloud-${index}`, 'cloud', 'cluster')),
    ],
    homes,
  });
  return { ...plain, look: Uint8Array.from(homes, (_home, slot) => slot % vmLooks.length) };
}
