import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, ended } from '../drill/watch.ts';
import { newUserData, prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { giveToRunUser } from '../tools/lib/user.ts';
import { expectAccessible } from './lib/axe.ts';
import type { Farshore } from './lib/farshore.ts';
import { button, goTo, rowOf, shows } from './lib/job.ts';
import { judged } from './lib/judged.ts';
import { startPaired } from './lib/paired.ts';
import { requirePoppler, saysInPdf, textOfPdf } from './lib/pdf.ts';
import { startProvider, type Provider } from './lib/provider.ts';
import { answerSaveDialog } from './lib/save-dialog.ts';
import { WindowConsole } from './lib/window-console.ts';
import { keepEvidence } from './lib/witness.ts';
import { say } from './lib/words.ts';

/* What leaves the window for people to keep: read as whoever gets the file reads it. */

const LONG = `w${'o'.repeat(120)}rd`;
/** What a paper may not take for anything but a name. */
const NAMES: readonly string[] = [
  'plain-01',
  '=cmd|calc!A1 <script>document.title="taken"</script>',
  'büro שרת 02',
  LONG,
];
const PLAN = /full site/;
const RUN_MS_MAX = 40_000;

let run: PreparedRun;
let provider: Provider;
let farshore: Farshore;
let page: Page;
let folder: string;
keepEvidence(() => farshore);

beforeAll(async () => {
  requirePoppler();
  run = prepareRun();
  provider = await startProvider(run, { estate: writeEstate(run), speed: 1_000 });
  farshore = await startPaired(run, provider);
  ({ page } = farshore);
  folder = newUserData(run, 'papers');
});

afterAll(async () => {
  await farshore.kill();
  await provider.stop();
  run.dispose();
});

/** An export of a virtualisation of that name's VMs, as a person would import it. */
function writeEstate(prepared: PreparedRun): string {
  const file = path.join(newUserData(prepared, 'estate'), 'vinfo.csv');
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = NAMES.map(
    (name, index) => `${quoted(name)},poweredOn,2,4096,10.0.0.${index + 10},lan,61440,LON-A,C1,esx01`,
  );
  const head = 'VM,Powerstate,CPUs,Memory,Primary IP Address,Network #1,Provisioned MiB,Datacenter,Cluster,Host';
  writeFileSync(file, [head, ...rows].join('\n'));
  giveToRunUser(file);
  return file;
}

async function openPlan(): Promise<void> {
  await goTo(page, 'plans');
  await page
    .getByRole('region', { name: say('plans.title') })
    .getByRole('button', { name: PLAN })
    .first()
    .click();
  await shows(page.getByRole('grid', { name: say('plan.order.label') }));
}

/** Answers the dialog of the system with a file, and waits until the window says that it is there. */
async function savedAs(name: string, press: () => Promise<void>): Promise<string> {
  const file = path.join(folder, name);
  await answerSaveDialog(farshore.app, file);
  await press();
  await shows(page.getByText(say('saved.done', { path: file })), RUN_MS_MAX);
  return file;
}

/** Names of the members of the plan. Which VMs the estate gives a replica of its kind is the provider's choice. */
async function memberNames(port: WindowConsole, connectionId: string): Promise<readonly string[]> {
  const plans = await ask(port, 'plan.list', { connectionId });
  const planId = plans.find(({ name }) => PLAN.test(name))?.planId ?? '';
  const { plan } = await ask(port, 'plan.get', { connectionId, planId });
  const { vmIds, names } = await ask(port, 'estate.picture', { connectionId });
  return (plan?.members ?? []).map(({ vmId }) => names[vmIds.indexOf(vmId)] ?? vmId);
}

/** Saves the evidence pack of a run from its line in the history, and has the offline verifier judge the file. */
async function holdsAsEvidence(port: WindowConsole, title: string): Promise<void> {
  const { connections, installation } = await ask(port, 'evidence.keys', {});
  const keys = { gateway: connections[0]!.pinned!.publicKey, installation: installation!.publicKey };
  await button(page, say('pack.button.of', { title })).click();
  const dialog = page.getByRole('dialog', { name: say('pack.title', { name: title }) });
  await shows(dialog.locator('code'));
  const pack = await savedAs('evidence.zip', () => button(dialog, say('pack.save')).click());
  expect(judged(pack, keys)).toMatchObject({ holds: true, anchored: true });
}

describe('papers', () => {
  it('the runbook of a plan is printed, with every VM, whatever it is called', async () => {
    const port = new WindowConsole(page);
    const [connection] = await ask(port, 'connections.list', {});
    const names = await memberNames(port, connection!.id);
    expect(names.length).toBeGreaterThan(1);
    await openPlan();
    await button(page, say('paper.runbook')).click();
    const dialog = page.getByRole('dialog');
    await shows(dialog);
    const file = await savedAs('runbook.pdf', () => button(dialog, say('paper.asPdf')).click());
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    expect(names.filter((name) => !saysInPdf(file, name))).toEqual([]);
    expect(textOfPdf(file)).toContain(say('runbook.hand'));
    expect(farshore.log()).not.toContain('Refused what a paper asked for');
  });

  it('a table goes into a file that no spreadsheet carries out', async () => {
    await goTo(page, 'replicas');
    const name = say('table.save.of', { name: say('table.replicas') });
    const file = await savedAs('replicas.csv', () => button(page, name).click());
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain(`"'=cmd|calc!A1 <script>document.title=""taken""</script>"`);
    expect(text).toContain(LONG);
  });

  it('whoever chooses no file is left in peace', async () => {
    await answerSaveDialog(farshore.app, null);
    await openPlan();
    await button(page, say('paper.runbook')).click();
    await button(page.getByRole('dialog'), say('paper.asHtml')).click();
    await page.getByText(say('saved.done', { path: '' })).waitFor({ state: 'detached' });
    expect(existsSync(path.join(folder, 'runbook.html'))).toBe(false);
  });

  it('a test of the plan is in the history, with what it achieved and the score that it makes', async () => {
    const port = new WindowConsole(page);
    const [connection] = await ask(port, 'connections.list', {});
    const connectionId = connection!.id;
    const plans = await ask(port, 'plan.list', { connectionId });
    const planId = plans.find(({ name }) => PLAN.test(name))!.planId;
    const made = await ask(port, 'review.make', {
      ...{ connectionId, planId, verb: 'test-failover', vmIds: [], overrides: [], evidence: [], reason: 'A drill.' },
      policy: { kind: 'latest' },
    });
    const { runId } = await ask(port, 'run.arm', { reviewId: made.id, hash: made.hash, typedScope: made.scopePhrase });
    await ended(port, runId, RUN_MS_MAX, () => undefined);
    await button(page, say('rail.history')).click();
    const table = page.getByRole('table', { name: say('history.list') });
    const row = rowOf(table, made.title);
    await shows(row.getByText(say('ending.completed')));
    await shows(page.getByText(/^100 × \d+\/\d+ × \d+\/\d+ × \d+\/\d+ = \d+$/));
    await expectAccessible(page);
    await button(page, say('paper.report.of', { title: made.title })).click();
    const press = () => button(page.getByRole('dialog'), say('paper.asPdf')).click();
    const file = await savedAs('report.pdf', press);
    expect(made.items.filter(({ name }) => !saysInPdf(file, name))).toEqual([]);
    expect(saysInPdf(file, runId)).toBe(true);
    await holdsAsEvidence(port, made.title);
  });
});
