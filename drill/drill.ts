import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDrillConsole, openDrillHosts } from './console.ts';
import { readOptions, usage } from './options.ts';
import type { DrillOptions } from './options.ts';
import { Guests } from './guests/guests.ts';
import { Progress } from './progress.ts';
import { DrillProvider } from './provider.ts';
import { writeReport } from './report.ts';
import { scenarios } from './scenario/index.ts';
import type { Outcome } from './stage.ts';
import { bringGuests } from '../tools/lib/guest-image.ts';
import { bringSsh } from '../tools/lib/ssh-server.ts';
import { connected } from './watch.ts';

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
    if (options.json)
      console.log(JSON.stringify({ scenario: options.scenario, estate: options.estate, violations: [why], ok: false }));
    return 1;
  }
}

async function drill(options: DrillOptions): Promise<number> {
  const began = Date.now();
  if (options.guestImage !== null) bringGuests();
  if (options.withSsh) bringSsh();
  const progress = new Progress(options.json);
  const folder = mkdtempSync(join(tmpdir(), 'farshore-drill-console-'));
  const provider = new DrillProvider(options);
  try {
    await provider.start();
    progress.stage(
      `The practice provider listens on ${provider.address} (estate ${options.estate}, speed ${String(options.speed)}).`,
    );
    const outcome = await withConsole(folder, provider, options, progress);
    const seconds = (Date.now() - began) / 1_000;
    writeReport(options, outcome, seconds);
    progress.stage(`The report is in ${options.report}.`);
    return conclude(outcome, seconds, options, progress);
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
): Promise<Outcome> {
  const hosts = options.withSsh ? openDrillHosts(folder) : null;
  const console_ = await openDrillConsole({
    ...{ dataFolder: folder, pairingFile: provider.pairingFile },
    ...(hosts === null ? {} : { act: (act) => hosts.acts.act(act) }),
  });
  try {
    const connection = await connected(console_);
    progress.stage(
      `Connected to ${connection.name} as ${connection.account}: ${String(connection.counts?.vms ?? 0)} VMs.`,
    );
    const { estate, scenario } = options;
    const stage = { estate, port: console_, provider, progress, connectionId: connection.id, ...(hosts && { hosts }) };
    // Real machines begin with nothing; their first points take a while.
    if (options.guestImage !== null) await (await Guests.of(stage)).areProtected();
    return await scenarios[scenario].plays(stage);
  } finally {
    await console_.close();
  }
}

function conclude(outcome: Outcome, seconds: number, options: DrillOptions, progress: Progress): number {
  const { figures, violations, shown } = outcome;
  const ok = violations.length === 0 && shown;
  const { scenario, estate, report } = options;
  if (options.json) console.log(JSON.stringify({ scenario, estate, ...figures, violations, seconds, report, ok }));
  else {
    progress.stage(
      Object.entries(figures)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(', '),
    );
    for (const violation of violations) progress.stage(`VIOLATION: ${violation}`);
    progress.stage(ok ? 'Everything held.' : 'It did NOT hold.');
  }
  return ok ? 0 : 1;
}
