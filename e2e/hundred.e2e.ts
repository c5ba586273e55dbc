import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import type { Farshore } from './lib/farshore.ts';
import { button, mapIsThere, shows } from './lib/job.ts';
import { tabTo } from './lib/keyboard.ts';
import { MapScreen } from './lib/map.ts';
import { startPaired } from './lib/paired.ts';
import { startProvider, type Provider } from './lib/provider.ts';
import { reviewed, type Reviewed } from './lib/review.ts';
import { keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/* The same hundred VMs by pointer, by keys on the map, and by the list: three hands, one review. */

const SITE = 'LON-A';
const VMS = 100;

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
let map: MapScreen;
let byPointer: Reviewed;
keepEvidence(() => farshore);

const selected = (n: number): Locator => page.getByRole('heading', { name: sayCount('composer.title', n) });

/** Without a mouse: to the button by the Tab key. */
async function reviewByKeys(): Promise<Reviewed> {
  await tabTo(page, page.getByRole('button', { name: /^Review:/ }));
  await page.keyboard.press('Enter');
  await shows(page.getByRole('article', { name: say('review.label') }));
  return reviewed(page);
}

async function backToMapWithNothing(): Promise<void> {
  await button(page, say('review.back')).click();
  await button(page, say('rail.map')).click();
  await mapIsThere(page);
  await map.region.focus();
  await page.keyboard.press('Escape');
}

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run, { estate: 'medium' });
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  map = new MapScreen(page);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

describe('a hundred VMs', () => {
  it('by a rectangle with the pointer', async () => {
    await map.dragOver(provider.siteId(SITE));
    await shows(selected(VMS));
    const caught = page.getByRole('grid', { name: /^Included/ });
    await tabTo(page, caught);
    await page.keyboard.press('End');
    const name = await caught.getByRole('row').last().getByRole('gridcell').first().innerText();
    await page.keyboard.press('Delete');
    await shows(selected(VMS - 1));
    expect(await caught.getByText(name, { exact: true }).count()).toBe(0);
    await page.keyboard.press('Control+z');
    await shows(selected(VMS));
    await page.getByRole('button', { name: /^Review:/ }).click();
    await shows(page.getByRole('article', { name: say('review.label') }));
    byPointer = await reviewed(page);
    const all = [...byPointer.included, ...byPointer.excluded];
    expect(new Set(all).size).toBe(VMS);
    expect(all.every((name) => name.startsWith('lona-'))).toBe(true);
    expect(byPointer.included.length).toBeGreaterThan(VMS / 2);
  });

  it('by keys alone on the map', async () => {
    await backToMapWithNothing();
    await tabTo(page, map.region);
    await page.keyboard.press('ArrowRight');
    // The host, then its cluster, which is the whole of this site.
    await page.keyboard.press('Control+a');
    await shows(page.getByRole('heading', { name: /^\d+ VMs selected$/ }));
    await page.keyboard.press('Control+a');
    await shows(selected(VMS));
    expect(await reviewByKeys()).toEqual(byPointer);
  });

  it('by the list, from the first row found to the last', async () => {
    await backToMapWithNothing();
    await tabTo(page, button(page, say('rail.replicas')));
    await page.keyboard.press('Enter');
    await page.keyboard.press('/');
    await page.keyboard.type('lon-a-');
    // Closes the proposals and keeps what was typed.
    await page.keyboard.press('Escape');
    await shows(page.getByRole('heading', { name: say('list.found', { n: VMS, count: VMS, text: 'lon-a-' }) }));
    await tabTo(page, page.getByRole('treegrid'));
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await shows(selected(VMS));
    expect(await reviewByKeys()).toEqual(byPointer);
  });
});
