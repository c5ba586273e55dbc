import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { startFarshore, type Farshore } from './lib/farshore.ts';
import { button, mapIsThere, shows } from './lib/job.ts';
import { ACCOUNT, PASSWORD, startProvider, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say } from './lib/words.ts';

/* The first connection, with everything that can be wrong on the way; what was typed is never lost. */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
keepEvidence(() => farshore);

const address = (): ReturnType<Page['getByLabel']> => page.getByLabel(say('connect.address.label'));
const pasted = (): ReturnType<Page['getByLabel']> => page.getByLabel(say('certificate.paste'));
const password = (): ReturnType<Page['getByLabel']> => page.getByLabel(say('connect.password'));
/** A page of words, so that a test may ask whether something is said anywhere. */
const text = (): Promise<string> => page.locator('body').innerText();

/** The thumbprint with one digit changed. */
function forged(thumbprint: string): string {
  const last = thumbprint.endsWith('0') ? '1' : '0';
  return `${thumbprint.slice(0, -1)}${last}`;
}

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run);
  farshore = await startFarshore(run);
  ({ page } = farshore);
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

describe('connecting for the first time', () => {
  it('says what is wrong where no gateway answers, and keeps the address', async () => {
    await address().fill('127.0.0.1:1');
    await button(page, say('connect.address.check')).click();
    await eventually(text).toContain('No gateway answers at 127.0.0.1:1');
    expect(await address().inputValue()).toBe('127.0.0.1:1');
  });

  it('refuses what is no address, before anything is asked', async () => {
    await address().fill('https://gateway/path');
    await button(page, say('connect.address.check')).click();
    await eventually(() => address().getAttribute('aria-invalid')).toBe('true');
  });

  it('shows the certificate and does not go on with another thumbprint', async () => {
    await address().fill(provider.practice.address);
    await button(page, say('connect.address.check')).click();
    await shows(page.locator(`[data-thumbprint="${provider.practice.thumbprint}"]`));
    const confirm = button(page, say('connect.trust.confirm'));
    expect(await confirm.isDisabled()).toBe(true);
    await pasted().fill(forged(provider.practice.thumbprint));
    await shows(page.getByText(say('certificate.different')));
    expect(await confirm.isDisabled()).toBe(true);
    expect(await password().count()).toBe(0);
  });

  it('goes on once the two are the same, however they are written', async () => {
    await pasted().fill(provider.practice.thumbprint.toLowerCase().replaceAll(':', ' '));
    await shows(page.getByText(say('certificate.same')));
    await button(page, say('connect.trust.confirm')).click();
    await shows(password());
  });

  it('does not offer to remember a password where the platform keeps no secrets', async () => {
    expect(await page.getByText(say('connect.remember')).count()).toBe(0);
  });

  it('says that the password is wrong, and asks again', async () => {
    await page.getByLabel(say('connect.account'), { exact: true }).fill(ACCOUNT);
    await password().fill('not the password');
    await button(page, say('connect.signIn.button')).click();
    await shows(page.getByText(say('failure.wrong-credentials')));
    expect(await page.getByLabel(say('connect.account'), { exact: true }).inputValue()).toBe(ACCOUNT);
  });

  it('ends on the map, with the practice provider named as such', async () => {
    await password().fill(PASSWORD);
    await button(page, say('connect.signIn.button')).click();
    await mapIsThere(page);
    await shows(page.getByText(say('practice.hint')));
    expect(farshore.log()).not.toContain(PASSWORD);
  });
});

describe('a certificate that changes', () => {
  it('stops the line until a person has compared the new one', async () => {
    const { thumbprint } = await provider.control.inject({ fault: 'change-certificate' });
    await provider.control.inject({ fault: 'cut-connections' });
    await button(page, say('banner.compare')).click();
    const dialog = page.getByRole('dialog');
    await shows(dialog.locator(`[data-thumbprint="${thumbprint ?? ''}"]`));
    await shows(dialog.locator(`[data-thumbprint="${provider.practice.thumbprint}"]`));
    const trust = button(dialog, say('certificate.changed.confirm'));
    expect(await trust.isDisabled()).toBe(true);
    await dialog.getByLabel(say('certificate.paste')).fill(provider.practice.thumbprint);
    await shows(dialog.getByText(say('certificate.different')));
    await dialog.getByLabel(say('certificate.paste')).fill(thumbprint ?? '');
    await trust.click();
    await dialog.waitFor({ state: 'detached' });
    const chips = page.getByRole('list', { name: say('chip.list') });
    await shows(chips.getByText(say('freshness.live')));
  });
});
