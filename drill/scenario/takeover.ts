import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Truth } from '../../practice/control/contract.ts';
import { shownButNotDone, violationsOf } from '../checks.ts';
import { connectFirst } from '../remote/connect.ts';
import { RemoteConsole } from '../remote/remote-console.ts';
import { armed, attests, largestSite, loseSite, observedVms, review, RUN_MS_MAX, vmIdsOf } from '../stage.ts';
import type { Outcome, Stage } from '../stage.ts';
import { ask, ended, pictureOf, until } from '../watch.ts';

const ARMING_MS = 200;
/** So long after its begin a run's lease is to be renewed: a console that wakes up then sends that at once. */
const RENEWAL_DUE_MS = 15_500;
const LATE_MS_MAX = 20_000;
/** So slow is the line on which the first console wakes up: what it sends arrives before it hears anything. */
const SLOW = { delayMs: 3_000, forMs: 4_000 } as const;

/**
 * A laptop falls asleep in the middle of a run. A second console, with a data folder of its own, takes the
 * run over from what the provider stored, and finishes it. What the first one sends when it wakes up is refused, and it says who has it.
 */
export async function takeover(stage: Stage): Promise<Outcome> {
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'farshore-drill-takeover-')));
  const [first, second] = (await Promise.all(folders.map((folder) => RemoteConsole.start(folder, ARMING_MS)))) as [
    RemoteConsole,
    RemoteConsole,
  ];
  try {
    return await play(stage, first, second);
  } finally {
    await first.kill();
    await second.kill();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

async function play(stage: Stage, first: RemoteConsole, second: RemoteConsole): Promise<Outcome> {
  const { provider, progress } = stage;
  const connection = await connectFirst(first, provider.pairing);
  const other = await connectFirst(second, provider.pairing);
  const picture = await pictureOf(first, connection.id);
  const site = largestSite(picture);
  const here = { ...stage, port: first, connectionId: connection.id };
  await loseSite(here, site);
  const made = await review(here, 'failover', vmIdsOf(picture, site.id), { evidence: [attests(site.id)] });
  const runId = await armed(here, made);
  const begunAt = Date.now();
  await until('the first VM accepted', RUN_MS_MAX, async () => {
    const run = await ask(first, 'run.view', { runId });
    return run?.lines.some(({ kind, word }) => kind === 'failover' && word === 'accepted') === true || null;
  });
  first.freeze();
  progress.stage('The first console sleeps, with orders under way.');
  await ask(second, 'run.takeOver', { connectionId: other.id, runId, reason: 'The first laptop sleeps.' });
  progress.stage('The second console holds the run; the first one will wake up, on a line that was cut.');
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, RENEWAL_DUE_MS - (Date.now() - begunAt))));
  // Else it would hear of the takeover before it sends anything, and send nothing.
  await provider.control.inject({ fault: 'gateway-slow', ...SLOW });
  await provider.control.inject({ fault: 'cut-connections' });
  first.thaw();
  const truthAfterLate = await until('a late command of the first console', LATE_MS_MAX, async () => {
    const now = await provider.control.truth();
    return now.fencedRefusals > 0 ? now : null;
  });
  const fenced = await until('the first console to notice', 30_000, async () => {
    const seen = (await ask(first, 'run.list', {})).find((one) => one.runId === runId);
    return seen !== undefined && seen.phase !== 'running' ? seen : null;
  });
  progress.stage(`The first console is refused, and says: ${fenced.phase}, ${fenced.waitsFor?.code ?? '—'}.`);

  await until('the feed past the takeover', 30_000, async () => {
    const run = (await ask(second, 'run.list', {})).find((one) => one.runId === runId);
    return run?.can.resume === true || null;
  });
  await ask(second, 'run.resume', { runId });
  const run = await ended(second, runId, RUN_MS_MAX, (summary) => progress.run(summary));
  const truth = await provider.control.truth();
  const performed = { review: made, run };
  const observed = observedVms(run, 'failover').length;
  return {
    figures: {
      failedOver: made.items.length,
      observed,
      fencedRefusals: truth.fencedRefusals,
      firstSays: fenced.waitsFor?.code ?? fenced.phase,
      effectsPerStepMax: Math.max(0, ...Object.values(truth.effectsByStep)),
    },
    violations: [
      ...violationsOf(truth, performed),
      ...shownButNotDone(truth, performed, (copies) => copies?.replica.power === 'on'),
      ...twiceOrdered(truthAfterLate, truth),
      ...(run.ending === 'completed' ? [] : [`the run ended as ${run.ending ?? 'nothing'}`]),
    ],
    performed: [performed],
    shown: truth.fencedRefusals >= 1 && observed === made.items.length,
  };
}

/** What was accepted from the first console is not ordered again by the second. */
function twiceOrdered(earlier: Truth, later: Truth): string[] {
  const accepted = new Set(
    earlier.requests.flatMap(({ key, operationId }) => (operationId === null ? [] : [stepOf(key)])),
  );
  return later.requests
    .slice(earlier.requests.length)
    .filter(({ key, keySeenBefore }) => accepted.has(stepOf(key)) && !keySeenBefore)
    .map(({ key }) => `${key} was ordered again after the takeover`);
}

function stepOf(key: string): string {
  return key.split('/').slice(0, 2).join('/');
}
