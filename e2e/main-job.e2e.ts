import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { startFarshore, type Farshore } from './lib/farshore.ts';
import {
  attest,
  button,
  goTo,
  loseSite,
  mapIsThere,
  openReview,
  runIs,
  shows,
  startButton,
  stopButton,
  takeBack,
  typeScope,
  verbCount,
} from './lib/job.ts';
import { MapScreen } from './lib/map.ts';
import { ELIGIBLE, LOST_SITE, SCOPE, startProvider, VMS_OF_LOST_SITE, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/*
 * The worst day, from the pairing file to everything back as it was: one long story, told in steps that need each other.
 * What the screen says is held against what the provider knows to be true.
 */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let map: MapScreen;
let pairingFile: string;
keepEvidence(() => farshore);

const marks = (): Promise<readonly (string | null)[]> => map.marksOf(ELIGIBLE.map((name) => provider.vmId(name)));
const all = (mark: string): readonly string[] => ELIGIBLE.map(() => mark);
/** Protected, whether its newest point is young enough or not. */
const isReady = (mark: string | null): boolean =>
  mark !== null && /^(protected|behind-2x|behind-4x|beyond-4x)$/.test(mark);
const RUN_MS_MAX = 40_000;
const REASON = 'The cellar is under water';

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run);
  pairingFile = provider.pairingFile();
  farshore = await startFarshore(run, { pairingFile });
  map = new MapScreen(farshore.page);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

describe('a site is lost', () => {
  it('the console is paired by a file that is gone afterwards, and shows the estate', async () => {
    await mapIsThere(farshore.page);
    expect(existsSync(pairingFile)).toBe(false);
    expect(farshore.log()).not.toContain('correct-horse');
    await shows(farshore.page.getByText(say('practice.hint')));
    const title = await farshore.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    expect(title).toBe(say('app.title.practice'));
  });

  it('the map shows the site as lost, and drags catch it', async () => {
    await loseSite(farshore.page, provider);
    await map.dragOver(provider.siteId(LOST_SITE));
    await shows(farshore.page.getByText(sayCount('composer.title', VMS_OF_LOST_SITE)));
  });

  it('the review says who is left out and why, and what it waits for', async () => {
    await farshore.page.getByLabel(say('composer.reason')).fill(REASON);
    const review = await openReview(farshore.page, 'failover', ELIGIBLE.length);
    await shows(review.getByRole('heading', { name: sayCount('review.excluded', 2) }));
    const left = review.getByRole('region', { name: sayCount('review.excluded', 2) });
    for (const names of await left.locator('summary').all()) await names.click();
    const text = await left.innerText();
    expect(text).toContain('erp-report-01');
    expect(text).toContain('file-01');
    await shows(review.getByText(sayCount('review.evidenceMissing', ELIGIBLE.length)));
    await shows(review.getByRole('row', { name: new RegExp(`^${LOST_SITE} .* ${ELIGIBLE.length} `) }));
    await shows(review.getByText(REASON));
    await button(review, say('review.leaveOutOf', { name: 'shop-web-02' })).click();
    await shows(farshore.page.getByRole('heading', { name: verbCount('failover', ELIGIBLE.length - 1) }));
    await farshore.page.keyboard.press('Control+z');
    expect(await startButton(farshore.page, 'failover', ELIGIBLE.length).isDisabled()).toBe(true);
  });

  it('starts only with a person’s word about the site and the scope typed', async () => {
    const start = startButton(farshore.page, 'failover', ELIGIBLE.length);
    await attest(farshore.page, LOST_SITE);
    await goTo(farshore.page, 'runs');
    await button(farshore.page, say('review.goOn')).click();
    await takeBack(farshore.page);
    await shows(farshore.page.getByText(sayCount('review.evidenceMissing', ELIGIBLE.length)));
    await attest(farshore.page, LOST_SITE);
    expect(await start.isDisabled()).toBe(true);
    await typeScope(farshore.page, 'LON-A 9');
    expect(await start.isDisabled()).toBe(true);
    await typeScope(farshore.page, SCOPE);
    await start.click();
    await shows(stopButton(farshore.page));
    expect((await provider.truth()).effects).toEqual([]);
  });

  it('brings every VM up at the provider, and says so only when it was observed', async () => {
    await runIs(farshore.page, say('ending.completed'), RUN_MS_MAX);
    expect(await provider.running()).toEqual(ELIGIBLE);
    await button(farshore.page, say('run.acknowledge')).click();
    await button(farshore.page, say('rail.map')).click();
    await eventually(marks).toEqual(all('failover'));
    const { effectsByStep } = await provider.truth();
    expect(Object.values(effectsByStep).every((times) => times === 1)).toBe(true);
  });
});

describe('the site is back', () => {
  it('undo brings every VM home, and the map is as it was', async () => {
    await provider.control.inject({ fault: 'site-returns', siteId: provider.siteId(LOST_SITE), sources: 'off' });
    await map.region.focus();
    await farshore.page.keyboard.press('Escape');
    await map.dragOver(provider.siteId(LOST_SITE));
    await openReview(farshore.page, 'undo-failover', ELIGIBLE.length);
    await typeScope(farshore.page, SCOPE);
    await startButton(farshore.page, 'undo-failover', ELIGIBLE.length).click();
    await runIs(farshore.page, say('ending.completed'), RUN_MS_MAX);
    expect(await provider.running()).toEqual([]);
    await button(farshore.page, say('rail.map')).click();
    await eventually(async () => (await marks()).every((mark) => isReady(mark))).toBe(true);
  });
});
