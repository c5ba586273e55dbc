import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAuthority, type Authority } from '../src/main/core/notify/testing/authority.ts';
import { startReceiver, type Receiver } from '../src/main/core/notify/testing/receiver.ts';
import { newUserData, prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import type { Farshore } from './lib/farshore.ts';
import { button, mapIsThere, shows } from './lib/job.ts';
import { sidewaysOf } from './lib/layout.ts';
import { startPaired } from './lib/paired.ts';
import { ACCOUNT, PASSWORD, startProvider, type Provider } from './lib/provider.ts';
import { keepEvidence } from './lib/witness.ts';
import { say } from './lib/words.ts';

/* A second provider comes and goes, messages leave the computer, and settings go to another one without their secrets. */

const SECRET = 'a secret of more than sixteen';

let run: PreparedRun;
let provider: Provider;
let second: Provider;
let authority: Authority;
let receiver: Receiver;
let farshore: Farshore;
let page: Page;
let file: string;
keepEvidence(() => farshore);

beforeAll(async () => {
  run = prepareRun();
  authority = await makeAuthority();
  receiver = await startReceiver(await authority.issue('localhost'));
  provider = await startProvider(run);
  second = await startProvider(run);
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  file = path.join(newUserData(run, 'export'), 'settings.json');
});

afterAll(async () => {
  await farshore.kill();
  await Promise.all([provider.stop(), second.stop(), receiver.close()]);
  run.dispose();
});

const settings = async (): Promise<void> => {
  await button(page, say('rail.settings')).click();
  await shows(page.getByRole('heading', { name: say('rail.settings'), exact: true }));
};
const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
const chips = (): Locator => page.getByRole('list', { name: say('chip.list') });

describe('a second provider', () => {
  it('is added beside the first, and shown', async () => {
    await settings();
    await button(page, say('settings.add')).click();
    await page.getByLabel(say('connect.address.label')).fill(second.practice.address);
    await button(page, say('connect.address.check')).click();
    await page.getByLabel(say('certificate.paste')).fill(second.practice.thumbprint);
    await button(page, say('connect.trust.confirm')).click();
    await page.getByLabel(say('connect.account'), { exact: true }).fill(ACCOUNT);
    await page.getByLabel(say('connect.password')).fill(PASSWORD);
    await page.getByLabel(say('connect.name')).fill('Second');
    await button(page, say('connect.signIn.button')).click();
    await mapIsThere(page);
    const chosen = chips().getByRole('button', { pressed: true });
    await shows(chosen.filter({ hasText: 'Second' }));
    await chips().getByRole('button', { pressed: false }).click();
    await shows(chosen.filter({ hasText: 'Harbour' }));
    await mapIsThere(page);
  });

  it('is renamed', async () => {
    await settings();
    await button(region('Second'), say('settings.act.rename')).click();
    await page.getByLabel(say('connect.name')).fill('Reserve');
    await page.keyboard.press('Enter');
    await shows(region('Reserve'));
    await shows(chips().getByText('Reserve'));
  });

  it('is removed by its name, after it was said what goes with it', async () => {
    await button(region('Reserve'), say('settings.act.remove')).click();
    const dialog = page.getByRole('dialog');
    await shows(dialog.getByText(/the cache, [0-9.,]+ [KMG]?i?B, which can be read again/));
    await shows(dialog.getByText(/Kept: the journal/));
    const confirm = button(dialog, say('settings.remove.confirm', { name: 'Reserve' }));
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel(say('settings.remove.type', { name: 'Reserve' })).fill('Reserve');
    await confirm.click();
    await region('Reserve').waitFor({ state: 'detached' });
    expect(await chips().getByRole('button').count()).toBe(1);
  });
});

describe('a webhook', () => {
  const webhook = (): Locator => region(say('alerts.channel.webhook'));

  it('is set, and a test shows what exactly came back', async () => {
    await button(webhook(), say('alerts.setUp')).click();
    await webhook()
      .getByLabel(say('alerts.webhook.url'), { exact: true })
      .fill(`https://localhost:${receiver.port}/hooks/a-token`);
    await webhook().getByLabel(say('alerts.webhook.secret'), { exact: true }).fill(SECRET);
    await webhook().getByText(say('alerts.ca.open')).click();
    await webhook().getByLabel(say('alerts.ca')).fill(authority.ca);
    await button(webhook(), say('alerts.test')).click();
    await shows(webhook().getByText(say('alerts.private-address', { host: 'localhost' })));
    expect(receiver.received).toEqual([]);
    await webhook().getByText(say('alerts.webhook.private')).click();
    receiver.answer = (response) => void response.writeHead(200).end('taken by a real server');
    await button(webhook(), say('alerts.test')).click();
    await shows(webhook().getByText('taken by a real server'));
    expect(receiver.received[0]?.headers['farshore-signature']).toMatch(/^v1=[0-9a-f]{64}$/);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ test: true });
  });

  it('fits a small window', async () => {
    await farshore.resize({ width: 1280, height: 720 });
    expect(await sidewaysOf(page)).toEqual([]);
  });

  it('is kept, and says so', async () => {
    await button(webhook(), say('alerts.save')).click();
    const where = `https://localhost:${receiver.port}`;
    await shows(webhook().getByText(say('alerts.state.on', { where })));
  });
});

describe('settings as a file', () => {
  it('are exported without a secret', async () => {
    await farshore.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    }, file);
    await button(page, say('settings.export')).click();
    await shows(page.getByText(say('settings.export.done', { path: file })));
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(provider.practice.thumbprint);
    for (const secret of [SECRET, 'a-token', PASSWORD]) expect(text).not.toContain(secret);
  });

  it('say before what they change, and come with the webhook off', async () => {
    await button(page, say('settings.import')).click();
    const dialog = page.getByRole('dialog');
    const origin = `https://localhost:${receiver.port}`;
    await shows(dialog.getByText(say('import.webhook', { origin })));
    await button(dialog, say('settings.import.confirm')).click();
    await shows(region(say('alerts.channel.webhook')).getByText(say('alerts.state.off', { where: origin })));
  });
});
