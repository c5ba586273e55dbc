import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import type { Farshore } from './lib/farshore.ts';
import { button, rowOf, runIs, selectOnMap, shows } from './lib/job.ts';
import { startColleague } from './lib/colleague.ts';
import { sidewaysOf } from './lib/layout.ts';
import { startPaired } from './lib/paired.ts';
import { startProvider, type Provider } from './lib/provider.ts';
import { keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/* A plan from its first thought to its test: made of a selection, ordered by keyboard, saved, tested. */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
keepEvidence(() => farshore);

const MEMBERS = ['erp-db-02', 'erp-app-01', 'erp-web-01'];
const NAME = 'ERP core';
const RUN_MS_MAX = 40_000;
const CONTACT = { name: 'Harbour operations', role: 'Provider', phone: '+44 20 7946 0100', email: '' };

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run);
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  await farshore.resize({ width: 1_280, height: 720 });
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

const grid = () => page.getByRole('grid', { name: say('plan.order.label') });
const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${say(`plan.tab.${name}`)}`) });

const entry = () =>
  page.getByRole('region', { name: say('plans.title') }).getByRole('button', { name: new RegExp(NAME) });

/** The plan as it lies at the provider. */
function saved() {
  const { store } = provider.practice.provider;
  const plans = store.rows().flatMap(({ kind, id }) => (kind === 'plan' ? (store.get('plan', id) ?? []) : []));
  return plans.find(({ name }) => name === NAME);
}

/** Lets a member start after another, by the keyboard alone, from the grid and back to it. */
async function startAfter(member: string, before: string): Promise<void> {
  await grid().focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  const names = await grid().getByRole('row').allInnerTexts();
  const place = names.slice(1).findIndex((text) => text.includes(member));
  for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await shows(page.getByRole('dialog', { name: say('plan.after.title', { name: member }) }));
  await page.keyboard.type(before);
  await shows(page.getByRole('option', { name: new RegExp(before) }));
  await page.keyboard.press('Enter');
}

describe('a plan', () => {
  it('is made of a selection on the map, as a draft', async () => {
    await selectOnMap(page, provider, MEMBERS);
    await button(page, sayCount('plan.new.of', MEMBERS.length)).click();
    await page.getByLabel(say('plan-field.name')).fill(NAME);
    await button(page, say('plan.new.confirm')).click();
    await shows(page.getByRole('article', { name: NAME }));
    await shows(rowOf(grid(), 'erp-web-01'));
    await shows(page.getByText(say('draft.is.only')));
    expect(provider.practice.provider.store.rows().some(({ kind, id }) => kind === 'plan' && id === NAME)).toBe(false);
  });

  it('is ordered by the keyboard, and a circle is refused by its names', async () => {
    await startAfter('erp-app-01', 'erp-db-02');
    await page.keyboard.press('Escape');
    await startAfter('erp-web-01', 'erp-app-01');
    await page.keyboard.press('Escape');
    await startAfter('erp-db-02', 'erp-web-01');
    const refusal = page.getByRole('alert').filter({ hasText: 'erp-app-01 → erp-db-02 → erp-web-01 → erp-app-01' });
    await shows(refusal);
    await page.keyboard.press('Escape');
    await shows(rowOf(grid(), 'erp-web-01').getByText('erp-app-01'));
    await grid().focus();
    await page.keyboard.press('Escape');
  });

  it('is predicted as it is edited, lies within the window, and is accessible', async () => {
    await shows(page.getByRole('region', { name: say('plan.predicted') }).getByRole('status'));
    await shows(rowOf(grid(), 'erp-web-01').getByRole('gridcell', { name: /the end waits for it/ }));
    expect(await sidewaysOf(page)).toEqual([]);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
  });

  it('takes an edit back and makes it again', async () => {
    await grid().focus();
    await page.keyboard.press('Control+z');
    await shows(rowOf(grid(), 'erp-web-01').getByText(say('plan.first')));
    await page.keyboard.press('Control+Shift+z');
    await shows(rowOf(grid(), 'erp-web-01').getByText('erp-app-01'));
  });

  it('is saved at the provider, with what was ordered', async () => {
    await button(page, say('draft.save')).click();
    await page.getByRole('region', { name: say('draft.label') }).waitFor({ state: 'detached' });
    const after = saved()?.members.map((member) => [member.vmId, member.after]);
    const [db, app, web] = MEMBERS.map((name) => provider.vmId(name));
    expect(Object.fromEntries(after ?? [])).toEqual({ [db!]: [], [app!]: [db], [web!]: [app] });
  });

  it('is tested to the end, and is then verified, member by member', async () => {
    await button(page, say('plan.test')).click();
    const review = page.getByRole('article', { name: say('review.label') });
    await shows(review.getByText(say('review.plan', { name: NAME, rev: 1 })));
    await button(
      page.getByRole('complementary', { name: say('confirm.label') }),
      sayCount('verb.test-failover.count', 3),
    ).click();
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    await button(page, say('rail.plans')).click();
    await entry().click();
    const head = page.getByRole('article', { name: NAME }).locator('header');
    await shows(head.getByText(new RegExp(`^${say('plan.verified.verified')}`)));
    await tab('tests').click();
    await shows(page.getByRole('cell', { name: say('plan.tests.up') }));
  });

  it('that somebody else saved meanwhile is put together by a choice for each conflict, and is verified no more', async () => {
    await tab('about').click();
    await page.getByLabel(say('plan-field.description')).fill('Mine');
    await shows(page.getByText(say('draft.kept')));
    const colleague = await startColleague(provider);
    await colleague.saves(NAME, { description: 'Theirs', contacts: [CONTACT] }).finally(() => colleague.close());
    await shows(page.getByText(say('draft.is.apart', { rev: 1 })));
    await button(page, say('draft.save')).click();
    const merge = button(page, say('changes.merge', { rev: 2 }));
    await shows(merge);
    await shows(page.getByText(sayCount('changes.toDecide', 1)));
    expect(await merge.isDisabled()).toBe(true);
    await shows(page.getByRole('article', { name: say('plan-field.contacts') }));
    const conflict = page.getByRole('article', { name: say('plan-field.description') });
    await conflict.getByText(say('changes.mineKept'), { exact: true }).last().click();
    await merge.click();
    await shows(page.getByText(say('draft.is.ahead', { rev: 2 })));
    await button(page, say('draft.save')).click();
    await page.getByRole('region', { name: say('draft.label') }).waitFor({ state: 'detached' });
    expect(saved()).toMatchObject({ rev: 3, description: 'Mine', contacts: [CONTACT] });
    await button(page, say('plan.back')).click();
    await shows(entry().getByText(new RegExp(`^${say('plan.verified.expired')}`)));
  });
});
