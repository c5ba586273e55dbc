import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConsole } from '../src/main/core/console.ts';
import { readOptions, usage } from './options.ts';
import type { DrillOptions } from './options.ts';
import { Progress } from './progress.ts';
import { DrillProvider } from './provider.ts';
import { writeReport } from './report.ts';
import { lostSite } from './scenario/lost-site.ts';
import type { LostSiteResult } from './scenario/lost-site.ts';

/** The countdown is as real as in the window, only shorter: nobody is watching it. */
const ARMING_MS = 1_000;

export async function main(args: readonly string[]): Promise<number> {
  let options: DrillOptions;
  try {
    options = readOptions(args);
  } catch (cause) {
    console.error(`drill: ${cause instanceof Error ? cause.message : String(cause)}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.error(usage);
    return 0;
  }
  try {
    return await drill(options);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    console.error(`drill: ${why}`);
    if (options.json) console.log(JSON.stringify({ estate: options.estate, violations: [why], ok: false }));
    return 1;
  }
}

async function drill(options: DrillOptions): Promise<number> {
  const began = Date.now();
  const progress = new Progress(options.json);
  const folder = mkdtempSync(join(tmpdir(), 'farshore-drill-console-'));
  const provider = new DrillProvider(options);
  try {
    await provider.start();
    progress.stage(
      `The practice provider listens on ${provider.address} (estate ${options.estate}, speed ${String(options.speed)}).`,
    );
    const result = await withConsole(folder, provider, options, progress);
    const seconds = (Date.now() - began) / 1_000;
    writeReport(options.report, result, seconds);
    progress.stage(`The report is in ${options.report}.`);
    return conclude(result, seconds, options, progress);
  } finally {
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withConsole(
  folder: string,
  provider: DrillProvider,
  options: DrillOptions,
  progress: Progress,
): Promise<LostSiteResult> {
  const console_ = await createConsole({
    dataFolder: folder,
    pairingFile: provider.pairingFile,
    secrets: {
      canStore: false,
      store: () => Promise.resolve(),
      load: () => Promise.resolve(null),
      forget: () => Promise.resolve(),
    },
    log: { info: () => undefined, warn: () => undefined, error: (text, facts) => console.error(text, facts ?? '') },
    nativeBinding: undefined,
    appVersion: 'drill',
    armingMs: ARMING_MS,
  });
  try {
    return await lostSite(options.estate, console_, provider, progress);
  } finally {
    await console_.close();
  }
}

function conclude(result: LostSiteResult, seconds: number, options: DrillOptions, progress: Progress): number {
  const { performed: _performed, ...figures } = result;
  const ok =
    result.violations.length === 0 &&
    result.failedOver > 0 &&
    result.observed === result.failedOver &&
    result.permanent === 1 &&
    result.effectsPerStepMax === 1 &&
    result.lostReplies >= 3 &&
    result.sameKeyRetries >= 3;
  if (options.json) console.log(JSON.stringify({ ...figures, seconds, report: options.report, ok }));
  else {
    progress.stage(
      `${String(result.observed)} of ${String(result.failedOver)} VMs observed, ${String(result.undone)} undone, ${String(result.permanent)} permanent.`,
    );
    for (const violation of result.violations) progress.stage(`VIOLATION: ${violation}`);
    progress.stage(ok ? 'Everything held.' : 'It did NOT hold.');
  }
  return ok ? 0 : 1;
}
