import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {} from '../src/renderer/bridge.ts';
import { newUserData, prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import { startFarshore, type Farshore } from './lib/farshore.ts';
import { sidewaysOf } from './lib/layout.ts';
import { button, goTo, mapIsThere, openReview, shows, siteIsLost, startButton } from './lib/job.ts';
import { MapScreen } from './lib/map.ts';
import { ELIGIBLE, LOST_SITE, PASSWORD, startProvider, type Provider } from './lib/provider.ts';
import { keepEvidence } from './lib/witness.ts';
import { say } from './lib/words.ts';

/*
 * The provider's gateways are gone. The console starts over what it knew, says how old that is and why nothing can be sent, and
 * plays a plan through; then the gateways return, and it says what changed meanwhile. One story in steps.
 */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
keepEvidence(() => farshore);

const VMS = 24;
const SWITCHED_OFF = 'mail-front-01';

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run);
  const dataFolder = newUserData(run, 'offline');
  farshore = await startFarshore(run, { dataFolder, pairingFile: provider.pairingFile() });
  await mapIsThere(farshore.page);
  await shows(farshore.page.getByRole('list', { name: say('chip.list') }).getByText(say('freshness.live')));
  await farshore.kill();
  await provider.control.inject({ fault: 'gateway-down', forMs: 600_000 });
  farshore = await startFarshore(run, { dataFolder });
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

/** What a screen reader says after the name. */
async function descriptionOf(control: Locator): Promise<string> {
  const id = (await control.getAttribute('aria-describedby')) ?? '';
  return (await farshore.page.locator(`[id="${id}"]`).textContent()) ?? '';
}

describe('while no gateway answers', () => {
  it('every VM is there, with the age of what is known, and it is still called practice', async () => {
    const { page } = farshore;
    await mapIsThere(page);
    const chips = page.getByRole('list', { name: say('chip.list') });
    await shows(chips.getByText(say('freshness.offline')));
    await shows(chips.getByText(/\d+ (s|min) ago/));
    await shows(page.getByText(say('practice.word'), { exact: true }));
    await shows(page.getByRole('application', { name: say('map.region', { count: String(VMS) }) }));
  });

  it('an action cannot be pressed, and says why to eyes and ears', async () => {
    const { page } = farshore;
    await new MapScreen(page).clickOn(ELIGIBLE.map((name) => provider.vmId(name)));
    await openReview(page, 'failover', ELIGIBLE.length);
    const start = startButton(page, 'failover', ELIGIBLE.length);
    await start.focus();
    expect(await start.evaluate((element) => document.activeElement === element)).toBe(true);
    expect(await start.getAttribute('aria-disabled')).toBe('true');
    expect(await start.getAttribute('title')).toMatch(/nothing can be sent. Last heard \d+ (s|min) ago/);
    expect(await descriptionOf(start)).toBe(await start.getAttribute('title'));
    await page.keyboard.press('Enter');
    await shows(page.getByRole('article', { name: say('review.label') }));
    await button(page, say('common.cancel')).click();
  });

  it('a plan is played through, marked as an estimate of that moment', async () => {
    const { page } = farshore;
    await goTo(page, 'plans');
    const plans = page.getByRole('region', { name: say('plans.title') });
    await plans
      .getByRole('button', { name: /full site/ })
      .first()
      .click();
    await button(page, say('dryRun.open')).click();
    const dryRun = page.getByRole('article', { name: say('dryRun.label') });
    await shows(dryRun.getByText(say('dryRun.estimate'), { exact: true }));
    await shows(dryRun.getByRole('heading', { name: say('dryRun.findings') }));
    await shows(dryRun.getByRole('list', { name: say('review.criticalPath') }));
    expect(await page.getByRole('complementary', { name: say('confirm.label') }).count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('when the gateways return', () => {
  it('what changed meanwhile is listed, searched, opened and acknowledged', async () => {
    const { page } = farshore;
    const vmId = provider.vmId(SWITCHED_OFF);
    await provider.control.inject({ fault: 'source-power', vmId, power: 'off' });
    await provider.control.inject({ fault: 'site-lost', siteId: provider.siteId(LOST_SITE), sources: 'off' });
    await provider.control.inject({ fault: 'gateway-up' });
    await goTo(page, 'map');
    await signIn();
    await siteIsLost(page, LOST_SITE);

    await button(page, say('away.show')).click();
    const away = page.getByRole('article', { name: say('away.label') });
    await shows(away.getByText(say('away.copies.none')));
    await shows(away.getByRole('listitem').filter({ hasText: LOST_SITE }).getByText(say('contact.lost')));
    await away.getByLabel(say('away.kind')).selectOption({ label: say('away.kind.source') });
    await away.getByLabel(say('away.search')).fill(SWITCHED_OFF);
    await shows(
      away
        .getByRole('row')
        .filter({ hasText: SWITCHED_OFF })
        .getByText(/Source seen running → seen off/),
    );
    await expectAccessible(page);
    await farshore.resize({ width: 1_280, height: 720 });
    expect(await sidewaysOf(page)).toEqual([]);

    await button(page, say('away.acknowledge')).click();
    await mapIsThere(page);
    await page.locator('[data-away]').waitFor({ state: 'detached' });
  });
});

describe('after an order to quit', () => {
  it('what was last seen stands there while the program opens its files, and only until then', async () => {
    await farshore.quit();
    await provider.control.inject({ fault: 'gateway-down', forMs: 600_000 });
    const { dataFolder } = farshore;
    const kept = path.join(dataFolder, 'last-seen');
    expect(existsSync(kept)).toBe(true);

    farshore = await startFarshore(run, { dataFolder });
    const chips = () => farshore.page.getByRole('list', { name: say('chip.list') });
    await mapIsThere(farshore.page);
    await shows(chips().getByText(say('freshness.offline')));
    const asked = () => farshore.page.evaluate(async () => (await window.farshore.connectionsList({})).ok);
    expect(await asked()).toBe(true);
    expect(existsSync(kept)).toBe(false);
    const seen = await farshore.page.evaluate(async () => (await window.farshore.lastSeen())?.picture?.words ?? '{}');
    expect((JSON.parse(seen) as { vmIds: unknown[] }).vmIds).toHaveLength(VMS);

    await farshore.kill();
    farshore = await startFarshore(run, { dataFolder });
    await mapIsThere(farshore.page);
    expect(await farshore.page.evaluate(() => window.farshore.lastSeen())).toBeNull();
  });
});

async function signIn(): Promise<void> {
  const { page } = farshore;
  await button(page, say('banner.signIn')).click();
  const dialog = page.getByRole('dialog');
  await shows(dialog);
  await expectAccessible(page);
  await dialog.getByLabel(say('connect.password')).fill(PASSWORD);
  await button(dialog, say('connect.signIn.button')).click();
  await dialog.waitFor({ state: 'detached' });
}
