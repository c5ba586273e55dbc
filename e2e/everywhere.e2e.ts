import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { startFarshore, type Farshore } from './lib/farshore.ts';
import { armFailover, button, choose, mapIsThere, openReview, runIs, shows, stopButton, verbCount } from './lib/job.ts';
import { sidewaysOf } from './lib/layout.ts';
import { MapScreen } from './lib/map.ts';
import { startPaired } from './lib/paired.ts';
import { ELIGIBLE, LOST_SITE, startProvider, VMS_OF_LOST_SITE, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount, sayIn } from './lib/words.ts';

/* What holds on every page: the palette, taking a choice back, text size, colours, language, and calls of the desktop. */

/** A laptop's screen; at twice the text size half as many places for it. */
const SMALL = { width: 1_280, height: 720 } as const;
const RUN_MS_MAX = 40_000;

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
keepEvidence(() => farshore);

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run);
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  await farshore.resize(SMALL);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

/** Opens the palette with the keyboard and types. */
async function search(typed: string): Promise<Locator> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: say('palette.label') });
  await shows(field);
  await field.fill(typed);
  return page.getByRole('dialog', { name: say('palette.label') });
}

/** Does what the palette finds by this name. */
async function command(typed: string, name = typed): Promise<void> {
  const palette = await search(typed);
  await shows(palette.getByRole('option', { name, selected: true }));
  await page.keyboard.press('Enter');
  await palette.waitFor({ state: 'detached' });
}

const selected = (count: number): Locator => page.getByText(sayCount('composer.title', count));
const said = (): Locator => page.locator('[data-said]');
const setting = (of: string, value: string): string => say('palette.setting', { of: say(of), value });
const zoom = (): Promise<number> =>
  farshore.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0);

describe('the palette', () => {
  it('selects a site, and the choice is taken back and made again by keys', async () => {
    await command(LOST_SITE, say('palette.site', { site: LOST_SITE, n: VMS_OF_LOST_SITE, count: VMS_OF_LOST_SITE }));
    await shows(selected(VMS_OF_LOST_SITE));
    await page.keyboard.press('Control+z');
    await selected(VMS_OF_LOST_SITE).waitFor({ state: 'detached' });
    await shows(said().getByText(say('choice.done', { what: say('choice.selection') })));
    await page.keyboard.press('Control+Shift+z');
    await shows(selected(VMS_OF_LOST_SITE));
  });

  it('says why something cannot be done now, and does not do it', async () => {
    const palette = await search(say('verb.permanent-failover'));
    const option = palette.getByRole('option', { name: say('verb.permanent-failover') });
    expect(await option.getAttribute('aria-disabled')).toBe('true');
    await shows(option.getByText(say('left.notFailedOver')));
    await page.keyboard.press('Enter');
    await shows(palette.getByRole('status').getByText(say('left.notFailedOver')));
    await page.keyboard.press('Escape');
    await shows(selected(VMS_OF_LOST_SITE));
  });

  it('leads from the selection to the review of a verb, where what was chosen before is not taken back', async () => {
    await command('fail over', verbCount('failover', ELIGIBLE.length));
    await shows(page.getByRole('article', { name: say('review.label') }));
    await page.keyboard.press('Control+z');
    await shows(said().getByText(say('choice.nothing')));
    await page.getByRole('button', { name: say('common.cancel') }).click();
    await shows(selected(VMS_OF_LOST_SITE));
  });

  it('finds the VMs that the find field finds, in the same order', async () => {
    const palette = await search('app-0');
    const inPalette = palette.getByRole('option').filter({ hasText: say('palette.kind.vm') });
    await shows(inPalette);
    const names = (await inPalette.allTextContents()).map((text) => /^[a-z]+-app-\d\d/.exec(text)?.[0] ?? text);
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
    const field = page.getByRole('combobox', { name: say('find.label') });
    await field.click();
    await field.pressSequentially('app-0');
    const inField = page.getByRole('listbox').getByRole('option');
    await shows(inField);
    await eventually(async () =>
      (await inField.allTextContents()).map((text) => /^[a-z]+-app-\d\d/.exec(text)?.[0] ?? text),
    ).toEqual(names);
    expect(names.length).toBeGreaterThan(3);
    await field.fill('');
    await page.keyboard.press('Escape');
  });

  it('opens a VM, a plan and a page by name', async () => {
    await command('dc-01');
    await shows(page.getByRole('heading', { name: 'dc-01' }));
    await command('full site', `${LOST_SITE} full site`);
    await shows(page.getByRole('grid', { name: say('plan.order.label') }));
    await command(say('rail.settings'));
    await shows(page.getByRole('heading', { name: say('rail.settings') }));
  });

  it('shows the map otherwise, from any page, and its filter, with the keyboard in it', async () => {
    const grouped = page.getByLabel(say('map.group'));
    await command(setting('map.group', say('map.group.application')));
    await eventually(() => grouped.inputValue()).toBe('application');
    await command(setting('map.group', say('map.group.host')));
    await eventually(() => grouped.inputValue()).toBe('host');
    const palette = await search(say('keys.fit'));
    await shows(
      palette.getByRole('option', { name: say('keys.fit'), selected: true }).locator('kbd', { hasText: '0' }),
    );
    await page.keyboard.press('Enter');
    await palette.waitFor({ state: 'detached' });
    await command(say('palette.then', { what: say('map.filter') }));
    const filter = page.getByRole('dialog', { name: say('map.filter') });
    await shows(filter);
    await eventually(() => filter.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await filter.waitFor({ state: 'detached' });
  });
});

/** What the map's legend has and a pointer cannot get at: it is cut off, or something lies over it. */
const hiddenInLegend = (): Promise<readonly string[]> =>
  page.evaluate((label) => {
    const entries = [...document.querySelectorAll(`[aria-label="${label}"] button`)];
    const list = entries[0]?.closest('ul');
    if (!list) return ['the legend itself'];
    // A list that cannot be scrolled by hand can still be scrolled by a test.
    const isCut = list.scrollHeight > list.clientHeight + 1 && getComputedStyle(list).overflowY === 'hidden';
    if (isCut) return ['what is cut off'];
    const isHidden = (entry: Element) => {
      entry.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = entry.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('button') !== entry;
    };
    return entries.filter(isHidden).map((entry) => entry.textContent);
  }, say('map.legend'));

describe('the text', () => {
  it('grows and shrinks with the usual keys, and the size is kept', async () => {
    await page.keyboard.press('Control+Equal');
    await eventually(zoom).toBeCloseTo(1.1);
    await page.keyboard.press('Control+Minus');
    await eventually(zoom).toBe(1);
    await command('text 200', setting('preferences.textSize', say('preferences.percent', { n: 200 })));
    await eventually(zoom).toBe(2);
    const kept: unknown = JSON.parse(readFileSync(path.join(farshore.dataFolder, 'preferences.json'), 'utf8'));
    expect(kept).toMatchObject({ textSize: 200 });
  });

  it('at 200 % in a small window pushes nothing beside it, on any page', async () => {
    for (const place of [
      'rail.settings',
      'rail.replicas',
      'rail.plans',
      'rail.runs',
      'rail.history',
      'settings.add',
      'rail.map',
    ]) {
      await command(say(place));
      expect([place, ...(await sidewaysOf(page))]).toEqual([place]);
    }
    expect(await hiddenInLegend()).toEqual([]);
    await command('full site', `${LOST_SITE} full site`);
    await shows(page.getByRole('grid', { name: say('plan.order.label') }));
    expect(await sidewaysOf(page)).toEqual([]);
    await button(page, say('dryRun.open')).click();
    await shows(page.getByText(say('dryRun.estimate'), { exact: true }));
    expect(await sidewaysOf(page)).toEqual([]);
    await command('dc-01');
    await button(page, say('vm.open', { name: 'dc-01' })).click();
    await shows(page.getByRole('article', { name: say('vm.page') }));
    expect(await sidewaysOf(page)).toEqual([]);
    await command(LOST_SITE, say('palette.site', { site: LOST_SITE, n: VMS_OF_LOST_SITE, count: VMS_OF_LOST_SITE }));
    await shows(selected(VMS_OF_LOST_SITE));
    expect(await hiddenInLegend()).toEqual([]);
    await openReview(page, 'failover', ELIGIBLE.length);
    expect(await sidewaysOf(page)).toEqual([]);
    await page.getByRole('button', { name: say('common.cancel') }).click();
    await search('erp');
    expect(await sidewaysOf(page)).toEqual([]);
    await page.keyboard.press('Control+0');
    await eventually(zoom).toBe(1);
    await page.keyboard.press('Escape');
  });
});

describe('the colours', () => {
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  it('are chosen in the settings: light, dark, high contrast', async () => {
    // Otherwise the page is told what to prefer by the test, and not by the program.
    await page.emulateMedia({ colorScheme: null });
    await command(say('rail.settings'));
    await choose(page, say('theme.light'));
    await eventually(ground).toBe('rgb(241, 243, 245)');
    await choose(page, say('theme.dark'));
    await eventually(ground).toBe('rgb(18, 21, 24)');
    await choose(page, say('theme.high-contrast'));
    await eventually(ground).toBe('rgb(0, 0, 0)');
    await command(setting('preferences.theme', say('theme.system')));
    const source = await farshore.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource);
    expect(source).toBe('system');
  });

  it('of the person’s own keep the edge by which practice is known', async () => {
    const edge = () => page.evaluate(() => getComputedStyle(document.querySelector('#root > *') as Element).border);
    await page.emulateMedia({ forcedColors: 'active' });
    await eventually(edge).toMatch(/^5px solid/);
    await page.emulateMedia({ forcedColors: null });
  });
});

/** What the main process was asked to show, written down in the place of the desktop. */
interface Shown {
  readonly bars: number[];
  readonly badges: number[];
  readonly calls: { readonly title: string; readonly click: () => void }[];
}
type Witness = typeof globalThis & { shown: Shown };

function watchDesktop(): Promise<void> {
  return farshore.app.evaluate(({ app, BrowserWindow, Notification }) => {
    const shown: Shown = { bars: [], badges: [], calls: [] };
    (globalThis as Witness).shown = shown;
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.calls.push({ title: this.title, click: () => this.emit('click') });
    };
    BrowserWindow.prototype.setProgressBar = (value: number) => void shown.bars.push(value);
    app.setBadgeCount = (count) => shown.badges.push(count ?? 0) > 0;
  });
}

const titles = (): Promise<readonly string[]> =>
  farshore.app.evaluate(() => (globalThis as Witness).shown.calls.map(({ title }) => title));
const shown = (): Promise<Pick<Shown, 'bars' | 'badges'>> =>
  farshore.app.evaluate(() => {
    const { bars, badges } = (globalThis as Witness).shown;
    return { bars, badges };
  });

/** From the map to the countdown, and back: the run has ended before anything was sent. Gives its title. */
async function armAndStop(): Promise<string> {
  await button(page, say('rail.map')).click();
  await new MapScreen(page).region.focus();
  await page.keyboard.press('Escape');
  await armFailover(page, provider);
  await stopButton(page).click();
  await runIs(page, say('ending.stopped'), RUN_MS_MAX);
  return (await page.getByRole('article').first().getAttribute('aria-label')) ?? '';
}

describe('the desktop', () => {
  it('shows how far a run is, and calls for nobody who does not want it', async () => {
    await watchDesktop();
    await command(setting('preferences.notifications', say('common.off')));
    await armAndStop();
    const { bars, badges } = await shown();
    expect([bars[0], bars.at(-1), badges[0], badges.at(-1)]).toEqual([0, -1, 1, 0]);
    expect(await titles()).toEqual([]);
    // What became a run is no choice any more.
    await page.keyboard.press('Control+z');
    await shows(said().getByText(say('choice.nothing')));
  });

  it('calls when a run has ended, and opens it at a click', async () => {
    await command(setting('preferences.notifications', say('common.on')));
    const title = await armAndStop();
    await eventually(titles).toEqual([say('alert.runEnded.stopped', { what: title })]);
    await button(page, say('rail.settings')).click();
    await farshore.app.evaluate(() => (globalThis as Witness).shown.calls[0]?.click());
    await shows(page.getByRole('article', { name: title }));
  });

  it('has what the open run offers in the palette as well: it does what the button does', async () => {
    await shows(button(page, say('run.acknowledge')));
    await command(say('run.acknowledge'));
    await button(page, say('run.acknowledge')).waitFor({ state: 'detached' });
    const palette = await search(say('run.acknowledge'));
    await shows(palette.getByRole('status').getByText(sayCount('palette.found', 0)));
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
  });

  it('leaves the page of a run whole at 200 %', async () => {
    await command('text 200', setting('preferences.textSize', say('preferences.percent', { n: 200 })));
    await eventually(zoom).toBe(2);
    await shows(page.getByRole('table', { name: say('run.steps') }));
    expect(await sidewaysOf(page)).toEqual([]);
    await page.keyboard.press('Control+0');
    await eventually(zoom).toBe(1);
  });
});

describe('the language', () => {
  const menu = (): Promise<readonly string[]> =>
    farshore.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);

  it('is German at once, in the window and in the menu, and after a new start', async () => {
    await command(setting('preferences.language', say('language.de')));
    await shows(button(page, sayIn('de', 'rail.settings')));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await eventually(menu).toContain(sayIn('de', 'app.menu.edit'));
    const { dataFolder } = farshore;
    await farshore.quit();
    farshore = await startFarshore(run, { dataFolder });
    ({ page } = farshore);
    await shows(button(page, sayIn('de', 'rail.map')));
    await mapIsThere(page);
  });

  it('is the system’s where the settings cannot be read, and that is said', async () => {
    const { dataFolder } = farshore;
    await farshore.quit();
    writeFileSync(path.join(dataFolder, 'preferences.json'), '{ "language": "de", "textSi');
    farshore = await startFarshore(run, { dataFolder });
    ({ page } = farshore);
    await shows(page.getByRole('list', { name: say('notices.label') }).getByText(/preferences\.json\.damaged-\d+/));
    await shows(button(page, say('rail.map')));
  });
});
