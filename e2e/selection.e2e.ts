import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {} from '../src/renderer/bridge.ts';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import type { Farshore } from './lib/farshore.ts';
import {
  attest,
  button,
  loseSite,
  mapIsThere,
  openReview,
  shows,
  startButton,
  stopButton,
  typeScope,
} from './lib/job.ts';
import { tabTo } from './lib/keyboard.ts';
import { MapScreen } from './lib/map.ts';
import { startPaired } from './lib/paired.ts';
import { ELIGIBLE, LOST_SITE, SCOPE, startProvider, VMS_OF_LOST_SITE, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/* The same selection by pointer, by keys and by the list; and what a nervous hand does to the start button. */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
let map: MapScreen;
keepEvidence(() => farshore);

const selected = (n: number): Locator => page.getByText(sayCount('composer.title', n));
const title = `${say('order.failover')} ${ELIGIBLE.length}`;

async function runs(): Promise<readonly { readonly phase: string; readonly title: string }[]> {
  return page.evaluate(async () => {
    const answer = await window.farshore.runList({});
    return answer.ok ? answer.value.map((one) => ({ phase: one.phase, title: one.title })) : [];
  });
}

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run);
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  map = new MapScreen(page);
  await loseSite(page, provider);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

describe('by the pointer', () => {
  it('Escape takes back the rectangle that is being drawn, and what was selected before is selected again', async () => {
    await button(page, say('rail.map')).click();
    await map.region.focus();
    await page.keyboard.press('Escape');
    const { x, y, w, h } = await map.rectOf('rectOfVm', provider.vmId('dc-01'));
    await page.mouse.click(x + w / 2, y + h / 2);
    const site = await map.rectOf('rectOfSite', provider.siteId(LOST_SITE));
    await page.mouse.move(site.x - 5, site.y - 5);
    await page.mouse.down();
    await page.mouse.move(site.x + site.w, site.y + site.h, { steps: 4 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await eventually(() => page.getByRole('complementary', { name: say('inspector.label') }).innerText()).toContain(
      'dc-01',
    );
    expect(await selected(VMS_OF_LOST_SITE).count()).toBe(0);
  });

  it('the map is found again as it was left', async () => {
    await map.region.focus();
    for (const key of ['+', '+', 'Alt+ArrowRight', 'Alt+ArrowDown']) await page.keyboard.press(key);
    await button(page, say('map.reach.touching.label')).click();
    const before = await map.rectOf('rectOfVm', provider.vmId('dc-01'));
    await button(page, say('rail.runs')).click();
    await map.region.waitFor({ state: 'detached' });
    await button(page, say('rail.map')).click();
    await mapIsThere(page);
    await eventually(() => map.rectOf('rectOfVm', provider.vmId('dc-01'))).toEqual(before);
    await button(page, say('map.reach.enclosing.label')).click();
    await map.region.press('0');
  });
});

describe('by the list', () => {
  it('the same VMs are found and selected, and the map shares the selection', async () => {
    await button(page, say('rail.replicas')).click();
    await page.keyboard.press('/');
    await page.keyboard.type('lon-a-');
    // Closes the proposals and keeps what was typed.
    await page.keyboard.press('Escape');
    await shows(
      page.getByRole('heading', {
        name: say('list.found', { n: VMS_OF_LOST_SITE, count: VMS_OF_LOST_SITE, text: 'lon-a-' }),
      }),
    );
    await tabTo(page, page.getByRole('treegrid'));
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+a');
    await shows(selected(VMS_OF_LOST_SITE));
    await page.keyboard.press('m');
    await mapIsThere(page);
    await shows(selected(VMS_OF_LOST_SITE));
  });

  it('order, what is folded, and what is left out stay while another page is looked at', async () => {
    const byName = page.getByRole('columnheader', { name: say('list.column.name') });
    const onlySelected = button(page, say('list.onlySelected', { count: VMS_OF_LOST_SITE }));
    await button(page, say('rail.replicas')).click();
    await onlySelected.click();
    await byName.getByRole('button').click();
    await byName.getByRole('button').click();
    await button(page, say('list.foldAll')).click();
    await button(page, say('rail.map')).click();
    await mapIsThere(page);
    await button(page, say('rail.replicas')).click();
    await shows(page.getByRole('row', { name: LOST_SITE, expanded: false }));
    expect(await byName.getAttribute('aria-sort')).toBe('descending');
    expect(await onlySelected.getAttribute('aria-pressed')).toBe('true');
    await onlySelected.click();
    await button(page, say('rail.map')).click();
    await mapIsThere(page);
  });
});

describe('by the filter', () => {
  const selectMatching = () => page.getByRole('button', { name: /^Select the/ });

  /** Ticks it by keys, and answers how many VMs match then. */
  async function filterBy(facet: 'application' | 'plan', value: string): Promise<number> {
    const values = page.getByRole('group', { name: say(`map.filter.${facet}`) });
    await values.getByRole('checkbox', { name: new RegExp(`^${value}`) }).focus();
    await page.keyboard.press('Space');
    return Number(/\d+/.exec(await selectMatching().innerText())?.[0]);
  }

  async function closeFilter(): Promise<void> {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  it('what matches is selected; with Shift it is added, with Alt it is taken out', async () => {
    await map.region.focus();
    await page.keyboard.press('Escape');
    await button(page, say('map.filter')).focus();
    await page.keyboard.press('Enter');
    const erp = await filterBy('application', 'ERP');
    await selectMatching().focus();
    await page.keyboard.press('Enter');
    await shows(selected(erp));
    await button(page, say('map.filter.clear')).click();
    const shop = await filterBy('application', 'Web shop');
    await selectMatching().focus();
    await page.keyboard.press('Shift+Enter');
    await shows(selected(erp + shop));
    await page.keyboard.press('Alt+Enter');
    await shows(selected(erp));
    await button(page, say('map.filter.clear')).click();
    await closeFilter();
  });

  it('what is in a plan stands out on the map, and is what the list leaves', async () => {
    await button(page, say('map.filter')).click();
    const members = await filterBy('plan', `${LOST_SITE} full site`);
    await closeFilter();
    const filter = button(page, sayCount('map.filter.set', members));
    await shows(filter);
    await button(page, say('rail.replicas')).click();
    const found = { n: members, count: members, text: 'lon-a-' };
    await shows(page.getByRole('heading', { name: say('list.found', found) }));
    await filter.click();
    await button(page, say('map.filter.clear')).click();
    await closeFilter();
    await button(page, say('rail.map')).click();
    await map.region.focus();
    await page.keyboard.press('Escape');
    await map.dragOver(provider.siteId(LOST_SITE));
    await shows(selected(VMS_OF_LOST_SITE));
  });
});

describe('a nervous hand', () => {
  it('starts one run, however often it presses', async () => {
    const before = await runs();
    await openReview(page, 'failover', ELIGIBLE.length);
    await attest(page, LOST_SITE);
    await typeScope(page, SCOPE);
    const { x, y, width, height } = (await startButton(page, 'failover', ELIGIBLE.length).boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    for (let press = 0; press < 5; press += 1) await page.mouse.click(x + width / 2, y + height / 2);
    await shows(stopButton(page));
    const after = await runs();
    expect(after.length).toBe(before.length + 1);
    expect(after.filter(({ phase }) => phase === 'arming').map((one) => one.title)).toEqual([
      expect.stringContaining(title),
    ]);
    await stopButton(page).click();
    await shows(page.getByRole('status').filter({ hasText: say('ending.stopped') }));
    expect((await provider.truth()).requests.filter(({ kind }) => kind !== null)).toEqual([]);
  });

  it('has stopped it in the countdown, and finds its reason and word again in the retry', async () => {
    await button(page, sayCount('run.retry', ELIGIBLE.length)).click();
    const review = page.getByRole('article', { name: say('review.label') });
    await shows(review.getByText(say('review.evidenceComplete')));
    await shows(review.getByRole('list', { name: say('given.label') }).getByText('Ann Archer'));
    await button(page, say('review.back')).click();
  });

  it('starts one run, even where the window asks twice at the same moment', async () => {
    const siteId = provider.siteId(LOST_SITE);
    const vmIds = ELIGIBLE.map((name) => provider.vmId(name));
    const answers = await page.evaluate(
      async ([site, vms, typedScope]) => {
        const connections = await window.farshore.connectionsList({});
        const connectionId = connections.ok ? (connections.value[0]?.id ?? '') : '';
        const review = await window.farshore.reviewMake({
          connectionId,
          verb: 'failover',
          vmIds: [...vms],
          policy: { kind: 'latest' },
          overrides: [],
          evidence: [{ kind: 'attestation', siteId: site, vmId: null, who: 'Ann', howKnown: 'seen' }],
          reason: '',
        });
        if (!review.ok) return [review];
        const { id: reviewId, hash } = review.value;
        const order = { reviewId, hash, typedScope };
        return Promise.all([window.farshore.runArm(order), window.farshore.runArm(order)]);
      },
      [siteId, vmIds, SCOPE] as const,
    );
    const runIds = answers.flatMap((answer) => (answer.ok && 'runId' in answer.value ? [answer.value.runId] : []));
    expect(new Set(runIds).size).toBe(1);
    expect((await runs()).filter(({ phase }) => phase === 'arming')).toHaveLength(1);
    await page.evaluate((runId) => window.farshore.runStop({ runId }), runIds[0] ?? '');
  });
});

describe('a computer that falls asleep', () => {
  it('takes the countdown back: nothing is sent that nobody watches', async () => {
    await button(page, say('rail.map')).click();
    await openReview(page, 'failover', ELIGIBLE.length);
    await attest(page, LOST_SITE);
    await typeScope(page, SCOPE);
    await startButton(page, 'failover', ELIGIBLE.length).click();
    await shows(stopButton(page));
    await farshore.app.evaluate(({ powerMonitor }) => (powerMonitor as NodeJS.EventEmitter).emit('suspend'));
    await shows(page.getByRole('status').filter({ hasText: say('ending.stopped') }));
    expect((await provider.truth()).effects).toEqual([]);
  });
});
