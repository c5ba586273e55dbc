import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import type { Farshore } from './lib/farshore.ts';
import { button, choose, openReview, rowOf, shows, startButton, stopButton } from './lib/job.ts';
import { tabTo } from './lib/keyboard.ts';
import { startPaired } from './lib/paired.ts';
import { startProvider, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/* Which state of the data: for a whole batch by a rule, for one VM by hand. What is said is held against what was done. */

/** Its second newest point is infected; the newest looks well. */
const INFECTED = 'mail-db-01';
const CLEAN = 'mail-front-01';
const CONTINUOUS = 'crm-db-01';
const SPEED = 1_000;
const RUN_MS_MAX = 40_000;

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
let good: string;
let newest: number;
keepEvidence(() => farshore);

function pointsOf(name: string) {
  const { store } = provider.practice.provider;
  const replicas = store.rows().flatMap(({ kind, id }) => (kind === 'replica' ? (store.get('replica', id) ?? []) : []));
  const replica = replicas.find(({ vmId }) => vmId === provider.vmId(name));
  const points = replica && store.get('points', replica.id);
  if (!points) throw new Error(`${name} has no points.`);
  return points;
}

/** The newest point before the infected one. */
function goodPointId(): string {
  const { points } = pointsOf(INFECTED);
  return points[points.findIndex(({ malware }) => malware === 'infected') - 1]?.id ?? '';
}

function newestAt(name: string): number {
  return pointsOf(name).points.at(-1)?.at ?? Number.NaN;
}

/** What the test of a VM was really started from. */
async function testedFrom(name: string) {
  const { effects } = await provider.truth();
  return effects.find(({ effect, vmId }) => effect === 'test-started' && vmId === provider.vmId(name))?.from;
}

/** Only these are in the list, and the keyboard is on it. */
async function find(text: string): Promise<void> {
  await button(page, say('rail.replicas')).click();
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
  await tabTo(page, page.getByRole('treegrid'));
}

async function openPage(name: string): Promise<Locator> {
  await find(name);
  await shows(page.getByRole('heading', { name: say('list.found', { n: 1, count: 1, text: name }) }));
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const vm = page.getByRole('article', { name: say('vm.page') });
  await shows(vm.getByRole('heading', { name, exact: true }));
  return vm;
}

/** Where Electron keeps who answers which question of a window. */
interface Answerers {
  readonly _invokeHandlers: Map<string, unknown>;
}
type Silenced = typeof globalThis & { silenced: unknown };

/** Nobody answers that question any more. */
async function silence(channel: string): Promise<void> {
  await farshore.app.evaluate(({ ipcMain }, name) => {
    const { _invokeHandlers: answerers } = ipcMain as unknown as Answerers;
    (globalThis as Silenced).silenced = answerers.get(name);
    answerers.delete(name);
  }, channel);
}

async function hear(channel: string): Promise<void> {
  await farshore.app.evaluate(({ ipcMain }, name) => {
    (ipcMain as unknown as Answerers)._invokeHandlers.set(name, (globalThis as Silenced).silenced);
  }, channel);
}

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run, { speed: SPEED });
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  good = goodPointId();
  newest = newestAt(CLEAN);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

describe('the page of a VM', () => {
  it('opens from the list with Enter, and leads from a chosen point into the composer and back', async () => {
    await silence('estate.vm');
    const vm = await openPage(INFECTED);
    await shows(vm.getByText(say('vm.notRead')));
    const again = button(vm, say('common.tryAgain'));
    await shows(again);
    await hear('estate.vm');
    // The next news of the estate may have asked again before the hand does.
    await again.evaluateAll((buttons) => buttons.forEach((one) => (one as HTMLElement).click()));
    const points = vm.getByRole('radiogroup');
    await eventually(() => points.getByRole('radio').count()).toBe(pointsOf(INFECTED).points.length);
    await shows(points.getByText(say('malware.infected')));
    await button(page, say('points.newestGood')).click();
    await button(page, say('points.failover')).click();
    const ask = page.getByRole('button', { name: /^Review:/ });
    await eventually(() => ask.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const review = page.getByRole('article', { name: say('review.label') });
    await shows(review.getByText(sayCount('point.chosen.byHand', 1)));
    await shows(rowOf(review, INFECTED).getByText(say('review.byHand')));
    await button(page, say('review.back')).click();
    await shows(vm);
    await button(page, sayCount('point.overrides.forget', 1)).click();
    await button(page, say('vm.backTo.replicas')).click();
    await shows(page.getByRole('treegrid'));
  });
});

describe('a batch', () => {
  it('goes back before the infection, each VM as far as it must; the review names the point of each', async () => {
    await find('mail-');
    await page.keyboard.press('Control+a');
    await shows(page.getByText(sayCount('composer.title', 2)));
    await choose(page, say('verb.test-failover'));
    await choose(page, say('point.beforeInfection'));
    const review = await openReview(page, 'test-failover', 2);
    await shows(review.getByText(say('point.chosen.before-infection')));
    const before = say('review.beforeInfected', { at: '' }).trim();
    await shows(rowOf(review, INFECTED).getByText(before));
    expect(await rowOf(review, INFECTED).innerText()).not.toContain(say('malware.infected'));
    expect(await rowOf(review, CLEAN).innerText()).toContain(say('point.latestOf'));
    expect(await rowOf(review, CLEAN).innerText()).not.toContain(before);
    await startButton(page, 'test-failover', 2).click();
    await shows(stopButton(page));
  });
});

describe('a moment of the journal, meanwhile', () => {
  it('is chosen by keys, on a page that everybody can read', async () => {
    const vm = await openPage(CONTINUOUS);
    const slider = vm.getByRole('slider', { name: say('points.moment') });
    await tabTo(page, slider);
    const latest = Number(await slider.inputValue());
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    const { granularitySeconds = 0 } = pointsOf(CONTINUOUS).journal ?? {};
    expect(Number(await slider.inputValue())).toBe(latest - 2 * granularitySeconds * 1_000);
    await shows(vm.getByRole('status').getByText(say('points.ofJournal')));
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
    await button(page, say('points.failover')).click();
    await page.keyboard.press('Enter');
    const review = page.getByRole('article', { name: say('review.label') });
    await shows(review.getByText(sayCount('point.chosen.byHand', 1)));
    await button(page, say('review.back')).click();
  });
});

describe('the batch', () => {
  it('was started from what the review said, and each VM remembers it', async () => {
    const history = (await openPage(INFECTED)).getByRole('region', { name: say('vm.history') });
    await shows(history.getByText(say('ending.completed')), RUN_MS_MAX);
    expect((await testedFrom(INFECTED))?.pointId).toBe(good);
    // The latest: what was read, or what replication has brought since.
    expect((await testedFrom(CLEAN))?.at).toBeGreaterThanOrEqual(newest);
  });
});
