import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostAct, PlanHostStep } from '#shared/domain/index.ts';
import { ask } from '../drill/watch.ts';
import { Sshd } from '../src/main/core/ssh/testing/sshd.ts';
import { newUserData, prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { expectAccessible } from './lib/axe.ts';
import { startFarshore, type Farshore } from './lib/farshore.ts';
import {
  button,
  goTo,
  loseSite,
  mapIsThere,
  openRun,
  rowOf,
  runIs,
  shows,
  signInAgain,
  startButton,
  stopButton,
  typeScope,
} from './lib/job.ts';
import { keyFile, settle } from './lib/known-hosts.ts';
import { LOST_SITE, startProvider, type Provider } from './lib/provider.ts';
import { WindowConsole } from './lib/window-console.ts';
import { eventually, keepEvidence } from './lib/witness.ts';
import { say } from './lib/words.ts';

/*
 * Acts of every kind on a real host, in one run: a command that fails is passed over, a file is copied, a command is under way
 * when the console dies and nobody knows whether it was done, a source is cut off and its replica started on that word, a guest
 * is looked at. Each leaves its line, its outcome and what the host said.
 */

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
let sshd: Sshd;
keepEvidence(() => farshore);

const RUN_MS_MAX = 40_000;
const PLAN = 'Out of contact';
const LABEL = 'hypervisor';
const VM = 'shop-web-02';
const WARN = 'Warn the desk';
const NAMES = 'Names of the other site';
const HALT = 'Halt the queue';
const FENCE = 'Cut the web server off';
const LOOK = 'The shop answers';
const FILE = '10.2.0.7 shop.example\n';
const NO_DESK = 'There is nobody at the desk at night';
const SAW_IT = 'The queue says halted';

beforeAll(async () => {
  run = prepareRun();
  sshd = await Sshd.start();
  provider = await startProvider(run, { speed: 1_000 });
  await start({ pairingFile: provider.pairingFile(), dataFolder: newUserData(run, 'host-acts') });
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  sshd.stop();
  run.dispose();
});

async function start(options: Parameters<typeof startFarshore>[1]): Promise<void> {
  farshore = await startFarshore(run, options);
  ({ page } = farshore);
  await mapIsThere(page);
}

/** What the plan does on the host, in its order. `$FARSHORE_VM` is filled in by the console. */
function hostSteps(vmId: string): PlanHostStep[] {
  const place = { address: '127.0.0.1', port: sshd.port, credential: LABEL, jump: null };
  const step = (id: string, name: string, act: HostAct, of: Partial<PlanHostStep> = {}): PlanHostStep => ({
    ...{ id, name, act, when: 'before', vmId: null, runsIn: ['failover'], critical: true, retries: 0 },
    ...of,
  });
  const command = (text: string): HostAct => ({
    ...{ kind: 'command', place, command: text, limitSeconds: 600, exitCodes: [0], contains: null },
    safeToRepeat: false,
  });
  const off = sshd.place('off');
  const fence: HostAct = {
    ...{ kind: 'fence', place, vmName: VM, saysOff: 'shut off', limitSeconds: 60 },
    powerOff: `echo "$FARSHORE_VM" > ${off}`,
    powerState: `grep -qx "$FARSHORE_VM" ${off} && echo shut off`,
  };
  const patience = { answersInARow: 2, betweenSeconds: 1, wholeSeconds: 30 };
  const untilHalted = `: > ${sshd.place('halting')}; while [ -d ${sshd.place('')} ] && [ ! -e ${sshd.place('halted')} ]; do sleep 0.1; done`;
  return [
    step('warn', WARN, command('echo "no such desk"; exit 7')),
    step('names', NAMES, { kind: 'copy', place, path: sshd.place('names'), content: FILE, mode: 0o640 }),
    step('halt', HALT, command(untilHalted)),
    step('fence', FENCE, fence, { vmId }),
    step('look', LOOK, { kind: 'tcp', address: '127.0.0.1', port: sshd.port, patience }, { vmId, when: 'after' }),
  ];
}

/** The plan at the provider, and what its steps need on this computer. How people do both, other tests show. */
async function keepPlan(): Promise<void> {
  const port = new WindowConsole(page);
  const [connection] = await ask(port, 'connections.list', {});
  const connectionId = connection?.id ?? '';
  const vmId = provider.vmId(VM);
  const member = { vmId, after: [], bootDelaySeconds: 0, critical: true, retries: 0, timeoutSeconds: null, note: '' };
  const { planId } = await ask(port, 'plan.draft', {
    ...{ connectionId, planId: null },
    draft: {
      ...{ name: PLAN, description: '', replicaKind: 'snapshot', members: [member], gates: [] },
      ...{ hostSteps: hostSteps(vmId), contacts: [], gateways: [], publicIpRuleIds: [] },
    },
  });
  expect(await ask(port, 'plan.save', { connectionId, planId })).toMatchObject({ saved: true });
  await settle(port, sshd, { label: LABEL, keyFile: keyFile(run, sshd), plan: { connectionId, planId } });
}

async function saysInDialog(name: string, ...said: readonly (string | RegExp)[]): Promise<void> {
  await button(page, say('run.act.openOf', { name })).click();
  const dialog = page.getByRole('dialog', { name });
  for (const words of said) await shows(dialog.getByText(words));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

describe('acts before a whole plan', () => {
  it('are reviewed with the rest: the fencing is to show that the source is off', async () => {
    await keepPlan();
    await loseSite(page, provider);
    await goTo(page, 'plans');
    await page.getByRole('button', { name: PLAN }).click();
    await button(page, say('plan.start')).click();
    const review = page.getByRole('article', { name: say('review.label') });
    await shows(review.getByText(say('review.hosts.ready')));
    await typeScope(page, `${LOST_SITE} 1`);
    await startButton(page, 'failover', 1).click();
    await stopButton(page).waitFor({ state: 'detached', timeout: RUN_MS_MAX });
  });

  it('make the run ask where one of them fails, and go on when it is passed over', async () => {
    const asked = page.getByRole('alert', { name: say('holdUps.label') });
    await shows(asked.getByText(/exit code 7/), RUN_MS_MAX);
    await saysInDialog(WARN, /exit code 7/, 'no such desk');
    await button(asked, say('passOver.of', { name: WARN })).click();
    await page.getByRole('dialog').getByLabel(say('skip.reason')).fill(NO_DESK);
    await button(page, say('passOver.confirm')).click();
    await eventually(() => existsSync(sshd.place('halting'))).toBe(true);
    const names = sshd.place('names');
    expect([readFileSync(names, 'utf8'), statSync(names).mode & 0o777]).toEqual([FILE, 0o640]);
  });
});

describe('a console that dies while a command is under way', () => {
  it('asks when it is back whether it was done: it is not simply done again', async () => {
    const { dataFolder } = farshore;
    await farshore.kill();
    await start({ dataFolder });
    await signInAgain(page);
    await openRun(page, new RegExp(PLAN));
    await button(page, say('findings.resume')).click({ timeout: RUN_MS_MAX });
    const question = page.getByRole('alert', { name: say('question.label') });
    await shows(question.getByText(say('question.doubt', { name: HALT })), RUN_MS_MAX);
    await expectAccessible(page);
    writeFileSync(sshd.place('halted'), '');
    await question.getByLabel(say('question.note')).fill(SAW_IT);
    await button(question, say('question.doubt.go')).click();
    await question.waitFor({ state: 'detached' });
  });

  it('goes on from the person’s word to the end', async () => {
    await runIs(page, say('ending.partly'), RUN_MS_MAX);
    expect(await provider.running()).toEqual([VM]);
    expect(readFileSync(sshd.place('off'), 'utf8')).toBe(`${VM}\n`);
  });
});

describe('what each act leaves in the run', () => {
  it('is its outcome, who says so, and what the host said', async () => {
    await shows(rowOf(page, WARN).getByText(new RegExp(NO_DESK)));
    await shows(rowOf(page, NAMES).getByText(new RegExp(`${FILE.length} bytes are there`)));
    await shows(rowOf(page, HALT).getByText(new RegExp(SAW_IT)));
    await shows(rowOf(page, FENCE).getByText(/The hypervisor says that it is off/));
    await shows(rowOf(page, LOOK).getByText(/The guest answers since/));
    await shows(rowOf(page, LOOK).getByText(say('fact.guest'), { exact: true }));
    await saysInDialog(HALT, say('run.act.underWay'));
    await saysInDialog(FENCE, 'shut off');
  });

  it('and the review that was stored names the fencing as the evidence of the start', async () => {
    await button(page, say('views.reviewed')).click();
    const steps = page.getByRole('table', { name: say('stored.steps') });
    await shows(steps.getByRole('row').filter({ hasText: say('evidence.fence-step') }));
  });
});
