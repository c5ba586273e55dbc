// The papers of a drill, made by the real console in its real Electron: `npm run papers`.
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer, PaperSubject, SavedFile } from '#shared/ipc/index.ts';
import { Progress } from '../drill/progress.ts';
import { DrillProvider } from '../drill/provider.ts';
import { test } from '../drill/scenario/test.ts';
import { ask, connected } from '../drill/watch.ts';
import { newUserData, prepareRun, type PreparedRun } from '../tools/lib/run.ts';
import { giveToRunUser } from '../tools/lib/user.ts';

import { startFarshore, type Farshore } from './lib/farshore.ts';
import { mapIsThere } from './lib/job.ts';
import { judged, judgedBytes, type Keys } from './lib/judged.ts';
import { requirePoppler, saysInPdf } from './lib/pdf.ts';
import { answerSaveDialog } from './lib/save-dialog.ts';
import { rewritten, withChangedBytes, withoutTail } from './lib/tamper.ts';
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
      await mapIsThere(farshore.page);
      const port = new WindowConsole(farshore.page);
      const { id: connectionId } = await connected(port);
      ok = await makePapers({ run, farshore, port, connectionId, progress, findings }, provider);
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

interface Made {
  readonly run: PreparedRun;
  readonly farshore: Farshore;
  readonly port: WindowConsole;
  readonly connectionId: string;
  readonly progress: Progress;
  readonly findings: Findings;
}

async function makePapers(made: Made, provider: DrillProvider): Promise<boolean> {
  const { port, connectionId, progress, findings } = made;
  const outcome = await test({ estate: ESTATE, port, provider, progress, connectionId });
  const [performed] = outcome.performed;
  const planId = performed?.review.planId ?? null;
  if (performed === undefined || planId === null || outcome.violations.length > 0 || !outcome.shown)
    throw new Error(`the drill did not hold: ${outcome.violations.join('; ')}`);
  const { runId } = performed.run;
  const runbook = await savedPaper(made, 'runbook.pdf', { kind: 'runbook', connectionId, planId });
  const report = await savedPaper(made, 'run-report.pdf', { kind: 'run-report', connectionId, runId });
  const names = await memberNames(port, connectionId, planId);
  const missing = [...missingIn(runbook, names), ...missingIn(report, names)];
  for (const one of missing) progress.stage(`NOT FOUND: ${one}`);
  if (missing.length > 0) return false;
  findings['runbook'] = path.relative(repoRoot, runbook);
  findings['report'] = path.relative(repoRoot, report);
  return judgeEvidence(made, runId);
}

/** Saves as a person does, and brings the file into the repository: the console’s user may not write there. */
async function saved(
  { run, farshore: { app } }: Made,
  name: string,
  save: () => Promise<Answer<SavedFile | null>>,
): Promise<string> {
  const file = path.join(newUserData(run, 'papers'), name);
  await answerSaveDialog(app, file);
  const answer = await save();
  if (!answer.ok) throw new Error(`${name} was not saved: ${JSON.stringify(answer.failure)}`);
  const kept = path.join(folder, name);
  copyFileSync(file, kept);
  return kept;
}

function savedPaper(made: Made, name: string, of: PaperSubject): Promise<string> {
  const { page } = made.farshore;
  return saved(made, name, () =>
    page.evaluate((subject) => window.farshore.paperSave({ of: subject, format: 'pdf' }), of),
  );
}

/** The evidence pack holds and is anchored; each way to tamper with it is found by the offline verifier. */
async function judgeEvidence(made: Made, runId: string): Promise<boolean> {
  const { farshore, findings, port, progress } = made;
  const pack = await saved(made, 'evidence.zip', () =>
    farshore.page.evaluate((id) => window.farshore.evidenceSave({ runId: id }), runId),
  );
  const keys = await keysOf(port, made.connectionId);
  const verdict = judged(pack, keys);
  if (!verdict.holds || !verdict.anchored) {
    progress.stage(`The evidence pack does not hold: ${verdict.codes.join(', ')}`);
    return false;
  }
  findings['evidence'] = path.relative(repoRoot, pack);
  findings['verified'] = true;
  const zip = readFileSync(pack);
  // Whoever tampers may sit at the installation and sign with its key: only the gateway's is taken from elsewhere.
  const byGateway = { ...keys, installation: null };
  const isFound = (bytes: Uint8Array, by: Keys = byGateway): boolean =>
    !judgedBytes(bytes, path.join(newUserData(made.run, 'tampered'), 'evidence.zip'), by).holds;
  const tampered = withChangedBytes(zip);
  const cut = await withoutTail(zip);
  const anew = await rewritten(zip, runId);
  const found = {
    tamperedDetected: tampered.every((bytes) => isFound(bytes)),
    truncatedDetected: cut.every((bytes) => isFound(bytes)),
    rewrittenDetected: isFound(anew) && isFound(anew, keys),
  };
  for (const [name, isTrue] of Object.entries(found)) {
    if (isTrue) findings[name] = true;
    else progress.stage(`NOT DETECTED: ${name}`);
  }
  return Object.values(found).every(Boolean);
}

/** As a person takes them from the screen, before anything is handed over. */
async function keysOf(port: WindowConsole, connectionId: string): Promise<Keys> {
  const { installation, connections } = await ask(port, 'evidence.keys', {});
  const pinned = connections.find((one) => one.connectionId === connectionId)?.pinned ?? null;
  if (installation === null || pinned === null) throw new Error('the console knows no keys to judge by');
  return { gateway: pinned.publicKey, installation: installation.publicKey };
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
