import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {} from '../src/renderer/bridge.ts';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import { startFarshore, type Farshore } from './lib/farshore.ts';
import { button, goTo, mapIsThere, runIs, shows, stopButton, typeScope, verbCount, type Verb } from './lib/job.ts';
import { startColleague, type Colleague } from './lib/colleague.ts';
import { tabTo } from './lib/keyboard.ts';
import { sidewaysOf } from './lib/layout.ts';
import { PASSWORD, startProvider, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/*
 * A plan is brought home through the wizard: the program is ended by force while it synchronises and finds everything where
 * it is; one VM goes back to the provider instead, and the others do not wait for it.
 */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let colleague: Colleague;
keepEvidence(() => farshore);

const SPEED = 2_000;
const RUN_MS_MAX = 40_000;
const SITE = 'LON-B';
const HOME = ['crm-app-01', 'crm-web-01'] as const;
const BACK = 'mail-front-01';
const MEMBERS = [...HOME, BACK] as const;
const PLAN = 'Customers and mail';

/** A plan, kept at the provider as a person's editor would. */
async function keepPlan(page: Page): Promise<void> {
  const [app, web, mail] = MEMBERS.map((name) => provider.vmId(name)) as [string, string, string];
  const kept = await page.evaluate(
    async ({ app, web, mail, name }) => {
      const connections = await window.farshore.connectionsList({});
      const connectionId = connections.ok ? (connections.value[0]?.id ?? '') : '';
      const rules = { bootDelaySeconds: 0, critical: true, retries: 0, timeoutSeconds: null, note: '' };
      const members = [
        { vmId: app, after: [], ...rules },
        { vmId: web, after: [app], ...rules },
        { vmId: mail, after: [], ...rules },
      ];
      const empty = { description: '', gates: [], hostSteps: [], contacts: [], gateways: [], publicIpRuleIds: [] };
      const draft = { name, replicaKind: 'snapshot' as const, members, ...empty };
      const drafted = await window.farshore.planDraft({ connectionId, planId: null, draft });
      return drafted.ok ? window.farshore.planSave({ connectionId, planId: drafted.value.planId }) : drafted;
    },
    { app, web, mail, name: PLAN },
  );
  expect(kept).toMatchObject({ ok: true, value: { saved: true } });
}

async function openPlan(page: Page): Promise<void> {
  await goTo(page, 'plans');
  const plans = page.getByRole('region', { name: say('plans.title') });
  await plans.getByRole('button', { name: PLAN }).click();
}

/** Confirms the review that is on the screen; its countdown runs then. */
async function arm(page: Page, verb: Verb, n: number): Promise<void> {
  await button(page, say('home.review', { what: verbCount(verb, n) })).click();
  await shows(page.getByRole('article', { name: say('review.label') }));
  await typeScope(page, `${SITE} ${String(n)}`);
  await button(page.getByRole('complementary', { name: say('confirm.label') }), verbCount(verb, n)).click();
  await shows(stopButton(page));
}

/** Back into the wizard from wherever the person is. */
async function goOn(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: say('home.banner') })
    .getByRole('button', { name: say('home.continue') })
    .click();
}

async function step(page: Page, name: string): Promise<void> {
  const steps = page.getByRole('navigation', { name: say('home.steps') });
  await steps.getByRole('button', { name: new RegExp(say(`home.step.${name}`)) }).click();
  await shows(page.getByRole('heading', { level: 2, name: say(`home.step.${name}`) }));
}

async function choose(page: Page, name: string, isChosen: boolean): Promise<void> {
  const one = page.getByRole('checkbox', { name: say('home.choose.one', { name }) });
  await page.locator('label').filter({ has: one }).click();
  expect(await one.isChecked()).toBe(isChosen);
}

async function signIn(page: Page): Promise<void> {
  await button(page, say('banner.signIn')).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('connect.password')).fill(PASSWORD);
  await button(dialog, say('connect.signIn.button')).click();
  await dialog.waitFor({ state: 'detached' });
}

const working = (page: Page) => page.getByRole('table', { name: say('home.sync.working') });
const states = (): readonly string[] => MEMBERS.map((name) => provider.replicaOf(name).state);

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run, { speed: SPEED });
  colleague = await startColleague(provider);
  const siteId = provider.siteId(SITE);
  await provider.control.inject({ fault: 'site-lost', siteId, sources: 'off' });
  const word = { kind: 'attestation', siteId, vmId: null, who: 'Ben', howKnown: 'He pulled the plug.' } as const;
  await colleague.hears(siteId, 'lost');
  await colleague.does('failover', MEMBERS, { evidence: [word] });
  await provider.control.inject({ fault: 'site-returns', siteId, sources: 'off' });
  farshore = await startFarshore(run, { pairingFile: provider.pairingFile() });
  await mapIsThere(farshore.page);
  await keepPlan(farshore.page);
});

afterAll(async () => {
  await farshore.kill();
  await colleague.close();
  await provider.stop();
  run.dispose();
});

describe('a plan that runs at the provider', () => {
  it('is brought home from its page: where to, and what is known before it begins', async () => {
    const { page } = farshore;
    await openPlan(page);
    await button(page, say('home.bring')).click();
    await shows(page.getByRole('heading', { level: 1, name: say('home.title', { name: PLAN }) }));
    await tabTo(page, button(page, say('home.where.on')));
    await page.keyboard.press('Enter');
    await shows(page.getByText(say('home.preflight.ready', { ready: '3', count: '3' })));
    await expectAccessible(page);
    await farshore.resize({ width: 1_280, height: 720 });
    expect(await sidewaysOf(page)).toEqual([]);
    await button(page, say('home.preflight.on')).click();
    // Slow enough to be interrupted in.
    provider.workAt(40);
    await arm(page, 'failback', MEMBERS.length);
    await goOn(page);
    await shows(working(page).getByText(HOME[0]), RUN_MS_MAX);
  });

  it('is found where it is when the program was ended by force, and is readable before anybody has signed in', async () => {
    const { dataFolder } = farshore;
    await farshore.kill();
    provider.workAt(SPEED);
    farshore = await startFarshore(run, { dataFolder });
    const { page } = farshore;
    await goOn(page);
    await shows(working(page).getByText(HOME[0]));
    await shows(page.getByText(/Nothing can be ordered until/));
    await signIn(page);
    await page
      .getByRole('region', { name: say('strip.label') })
      .getByRole('button')
      .first()
      .click();
    await button(page, say('findings.resume')).click();
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    await goOn(page);
  });

  it('shows at once what a colleague has done, and who', async () => {
    const { page } = farshore;
    await step(page, 'switch-over');
    await shows(page.getByRole('region', { name: say('home.downtime') }));
    const said = page.locator('[data-said]').getByText(say('home.said', { n: 3, count: '3', step: 'Verify' }));
    await Promise.all([shows(said, RUN_MS_MAX), colleague.does('switch-over', MEMBERS)]);
    await shows(page.getByText(say('home.nobody')));
    const moves = page.getByRole('region', { name: say('home.moves') });
    await shows(moves.getByRole('listitem').filter({ hasText: 'Ben Baker' }).getByText(say('home.elsewhere')));
  });

  it('is looked at at home, ticked, and committed; one VM goes back instead, and nobody waits for it', async () => {
    const { page } = farshore;
    await step(page, 'verify');
    await page.getByLabel(say('home.verify.note')).fill('Ann saw the orders of today');
    for (const item of ['people', 'data', 'connections'])
      await button(page, say('home.verify.all', { what: say(`home.item.${item}`) })).click();
    await shows(page.getByText(/Ann Archer.*Ann saw the orders of today/));
    await expectAccessible(page);
    await step(page, 'finish');
    await choose(page, BACK, false);
    await arm(page, 'commit-failback', HOME.length);
    await goOn(page);
    await choose(page, HOME[0], false);
    await choose(page, HOME[1], false);
    await arm(page, 'undo-failback', 1);
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    await eventually(states).toEqual(['ready', 'ready', 'failover']);
  });

  it('is done when the one that stayed was left behind, and stays until somebody has seen it', async () => {
    const { page } = farshore;
    await goOn(page);
    await step(page, 'synchronise');
    const leave = sayCount('home.leave', 1);
    await page.getByText(leave).first().click();
    await page.getByLabel(say('home.leave.why')).fill('Its disk at home is broken');
    await button(page, leave).click();
    await step(page, 'done');
    await shows(page.getByText(say('home.done.all', { home: '2', moved: '0', left: '1' })));
    await button(page, say('home.close.done')).click();
    await shows(page.getByText(say('home.list.none')));
    expect(await provider.running()).toEqual([BACK]);
  });
});
