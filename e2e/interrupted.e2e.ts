import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUserData, prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { startFarshore, type Farshore, type FarshoreOptions } from './lib/farshore.ts';
import {
  armFailover,
  button,
  mapIsThere,
  openReview,
  runIs,
  shows,
  signInAgain,
  startButton,
  stopButton,
} from './lib/job.ts';
import { MapScreen } from './lib/map.ts';
import { ELIGIBLE, LOST_SITE, startProvider, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say } from './lib/words.ts';

/*
 * The console dies in the middle of a run and comes back; then it comes back where nobody answers. One story in steps:
 * each start finds what the one before has left on the disk.
 */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let dataFolder: string;
keepEvidence(() => farshore);

/** Work is slow enough to be interrupted in. */
const SPEED = 30;
const RUN_MS_MAX = 40_000;

async function start(options: FarshoreOptions = {}): Promise<void> {
  farshore = await startFarshore(run, { dataFolder, ...options });
}

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run, { speed: SPEED });
  dataFolder = newUserData(run, 'interrupted');
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

describe('in the middle of a run', () => {
  it('the computer is kept awake, and the window does not close without a word', async () => {
    await start({ pairingFile: provider.pairingFile() });
    await mapIsThere(farshore.page);
    await armFailover(farshore.page, provider);
    await stopButton(farshore.page).waitFor({ state: 'detached', timeout: RUN_MS_MAX });

    const asked = await farshore.app.evaluate(async ({ BrowserWindow, dialog, powerSaveBlocker }) => {
      const questions: string[] = [];
      const answered = new Promise<void>((resolve) => {
        dialog.showMessageBox = ((question: { message: string }) => {
          questions.push(question.message);
          // What follows from the answer follows at once; then it is this test's turn again.
          setImmediate(resolve);
          return Promise.resolve({ response: 0, checkboxChecked: false });
        }) as unknown as typeof dialog.showMessageBox;
      });
      BrowserWindow.getAllWindows()[0]?.close();
      await answered;
      const isAwake = Array.from({ length: 10 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true);
      return { questions, isAwake, windows: BrowserWindow.getAllWindows().length };
    });
    expect(asked).toEqual({ questions: [say('app.quit.question')], isAwake: true, windows: 1 });
  });

  it('the console is killed, comes back, and asks before it goes on', async () => {
    await eventually(async () => (await provider.running()).length).toBeGreaterThan(0);
    await farshore.kill();
    const before = await provider.running();
    expect(before.length).toBeLessThan(ELIGIBLE.length);

    await start();
    await mapIsThere(farshore.page);
    const strip = farshore.page.getByRole('region', { name: say('strip.label') });
    await shows(strip.getByText(say('phase.interrupted')));
    await signInAgain(farshore.page);
    await strip.getByRole('button').first().click();
    await shows(farshore.page.getByText(say('findings.title')));
  });

  it('goes on where it was, and every order was carried out once', async () => {
    await button(farshore.page, say('findings.resume')).click();
    await runIs(farshore.page, say('ending.completed'), RUN_MS_MAX);
    expect(await provider.running()).toEqual(ELIGIBLE);
    const { effectsByStep } = await provider.truth();
    expect(Object.values(effectsByStep).every((times) => times === 1)).toBe(true);
  });
});

describe('where nobody answers', () => {
  it('the console starts with what it knew, and says how old that is', async () => {
    await farshore.kill();
    await provider.control.inject({ fault: 'gateway-down', forMs: 600_000 });
    await start();
    await mapIsThere(farshore.page);
    const chips = farshore.page.getByRole('list', { name: say('chip.list') });
    await shows(chips.getByText(say('freshness.offline')));
    await shows(chips.getByText(/\d+ (s|min) ago/));
    const map = new MapScreen(farshore.page);
    expect(new Set(await map.marksOf(ELIGIBLE.map((name) => provider.vmId(name))))).toEqual(new Set(['failover']));
    const site = farshore.page.getByRole('list', { name: say('map.sites') }).getByText(LOST_SITE);
    expect(await site.innerText()).toContain(say('contact.lost'));
  });

  it('and nothing can be ordered', async () => {
    const map = new MapScreen(farshore.page);
    await map.dragOver(provider.siteId(LOST_SITE));
    await openReview(farshore.page, 'undo-failover', ELIGIBLE.length);
    await shows(farshore.page.getByText(say('confirm.hindrances')));
    expect(await startButton(farshore.page, 'undo-failover', ELIGIBLE.length).isDisabled()).toBe(true);
  });
});
