// The papers of a drill, made by the real console in its real Electron: `npm run papers`.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PaperSubject } from '#shared/ipc/index.ts';
import { Progress } from '../drill/progress.ts';
import { DrillProvider } from '../drill/provider.ts';
import { test } from '../drill/scenario/test.ts';
import { ask, connected } from '../drill/watch.ts';
import { newUserData, prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { giveToRunUser } from '../tools/lib/user.ts';

import { startFarshore, type Farshore } from './lib/farshore.ts';
import { mapIsThere } from './lib/job.ts';
import { requirePoppler, saysInPdf } from './lib/pdf.ts';
import { answerSaveDialog } from './lib/save-dialog.ts';
import { WindowConsole } from './lib/window-console.ts';

const repoRoot = path.join(import.meta.dirname, '..');
const folder = path.join(repoRoot, 'papers');
const ESTATE = 'small';
const SPEED = 60;

/** What was made and found to hold, with paths relative to the repository. */
type Findings = Record<string, string | boolean>;

async function main(isJson: boolean): Promise<boolean> {
  requirePoppler();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const findings: Findings = {};
  const progress = new Progress(isJson);
  let ok = false;
  const run = prepareRun();
  const provider = new DrillProvider({ estate: ESTATE, speed: SPEED, seed: 1, guestImage: null });
  try {
    await provider.start();
    const farshore = await startFarshore(run, { pairingFile: pairingFor(run, provider) });
    try {
      ok = await makePapers(run, farshore, provider, progress, findings);
    } finally {
      await farshore.quit();
    }
  } catch (cause) {
    progress.stage(`The papers could not be made: ${cause instanceof Error ? cause.message : String(cause)}`);
  } finally {
    await provider.stop();
    run.dispose();
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ ...findings, ok })}\n`);
  else progress.stage(ok ? 'Everything held.' : 'It did NOT hold.');
  return ok;
}

/** Where the console's own user may read and delete it. */
function pairingFor(run: PreparedRun, provider: DrillProvider): string {
  const file = path.join(newUserData(run, 'pairing'), 'drill.pairing.json');
  copyFileSync(provider.pairingFile, file);
  giveToRunUser(file);
  return file;
}

async function makePapers(
  run: PreparedRun,
  farshore: Farshore,
  provider: DrillProvider,
  progress: Progress,
  findings: Findings,
): Promise<boolean> {
  await mapIsThere(farshore.page);
  const port = new WindowConsole(farshore.page);
  const { id: connectionId } = await connected(port);
  const outcome = await test({ estate: ESTATE, port, provider, progress, connectionId });
  const [performed] = outcome.performed;
  const planId = performed?.review.planId ?? null;
  if (performed === undefined || planId === null || outcome.violations.length > 0 || !outcome.shown)
    throw new Error(`the drill did not hold: ${outcome.violations.join('; ')}`);
  const save = (name: string, of: PaperSubject): Promise<string> => saved(run, farshore, name, of);
  const runbook = await save('runbook.pdf', { kind: 'runbook', connectionId, planId });
  const report = await save('run-report.pdf', { kind: 'run-report', connectionId, runId: performed.run.runId });
  const names = await memberNames(port, connectionId, planId);
  const missing = [...missingIn(runbook, names), ...missingIn(report, names)];
  for (const one of missing) progress.stage(`NOT FOUND: ${one}`);
  if (missing.length > 0) return false;
  findings['runbook'] = path.relative(repoRoot, runbook);
  findings['report'] = path.relative(repoRoot, report);
  return true;
}

/** Saves as a person does, and brings the file into the repository: the console’s user may not write there. */
async function saved(run: PreparedRun, { app, page }: Farshore, name: string, of: PaperSubject): Promise<string> {
  const file = path.join(newUserData(run, 'papers'), name);
  await answerSaveDialog(app, file);
  const answer = await page.evaluate((subject) => window.farshore.paperSave({ of: subject, format: 'pdf' }), of);
  if (!answer.ok) throw new Error(`${name} was not saved: ${answer.failure.code} ${JSON.stringify(answer.failure)}`);
  const kept = path.join(folder, name);
  copyFileSync(file, kept);
  return kept;
}

async function memberNames(port: WindowConsole, connectionId: string, planId: string): Promise<readonly string[]> {
  const { plan } = await ask(port, 'plan.get', { connectionId, planId });
  const names: string[] = [];
  for (const { vmId } of plan?.members ?? []) {
    const details = await ask(port, 'estate.vm', { connectionId, vmId });
    names.push(details?.vm.name ?? vmId);
  }
  return names;
}

function missingIn(file: string, names: readonly string[]): readonly string[] {
  const lost = names.filter((name) => !saysInPdf(file, name));
  const what = path.basename(file);
  return names.length === 0 ? [`any VM in ${what}`] : lost.map((name) => `${name} in ${what}`);
}

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
process.exitCode = (await main(values.json === true)) ? 0 : 1;
