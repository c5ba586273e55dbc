import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import type { Farshore } from './lib/farshore.ts';
import {
  button,
  goTo,
  openReview,
  openRun,
  rowOf,
  runIs,
  selectOnMap,
  shows,
  startButton,
  stopButton,
} from './lib/job.ts';
import { MapScreen } from './lib/map.ts';
import { startPaired } from './lib/paired.ts';
import { startProvider, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say } from './lib/words.ts';

/* The provider calls a start done, and nothing is seen of it: the VM says so wherever it is shown, for as long as its run lasts. */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
keepEvidence(() => farshore);

const VM = 'build-01';
const RUN_MS_MAX = 40_000;

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run, { speed: 1_000 });
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

const marks = () => new MapScreen(page).marksOf([provider.vmId(VM)]);
describe('a VM of which an order shows no effect', () => {
  it('is called stalled in the run, on the map and in the list', async () => {
    const { id: replicaId } = provider.replicaOf(VM);
    await provider.control.inject({ fault: 'operation-without-effect', orderKind: 'test-start', replicaId });
    await selectOnMap(page, provider, [VM]);
    await openReview(page, 'test-failover', 1);
    await startButton(page, 'test-failover', 1).click();
    await stopButton(page).waitFor({ state: 'detached', timeout: RUN_MS_MAX });
    await shows(rowOf(page, VM).getByText(say('step.stalled-succeeded-without-effect')), RUN_MS_MAX);
    await goTo(page, 'map');
    await eventually(marks).toEqual(['stalled']);
    await goTo(page, 'replicas');
    await shows(rowOf(page, VM).getByText(say('mark.stalled'), { exact: true }));
  });

  it('is so no more when its run was ended', async () => {
    await openRun(page, /Test/);
    await button(page, say('findings.abandon')).click();
    await page.getByLabel(say('findings.abandon.reason')).fill('The provider looks after it');
    await button(page, say('findings.abandon.confirm')).click();
    await runIs(page, say('ending.abandoned'), RUN_MS_MAX);
    await goTo(page, 'map');
    await eventually(marks).not.toEqual(['stalled']);
    expect(await provider.running()).toEqual([]);
  });
});
