import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import type { Farshore } from './lib/farshore.ts';
import { attest, button, loseSite, openReview, shows, startButton, stopButton, typeScope } from './lib/job.ts';
import { MapScreen } from './lib/map.ts';
import { startPaired } from './lib/paired.ts';
import { ELIGIBLE, LOST_SITE, SCOPE, startProvider, VMS_OF_LOST_SITE, type Provider } from './lib/provider.ts';
import { keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/* Every page in light, in dark and in the person's own colours: nothing that axe calls serious. */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
keepEvidence(() => farshore);

beforeAll(async () => {
  run = prepareRun();
  // So slow that the run is still under way when its page is looked at, however busy the machine.
  provider = await startProvider(run, { speed: 1 });
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

/** What asks in front of the page; it is closed again, and nothing is done. */
async function dialogIsAccessible(): Promise<void> {
  await shows(page.getByRole('dialog'));
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('accessible to everybody', () => {
  it('the map', () => expectAccessible(page));

  it('the keys', async () => {
    await button(page, say('rail.keys')).click();
    await shows(page.getByRole('dialog'));
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  it('the palette', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('erp');
    await shows(page.getByRole('option', { name: /^erp-/ }));
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });

  it('the map with a lost site and a selection', async () => {
    await loseSite(page, provider);
    await new MapScreen(page).dragOver(provider.siteId(LOST_SITE));
    await shows(page.getByText(sayCount('composer.title', VMS_OF_LOST_SITE)));
    await expectAccessible(page);
  });

  it('the list, and what it is filtered by', async () => {
    await button(page, say('rail.replicas')).click();
    await shows(page.getByRole('treegrid'));
    await expectAccessible(page);
    await button(page, say('map.filter')).click();
    await dialogIsAccessible();
  });

  it('the plans', async () => {
    await button(page, say('rail.plans')).click();
    await shows(page.getByRole('region', { name: say('plans.title') }).getByRole('button', { name: /full site/ }));
    await expectAccessible(page);
    await button(page, say('rail.map')).click();
  });

  it('the review, and the choice of another point', async () => {
    await openReview(page, 'failover', ELIGIBLE.length);
    await expectAccessible(page);
    await page.getByRole('button', { name: say('review.changePointOf', { name: 'dc-01' }) }).click();
    await dialogIsAccessible();
  });

  it('the countdown', async () => {
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
    await attest(page, LOST_SITE);
    await typeScope(page, SCOPE);
    await startButton(page, 'failover', ELIGIBLE.length).click();
    await shows(stopButton(page));
    await expectAccessible(page);
  });

  it('the runs', async () => {
    await button(page, say('rail.runs')).click();
    await expectAccessible(page);
  });

  it('the settings', async () => {
    await button(page, say('rail.settings')).click();
    await expectAccessible(page);
  });

  it('the first connection', async () => {
    await button(page, say('settings.add')).click();
    await page.getByLabel(say('connect.address.label')).fill(provider.practice.address);
    await button(page, say('connect.address.check')).click();
    await shows(page.getByLabel(say('certificate.paste')));
    await expectAccessible(page);
  });

  it('a run', async () => {
    await button(page, say('rail.runs')).click();
    await page
      .getByRole('list', { name: say('runs.list') })
      .getByRole('button')
      .first()
      .click();
    await shows(page.getByRole('table', { name: say('run.steps') }));
    // However long the pages before took: the countdown is over, and the run is under way.
    await stopButton(page).waitFor({ state: 'detached' });
    await expectAccessible(page);
  });

  it('what asks before a run is stopped', async () => {
    await button(page.getByRole('article'), say('run.stop')).click();
    await dialogIsAccessible();
  });
});
