import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import type { Farshore } from './lib/farshore.ts';
import { goTo, shows } from './lib/job.ts';
import { sidewaysOf } from './lib/layout.ts';
import { MapScreen } from './lib/map.ts';
import { startPaired } from './lib/paired.ts';
import { LOST_SITE, startProvider, VMS_OF_LOST_SITE, type Provider } from './lib/provider.ts';
import { openDisplay } from './lib/virtual-display.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/* A screen of 3840 x 2160 pixels, two to a point; and a window that moves to one with other pixels. */

const SCREEN = { width: 3_840, height: 2_160 } as const;
const DENSITY = 2;
const POINTS = { width: SCREEN.width / DENSITY, height: SCREEN.height / DENSITY } as const;

if (process.platform === 'linux') process.env['DISPLAY'] = await openDisplay(SCREEN);

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let map: MapScreen;
keepEvidence(() => farshore);

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run);
  farshore = await startPaired(run, provider, { switches: [`--force-device-scale-factor=${DENSITY}`] });
  map = new MapScreen(farshore.page);
  await farshore.resize(POINTS);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

/** Pixels of the map's picture to one of the screen: 1 is sharp. */
function sharpness(): Promise<number> {
  return map.region.evaluate((region) => {
    const seen = [...region.querySelectorAll('canvas')].find(({ style }) => style.visibility !== 'hidden');
    return seen ? seen.width / (seen.getBoundingClientRect().width * window.devicePixelRatio) : 0;
  });
}

describe('on a large screen of high density', () => {
  it('fills the window with two pixels to a point, and the map is sharp', async () => {
    await eventually(() =>
      farshore.page.evaluate(() => [window.innerWidth, window.innerHeight, window.devicePixelRatio]),
    ).toEqual([POINTS.width, POINTS.height, DENSITY]);
    await eventually(sharpness).toBeCloseTo(1, 2);
  });

  it('no page leaves the window, and the pointer finds what it sees', async () => {
    const { page } = farshore;
    for (const place of ['replicas', 'plans', 'runs', 'map'] as const) {
      await goTo(page, place);
      expect([place, ...(await sidewaysOf(page))]).toEqual([place]);
    }
    await map.dragOver(provider.siteId(LOST_SITE));
    await shows(page.getByText(sayCount('composer.title', VMS_OF_LOST_SITE)));
  });

  it('the map stays sharp where the pixels of the screen change under it', async () => {
    const zoomTo = (factor: number) =>
      farshore.app.evaluate(({ BrowserWindow }, to) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
      }, factor);
    for (const factor of [0.5, 1.5, 1]) {
      await zoomTo(factor);
      await eventually(() => farshore.page.evaluate(() => window.devicePixelRatio)).toBeCloseTo(factor * DENSITY, 2);
      await eventually(sharpness).toBeCloseTo(1, 2);
    }
    await shows(farshore.page.getByRole('application', { name: say('map.region', { count: '24' }) }));
  });
});
