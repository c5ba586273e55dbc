import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import type { Farshore } from './lib/farshore.ts';
import { button, loseSite, runIs, shows, startButton, stopButton } from './lib/job.ts';
import { tabTo } from './lib/keyboard.ts';
import { MapScreen } from './lib/map.ts';
import { startPaired } from './lib/paired.ts';
import { ELIGIBLE, LOST_SITE, SCOPE, startProvider, VMS_OF_LOST_SITE, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/* The whole job without a mouse: select, review, confirm, stop, resume, finalise. One story in steps that need each other. */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
keepEvidence(() => farshore);

/** The network and the first VMs take 16 s at least, so that no hand comes too late to stop it; later nobody waits. */
const UNHURRIED = 4;
const HURRIED = 1_000;
const RUN_MS_MAX = 40_000;

async function press(name: string): Promise<void> {
  await tabTo(page, button(page, name));
  await page.keyboard.press('Enter');
}

async function type(label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run, { speed: UNHURRIED });
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  await loseSite(page, provider);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

describe('by keys alone', () => {
  it('the lost site is selected on the map', async () => {
    await tabTo(page, new MapScreen(page).region);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+a');
    await shows(page.getByText(sayCount('composer.title', 4)));
    await page.keyboard.press('Control+a');
    await shows(page.getByText(sayCount('composer.title', VMS_OF_LOST_SITE)));
    await eventually(() => page.locator('[data-map-voice]').innerText()).toBe(
      sayCount('map.selected', VMS_OF_LOST_SITE),
    );
  });

  it('reviewed, attested and confirmed; the keyboard then stands on Stop', async () => {
    await tabTo(page, page.getByRole('button', { name: /^Review:/ }));
    await page.keyboard.press('Enter');
    await shows(page.getByRole('article', { name: say('review.label') }));
    await type(say('attest.who', { site: LOST_SITE }), 'Ann Archer');
    await type(say('attest.how'), 'I stand in front of it');
    await page.keyboard.press('Enter');
    await shows(page.getByText(say('review.evidenceComplete')));
    await type(say('confirm.scope'), SCOPE);
    await page.keyboard.press('Enter');
    await shows(stopButton(page));
    await eventually(() => stopButton(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('stopped under way: what has not begun does not begin', async () => {
    await stopButton(page).waitFor({ state: 'detached', timeout: RUN_MS_MAX });
    const runPage = page.getByRole('article');
    await tabTo(page, button(runPage, say('run.stop')));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    const stop = button(dialog, say('stop.button'));
    await shows(stop);
    await eventually(() => stop.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await runIs(page, say('phase.stopping'), RUN_MS_MAX);
    expect(await provider.running()).toEqual([]);
  });

  it('resumed, and brought to its end', async () => {
    provider.workAt(HURRIED);
    await press(say('findings.resume'));
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    expect(await provider.running()).toEqual(ELIGIBLE);
  });

  it('finalised: undone, and everything is off at the provider', async () => {
    await press(say('run.undo'));
    await shows(startButton(page, 'undo-failover', ELIGIBLE.length));
    await type(say('confirm.scope'), SCOPE);
    await page.keyboard.press('Enter');
    await shows(stopButton(page));
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    expect(await provider.running()).toEqual([]);
    const { effectsByStep } = await provider.truth();
    expect(Object.values(effectsByStep).every((times) => times === 1)).toBe(true);
  });
});
