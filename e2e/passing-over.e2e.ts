import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUserData, prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import type { Farshore } from './lib/farshore.ts';
import {
  attest,
  button,
  loseSite,
  openReview,
  rowOf,
  runIs,
  selectOnMap,
  shows,
  startButton,
  stopButton,
  typeScope,
} from './lib/job.ts';
import { sidewaysOf } from './lib/layout.ts';
import { startPaired } from './lib/paired.ts';
import { LOST_SITE, startProvider, type Provider } from './lib/provider.ts';
import { answerSaveDialog } from './lib/save-dialog.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/* The database of an application does not come up, and nothing else is under way: the run asks, and goes on without it. */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
keepEvidence(() => farshore);

const RUN_MS_MAX = 40_000;
const FAILS = 'erp-db-02';
/** They come up one after the other, once the database is up. */
const WAIT = ['erp-app-01', 'erp-web-01'] as const;
const VMS = [FAILS, ...WAIT];
const CAUSE = 'The cloud host reported an error.';
const REASON = 'The application answers from its second database';

const asked = (): Locator => page.getByRole('alert', { name: say('holdUps.label') });
const failedWords = (): string => say('step.failed-passed-over', { detail: CAUSE, reason: REASON });

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run, { speed: 1_000 });
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  await farshore.resize({ width: 1_280, height: 720 });
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

describe('a step that fails while all others wait for it', () => {
  it('makes the run ask, and wait for as long as nobody answers', async () => {
    const { id: replicaId } = provider.replicaOf(FAILS);
    await provider.control.inject({ fault: 'operation-fails', orderKind: 'failover', replicaId, detail: CAUSE });
    await loseSite(page, provider);
    await selectOnMap(page, provider, VMS);
    await openReview(page, 'failover', VMS.length);
    await attest(page, LOST_SITE);
    await typeScope(page, `${LOST_SITE} ${VMS.length}`);
    await startButton(page, 'failover', VMS.length).click();
    await stopButton(page).waitFor({ state: 'detached', timeout: RUN_MS_MAX });

    await shows(asked().getByText(say('step.failed', { detail: CAUSE })), RUN_MS_MAX);
    await shows(asked().getByText(sayCount('holdUps.held', WAIT.length)));
    await shows(asked().getByText(say('holdUps.waits')));
    await runIs(page, say('phase.asks'), RUN_MS_MAX);
    await shows(button(page, sayCount('strip.question', 1)));
    await shows(rowOf(page, WAIT[0]).getByText(say('step.skipped-dependency', { name: FAILS })));
    expect(await sidewaysOf(page)).toEqual([]);
    await expectAccessible(page);
    expect(await provider.running()).toEqual([]);
  });

  it('is passed over with a reason, and what waited for it goes on', async () => {
    await button(asked(), say('passOver.of', { name: FAILS })).click();
    const dialog = page.getByRole('dialog', {
      name: say('passOver.title', { step: say('order.failover'), name: FAILS }),
    });
    await dialog.getByLabel(say('skip.reason')).fill(REASON);
    await button(dialog, say('passOver.confirm')).click();
    await asked().waitFor({ state: 'detached' });
    await runIs(page, say('ending.partly'), RUN_MS_MAX);
    expect(await provider.running()).toEqual([...WAIT]);
  });

  it('stays a failure, with the reason beside it', async () => {
    await shows(rowOf(page, FAILS).getByText(say('word.failed'), { exact: true }));
    await shows(rowOf(page, FAILS).getByText(failedWords()));
    for (const name of WAIT) await shows(rowOf(page, name).getByText(say('word.observed'), { exact: true }));
    await shows(button(page, sayCount('run.retry', 1)));
  });
});

describe('afterwards', () => {
  it('the history leads to it, and its report says who failed and why it went on', async () => {
    await button(page, say('rail.history')).click();
    const row = page
      .getByRole('table', { name: say('history.list') })
      .getByRole('row')
      .nth(1);
    await shows(row.getByText(say('ending.partly')));
    const file = path.join(newUserData(run, 'report'), 'report.html');
    await answerSaveDialog(farshore.app, file);
    await row.getByRole('button', { name: new RegExp(`^${say('paper.report.of', { title: '' })}`) }).click();
    await button(page.getByRole('dialog'), say('paper.asHtml')).click();
    await shows(page.getByText(say('saved.done', { path: file })), RUN_MS_MAX);
    const report = readFileSync(file, 'utf8');
    expect(report).toContain(say('report.deed.pass-over', { name: FAILS, reason: REASON }));
    await row.getByRole('cell').nth(1).getByRole('button').click();
    await shows(rowOf(page, FAILS).getByText(failedWords()));
    await eventually(() => provider.running()).toEqual([...WAIT]);
  });
});
