import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {} from '../src/renderer/bridge.ts';
import { prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import type { Farshore } from './lib/farshore.ts';
import {
  button,
  choose,
  goTo,
  openReview,
  openRun,
  runIs,
  selectOnMap,
  shows,
  startButton,
  stopButton,
  typeScope,
  verbCount,
} from './lib/job.ts';
import { startPaired } from './lib/paired.ts';
import { COLLEAGUE, startProvider, type Provider } from './lib/provider.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say, sayCount } from './lib/words.ts';

/*
 * The rest of a VM's life, in two consoles of two people: a plan is tested and waits at a gate, a planned failover waits for
 * the second person, a VM goes home again, and while that counts down one console takes over what the other began, and two
 * copies are dealt with.
 */

let run: PreparedRun;
let provider: Provider;
let ann: Farshore;
let ben: Farshore;
keepEvidence(() => ann);

/** What nobody waits for by hand is quick; the rules are a real provider's. */
const SPEED = 1_000;
const RUN_MS_MAX = 40_000;
const PLAN = 'Web shop, by hand';
const QUESTION = 'Can people log in?';
const MOVED = ['crm-app-01', 'crm-web-01'] as const;

/** A plan with a gate, kept at the provider as a person's editor would. */
async function keepPlan(page: Page): Promise<void> {
  const [first, second] = ['shop-app-01', 'shop-web-01'].map((name) => provider.vmId(name)) as [string, string];
  const kept = await page.evaluate(
    async ({ first, second, name, question }) => {
      const connections = await window.farshore.connectionsList({});
      const connectionId = connections.ok ? (connections.value[0]?.id ?? '') : '';
      const rules = { bootDelaySeconds: 0, critical: true, retries: 0, timeoutSeconds: null, note: '' };
      const drafted = await window.farshore.planDraft({
        connectionId,
        planId: null,
        draft: {
          name,
          description: '',
          replicaKind: 'snapshot',
          members: [
            { vmId: first, after: [], ...rules },
            { vmId: second, after: [], ...rules },
          ],
          gates: [{ id: 'login', kind: 'prompt', text: question, waitSeconds: 0, after: [first], before: [second] }],
          hostSteps: [],
          contacts: [],
          gateways: [],
          publicIpRuleIds: [],
        },
      });
      if (!drafted.ok) return drafted;
      return window.farshore.planSave({ connectionId, planId: drafted.value.planId });
    },
    { first, second, name: PLAN, question: QUESTION },
  );
  expect(kept).toMatchObject({ ok: true, value: { saved: true } });
}

beforeAll(async () => {
  run = prepareRun();
  provider = await startProvider(run, { speed: SPEED });
  [ann, ben] = await Promise.all([startPaired(run, provider), startPaired(run, provider, { account: COLLEAGUE })]);
});

afterAll(async () => {
  await Promise.all([ann.kill(), ben.kill()]);
  await provider.stop();
  run.dispose();
});

describe('a plan', () => {
  it('is read with its order and its gate, and tested after one review and one click', async () => {
    const { page } = ann;
    await keepPlan(page);
    await goTo(page, 'plans');
    await page.getByRole('button', { name: PLAN }).click();
    await shows(page.getByRole('grid', { name: say('plan.order.label') }).getByText(QUESTION));
    await expectAccessible(page);
    await button(page, say('plan.test')).click();
    await shows(page.getByRole('article', { name: say('review.label') }).getByText(QUESTION));
    expect(await page.getByLabel(say('confirm.scope'), { exact: true }).count()).toBe(0);
    await startButton(page, 'test-failover', 2).click();
    await shows(stopButton(page));
  });
});

describe('a planned failover', () => {
  it('says in its review that somebody must agree, and waits for it', async () => {
    const { page } = ann;
    await provider.control.inject({ fault: 'tenant-policy', approvalForLiveStart: true });
    await selectOnMap(page, provider, MOVED);
    await shows(page.getByText(sayCount('composer.title', 2)));
    await eventually(async () => {
      await openReview(page, 'planned-failover', 2);
      const needsApproval = await page.getByText(say('approval.live-start')).isVisible();
      if (!needsApproval) await button(page, say('review.back')).click();
      return needsApproval;
    }).toBe(true);
    await typeScope(page, 'LON-B 2');
    await startButton(page, 'planned-failover', 2).click();
    await stopButton(page).waitFor({ state: 'detached', timeout: RUN_MS_MAX });
    await shows(page.getByText(say('run.approval.pending', { left: '59 min' })));
  });

  it('is read and approved by the second person, step by step as it was reviewed', async () => {
    const { page } = ben;
    await openRun(page, /Planned failover/);
    const steps = page.getByRole('table', { name: say('stored.steps') });
    await shows(steps.getByText(MOVED[0]));
    await expectAccessible(page);
    await page.getByLabel(say('approve.reason')).fill('The floor is flooded');
    await button(page, say('approve.approve')).click();
    await runIs(ann.page, say('ending.completed'), RUN_MS_MAX);
    const { copies } = await provider.truth();
    for (const name of MOVED) {
      const copy = copies.find(({ vmId }) => vmId === provider.vmId(name));
      expect([copy?.source.power, copy?.replica.power]).toEqual(['off', 'on']);
    }
  });
});

describe('a failback', () => {
  it('says where it goes and when it switches over, and counts down', async () => {
    const { page } = ann;
    await provider.control.inject({ fault: 'tenant-policy', approvalForLiveStart: false });
    await selectOnMap(page, provider, [MOVED[0]]);
    await choose(page, say('verb.failback'));
    await choose(page, say('switchover.auto'));
    // What takes the keyboard far down in the panel must not scroll the window away.
    expect(
      await page.evaluate(() => document.querySelector('nav')?.getBoundingClientRect().top),
    ).toBeGreaterThanOrEqual(0);
    const review = await openReview(page, 'failback', 1);
    await shows(review.getByText(say('switchover.chosen.auto')));
    await typeScope(page, 'LON-B 1');
    await startButton(page, 'failback', 1).click();
    await shows(stopButton(page));
  });
});

describe('a run of another console, meanwhile', () => {
  it('is taken over with a reason, and held until somebody resumes it', async () => {
    const { page } = ben;
    await openRun(page, /Test failover/);
    await button(page, say('takeOver.open')).click();
    await page.getByLabel(say('takeOver.reason')).fill('Ann has gone home');
    await button(page, say('takeOver.confirm')).click();
    await shows(page.getByRole('heading', { name: say('findings.held') }));
    await button(page, say('findings.resume')).click({ timeout: RUN_MS_MAX });
  });

  it('is said to have been taken over where it was begun, by whom, and that nothing more is sent', async () => {
    const { page } = ann;
    await openRun(page, /Test failover/);
    await shows(page.getByRole('heading', { name: say('findings.lost', { holder: 'Ben Baker' }) }));
  });

  it('asks its question where it is now, and ends when it was answered', async () => {
    const { page } = ben;
    const question = page.getByRole('alert', { name: say('question.label') });
    await shows(question.getByText(QUESTION), RUN_MS_MAX);
    await expectAccessible(page);
    await question.getByLabel(say('question.note')).fill('They can');
    await button(page, say('question.go')).click();
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    expect(await provider.running()).not.toContain('shop-web-01');
  });
});

describe('two copies, meanwhile', () => {
  it('are shown above all, and only what stops one or cuts it off is offered', async () => {
    const { page } = ann;
    await provider.control.inject({ fault: 'source-power', vmId: provider.vmId(MOVED[1]), power: 'on' });
    await selectOnMap(page, provider, [MOVED[1]]);
    await shows(page.getByText(sayCount('composer.twoCopies', 1)));
    const offered = page.getByRole('radiogroup', { name: say('composer.what') }).getByRole('radio');
    expect(await offered.count()).toBe(3);
    const review = await openReview(page, 'isolate', 1);
    await shows(review.getByText(sayCount('loss.isolate', 1)));
    await button(page, say('review.back')).click();
  });
});

describe('the failback', () => {
  it('has brought the VM home and switched over by itself', async () => {
    await openRun(ann.page, /Fail back/);
    await runIs(ann.page, say('ending.completed'), RUN_MS_MAX);
  });

  it('is committed, and the VM is protected as before', async () => {
    const { page } = ann;
    await button(page, say('run.then', { what: verbCount('commit-failback', 1) })).click();
    await openReview(page, 'commit-failback', 1);
    await typeScope(page, 'LON-B 1');
    await startButton(page, 'commit-failback', 1).click();
    await runIs(page, say('ending.completed'), RUN_MS_MAX);
    const copy = (await provider.truth()).copies.find(({ vmId }) => vmId === provider.vmId(MOVED[0]));
    expect([copy?.source.power, copy?.replica.power]).toEqual(['on', 'off']);
  });
});
