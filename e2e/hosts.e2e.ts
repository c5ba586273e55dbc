import { existsSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sshd } from '../src/main/core/ssh/testing/sshd.ts';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import type { Farshore } from './lib/farshore.ts';
import { button, runIs, selectOnMap, shows } from './lib/job.ts';
import { keyFile } from './lib/known-hosts.ts';
import { sidewaysOf } from './lib/layout.ts';
import { startPaired } from './lib/paired.ts';
import { startProvider, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/* A step on a real host: written in the editor, settled on this computer, done by a run. Then the host's key changes. */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
let sshd: Sshd;
keepEvidence(() => farshore);

const PLAN = 'Name server first';
const STEP = 'Announce the move';
const LABEL = 'name-server';
const COMMAND = 'echo "moved as $(id -un)"';
const LONG_STEP = 'Wait for nothing';
const RUN_MS_MAX = 40_000;

beforeAll(async () => {
  run = prepareRun();
  sshd = await Sshd.start();
  provider = await startProvider(run);
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  await farshore.resize({ width: 1_280, height: 720 });
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  sshd.stop();
  run.dispose();
});

const host = () => `[127.0.0.1]:${sshd.port}`;
/** The long step leaves it on its host as soon as it runs there. */
const mark = () => sshd.place('begun');
const gaps = () => page.getByRole('region', { name: say('gaps.title') });
const dialog = (name: string): Locator => page.getByRole('dialog', { name });

async function tick(where: Page | Locator, name: string): Promise<void> {
  await where.getByRole('checkbox', { name: new RegExp(`^${name}`) }).focus();
  await page.keyboard.press('Space');
}

describe('a step on a host', () => {
  it('is written in the plan, and says what it lacks', async () => {
    await selectOnMap(page, provider, ['dc-01', 'erp-db-02']);
    await button(page, sayCount('plan.new.of', 2)).click();
    await page.getByLabel(say('plan-field.name')).fill(PLAN);
    await button(page, say('plan.new.confirm')).click();
    await page.getByRole('tab', { name: new RegExp(`^${say('plan.tab.hosts')}`) }).click();
    await button(page, say('plan.hosts.add')).click();
    await shows(page.getByText(say('plan-problem.step-command')));
    await page.getByLabel(say('plan.hosts.name'), { exact: true }).fill(STEP);
    await page.getByLabel(say('plan.hosts.address'), { exact: true }).fill('127.0.0.1');
    await page.getByLabel(say('plan.hosts.port'), { exact: true }).fill(String(sshd.port));
    await page.getByLabel(say('plan.hosts.account'), { exact: true }).fill(LABEL);
    await page.getByLabel(say('plan.hosts.command'), { exact: true }).fill(COMMAND);
    await tick(page, say('plan.hosts.runs.test-failover'));
    await shows(gaps().getByText(say('gaps.host', { host: host() })));
    await page.getByText(say('plan-problem.step-command')).waitFor({ state: 'detached' });
    expect(await sidewaysOf(page)).toEqual([]);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
  });

  it('is settled on this computer: its account, the key of its host, its text', async () => {
    await button(gaps(), say('gaps.account.add', { label: LABEL })).click();
    await page.getByLabel(say('accounts.account'), { exact: true }).fill(sshd.account);
    await page.getByLabel(say('accounts.file'), { exact: true }).fill(keyFile(run, sshd));
    await button(page, say('accounts.save')).click();

    await button(gaps(), say('gaps.host.ask', { host: host() })).click();
    const key = dialog(say('keys.dialog', { host: host() }));
    await shows(key.getByText(sshd.hostKeyFingerprint));
    expect(await button(key, say('keys.confirm')).isDisabled()).toBe(true);
    await key.getByLabel(say('keys.paste')).fill(sshd.hostKeyFingerprint);
    await button(key, say('keys.confirm')).click();

    await button(gaps(), say('gaps.text.read')).click();
    const text = dialog(say('texts.dialog'));
    await shows(text.getByText(COMMAND));
    await tick(text, say('texts.read'));
    await button(text, say('texts.confirm')).click();
    await shows(gaps().getByText(say('gaps.none')));
  });

  it('gets another one after it, whose text is asked about as well', async () => {
    await button(page, say('plan.hosts.add')).click();
    await page.getByLabel(say('plan.hosts.name'), { exact: true }).fill(LONG_STEP);
    await page.getByLabel(say('plan.hosts.address'), { exact: true }).fill('127.0.0.1');
    await page.getByLabel(say('plan.hosts.port'), { exact: true }).fill(String(sshd.port));
    await page.getByLabel(say('plan.hosts.account'), { exact: true }).fill(LABEL);
    await page.getByLabel(say('plan.hosts.command'), { exact: true }).fill(`: > ${mark()}; sleep 600`);
    await tick(page, say('plan.hosts.runs.test-failover'));
    await tick(page, say('plan.hosts.critical'));
    await button(page, say('plan.hosts.earlier', { name: LONG_STEP })).click();
    await button(page, say('plan.hosts.later', { name: LONG_STEP })).click();
    await button(page, say('draft.save')).click();
    await page.getByRole('region', { name: say('draft.label') }).waitFor({ state: 'detached' });
  });

  it('is done by a run of the plan, and what the host said is seen', async () => {
    await button(page, say('plan.test')).click();
    const review = page.getByRole('region', { name: say('review.hosts') });
    await button(review, say('gaps.text.read')).click();
    await tick(dialog(say('texts.dialog')), say('texts.read'));
    await button(page, say('texts.confirm')).click();
    await shows(review.getByText(say('review.hosts.ready')));
    const confirm = page.getByRole('complementary', { name: say('confirm.label') });
    await button(confirm, sayCount('verb.test-failover.count', 2)).click();
    await button(page, say('run.act.openOf', { name: LONG_STEP })).click();
    await dialog(LONG_STEP)
      .getByLabel(say('run.act.cancel.reason'))
      .fill('It waits for nothing', { timeout: RUN_MS_MAX });
    await eventually(() => existsSync(mark())).toBe(true);
    await button(page, say('run.act.cancel.confirm')).click();
    await shows(dialog(LONG_STEP).getByText(/Cancelled: It waits for nothing\. Its host ended it/));
    await page.keyboard.press('Escape');
    await runIs(page, say('ending.partly'), RUN_MS_MAX);
    await button(page, say('run.act.openOf', { name: STEP })).click();
    await shows(dialog(STEP).getByText(`moved as ${sshd.account}`));
    await page.keyboard.press('Escape');
  });

  it('is refused by a host with another key, with both fingerprints', async () => {
    const { port, hostKeyFingerprint: confirmed } = sshd;
    sshd.stop();
    sshd = await Sshd.start([], port);
    await button(page, say('rail.settings')).click();
    await button(page, say('keys.ask', { host: host() })).click();
    const key = dialog(say('keys.dialog', { host: host() }));
    await shows(key.getByText(say('keys.changed')));
    await shows(key.getByText(confirmed));
    await shows(key.getByText(sshd.hostKeyFingerprint));
    expect(await button(key, say('keys.replace')).isDisabled()).toBe(true);
    await expectAccessible(page);
  });
});
