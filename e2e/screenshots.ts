// Pictures for the documents, taken of the real window while the main job is done: `npm run screenshots`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { newUserData, prepareRun } from '../tools/lib/run.ts';
import { startFarshore, type Farshore } from './lib/farshore.ts';
import { takeFailback } from './lib/failback-pictures.ts';
import {
  attest,
  button,
  loseSite,
  mapIsThere,
  openReview,
  rowOf,
  runIs,
  shows,
  startButton,
  stopButton,
  typeScope,
} from './lib/job.ts';
import { MapScreen } from './lib/map.ts';
import { ELIGIBLE, LOST_SITE, SCOPE, startProvider, VMS_OF_LOST_SITE, type Provider } from './lib/provider.ts';
import { drawPage } from './lib/pdf.ts';
import { answerSaveDialog } from './lib/save-dialog.ts';
import { say, sayCount } from './lib/words.ts';

const images = path.join(import.meta.dirname, '..', 'docs', 'images');
/** Slow enough to be seen half-way. */
const SPEED = 20;
const WINDOW = { width: 1_440, height: 900 } as const;
const HALF_WAY_MS = 4_000;
const RUN_MS_MAX = 60_000;
const AWAY_MS_MAX = 600_000;

async function take(page: Page, name: string): Promise<void> {
  // Nothing under the pointer, and what was asked for has been drawn.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
  process.stdout.write(`docs/images/${name}.png\n`);
}

/** In light, and in dark. */
async function takeBoth(page: Page, name: string): Promise<void> {
  await take(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: null });
}

async function takeConnecting(page: Page, provider: Provider): Promise<void> {
  await page.getByLabel(say('connect.address.label')).fill(provider.practice.address);
  await button(page, say('connect.address.check')).click();
  await page.getByLabel(say('certificate.paste')).fill(provider.practice.thumbprint);
  await shows(page.getByText(say('certificate.same')));
  await take(page, 'connect');
}

/** A plan while all is well; and in the middle of an edit, a member selected, its draft not saved. */
async function takePlan(page: Page): Promise<void> {
  await openFirstPlan(page);
  const members = page.getByRole('grid', { name: say('plan.order.label') });
  await shows(members);
  await shows(page.getByRole('region', { name: say('plan.predicted') }));
  await take(page, 'plan');
  await rowOf(members, 'erp-web-01').click();
  await page.getByLabel(say('plan.member.delay')).fill('30');
  await shows(page.getByText(say('draft.kept')));
  await takeBoth(page, 'plan-editor');
  await takeHostStep(page);
  await button(page, say('draft.discard')).click();
  await showMap(page);
}

/** A step that this computer does not know the account, the host and the text of. */
async function takeHostStep(page: Page): Promise<void> {
  const field = (label: string) => page.getByLabel(say(label), { exact: true });
  await page.getByRole('tab', { name: new RegExp(`^${say('plan.tab.hosts')}`) }).click();
  await button(page, say('plan.hosts.add')).click();
  await field('plan.hosts.name').fill('Point the shop at the provider');
  await field('plan.hosts.address').fill('dns-01.example');
  await field('plan.hosts.account').fill('name-server');
  await field('plan.hosts.command').fill('pdnsutil replace-rrset shop.example www A 203.0.113.10');
  await shows(
    page.getByRole('region', { name: say('gaps.title') }).getByText(say('gaps.host', { host: 'dns-01.example' })),
  );
  await takeBoth(page, 'plan-hosts');
}

async function takeFailover(page: Page, provider: Provider): Promise<void> {
  const map = new MapScreen(page);
  await mapIsThere(page);
  await takeBoth(page, 'map');
  await takeVm(page, provider);
  await takePlan(page);
  await loseSite(page, provider);
  await map.dragOver(provider.siteId(LOST_SITE));
  await shows(page.getByText(sayCount('composer.title', VMS_OF_LOST_SITE)));
  await take(page, 'selection');
  await openReview(page, 'failover', ELIGIBLE.length);
  await takeBoth(page, 'review');
  await attest(page, LOST_SITE);
  await typeScope(page, SCOPE);
  await take(page, 'confirm');
  await startButton(page, 'failover', ELIGIBLE.length).click();
  await shows(stopButton(page));
  await take(page, 'countdown');
  await stopButton(page).waitFor({ state: 'detached', timeout: RUN_MS_MAX });
  await page.waitForTimeout(HALF_WAY_MS);
  await takeBoth(page, 'run');
  await showMap(page);
  await take(page, 'map-running');
  await button(page, say('rail.runs')).click();
  await page
    .getByRole('list', { name: say('runs.list') })
    .getByRole('button')
    .first()
    .click();
  await runIs(page, say('ending.completed'), RUN_MS_MAX);
  await take(page, 'run-done');
}

/** A VM with a journal, its restore points on a line of time, and what is known of it. */
async function takeVm(page: Page, provider: Provider): Promise<void> {
  const name = 'erp-db-01';
  await new MapScreen(page).clickOn([provider.vmId(name)]);
  await button(page, say('vm.open', { name })).click();
  const vm = page.getByRole('article', { name: say('vm.page') });
  await shows(vm.getByRole('region', { name: say('points.title') }));
  await takeBoth(page, 'vm');
  await showMap(page);
}

/** With nothing selected. */
async function showMap(page: Page): Promise<void> {
  await button(page, say('rail.map')).click();
  await new MapScreen(page).region.focus();
  await page.keyboard.press('Escape');
}

async function takeAfterwards(page: Page): Promise<void> {
  await showMap(page);
  await takeBoth(page, 'map-failed-over');
  await page.emulateMedia({ forcedColors: 'active' });
  await take(page, 'map-high-contrast');
  await page.emulateMedia({ forcedColors: null });
  await button(page, say('rail.replicas')).click();
  await takeBoth(page, 'list');
  await page.keyboard.press('Control+k');
  await shows(page.getByRole('dialog'));
  await take(page, 'palette');
  await page.keyboard.press('Escape');
}

async function openFirstPlan(page: Page): Promise<void> {
  await button(page, say('rail.plans')).click();
  await page
    .getByRole('region', { name: say('plans.title') })
    .getByRole('button', { name: /full site/ })
    .first()
    .click();
}

/** The gateways are gone: the same map over older facts, an action that says why not, a plan played through; then what changed. */
async function takeOffline(page: Page, provider: Provider): Promise<void> {
  await button(page, say('rail.map')).click();
  await provider.control.inject({ fault: 'gateway-down', forMs: AWAY_MS_MAX });
  await shows(page.getByRole('list', { name: say('chip.list') }).getByText(say('freshness.offline')));
  await takeBoth(page, 'offline');
  await openFirstPlan(page);
  await button(page, say('dryRun.open')).click();
  await shows(page.getByText(say('dryRun.estimate'), { exact: true }));
  await take(page, 'dry-run');
  const siteId = provider.siteId(LOST_SITE);
  await provider.control.inject({ fault: 'site-returns', siteId });
  await provider.control.inject({ fault: 'source-power', vmId: provider.vmId('mail-front-01'), power: 'off' });
  await provider.control.inject({ fault: 'gateway-up' });
  await button(page, say('away.show')).click();
  await shows(page.getByRole('article', { name: say('away.label') }));
  await takeBoth(page, 'away');
}

/** History, and the first page of a runbook as it comes out of a printer. */
async function takePapers({ app, page }: Farshore, folder: string): Promise<void> {
  const file = path.join(folder, 'runbook.pdf');
  await answerSaveDialog(app, file);
  await openFirstPlan(page);
  await button(page, say('paper.runbook')).click();
  await button(page.getByRole('dialog'), say('paper.asPdf')).click();
  await shows(page.getByText(say('saved.done', { path: file })));
  drawPage(file, 1, path.join(images, 'runbook'));
  process.stdout.write('docs/images/runbook.png\n');
  await button(page, say('saved.dismiss')).click();
  await button(page, say('rail.history')).click();
  await shows(page.getByRole('table', { name: say('history.list') }));
  await takeBoth(page, 'history');
}

mkdirSync(images, { recursive: true });
const run = prepareRun();
const provider = await startProvider(run, { speed: SPEED });
const first = await startFarshore(run);
await first.resize(WINDOW);
await takeConnecting(first.page, provider);
await first.kill();
const farshore = await startFarshore(run, { pairingFile: provider.pairingFile() });
await farshore.resize(WINDOW);
try {
  await takeFailover(farshore.page, provider);
  await takeAfterwards(farshore.page);
  await takePapers(farshore, newUserData(run, 'papers'));
  await takeFailback(farshore.page, provider, takeBoth);
  await takeOffline(farshore.page, provider);
} finally {
  await farshore.kill();
  await provider.stop();
  run.dispose();
}
