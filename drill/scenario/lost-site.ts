import type { ConsolePort, EstatePicture, Review, ReviewRequest } from '#shared/ipc/index.ts';
import type { RunVerb } from '#shared/domain/index.ts';
import { wordsOf } from '#shared/texts/index.ts';
import { observedOf, shownButNotDone, violationsOf } from '../checks.ts';
import type { Performed } from '../checks.ts';
import type { Progress } from '../progress.ts';
import type { DrillProvider } from '../provider.ts';
import { ask, connected, ended, pictureOf, until } from '../watch.ts';

const LOST_REPLIES = 3;
const LOST_REQUESTS = 3;
/** The provider is gone this long in the middle of the batch. */
const GATEWAY_GONE_MS = 2_000;
const RUN_MS_MAX = 3_600_000;

export interface LostSiteResult {
  readonly estate: string;
  readonly site: string;
  readonly vms: number;
  readonly failedOver: number;
  readonly excluded: number;
  readonly observed: number;
  readonly undone: number;
  readonly permanent: number;
  readonly lostReplies: number;
  readonly sameKeyRetries: number;
  readonly gatewayKills: number;
  readonly effectsPerStepMax: number;
  readonly violations: readonly string[];
  readonly performed: readonly Performed[];
}

interface Stage {
  readonly port: ConsolePort;
  readonly provider: DrillProvider;
  readonly progress: Progress;
  readonly connectionId: string;
}

/**
 * The main job: a site is lost, it is attested, its VMs are failed over while replies are lost and the gateway is killed,
 * some are undone, one is made permanent; after each part the provider's ground truth is held against the screen.
 */
export async function lostSite(
  estate: string,
  port: ConsolePort,
  provider: DrillProvider,
  progress: Progress,
): Promise<LostSiteResult> {
  const connection = await connected(port);
  const stage: Stage = { port, provider, progress, connectionId: connection.id };
  progress.stage(
    `Connected to ${connection.name} as ${connection.account}: ${String(connection.counts?.vms ?? 0)} VMs.`,
  );
  const before = await pictureOf(port, connection.id);
  const site = siteToLose(before);
  await loseSite(stage, site.id);
  progress.stage(`${site.name} is lost.`);

  const vmIds = before.vmIds.filter((_id, slot) => before.sites[before.siteIndex[slot] ?? -1]?.id === site.id);
  const attested = {
    kind: 'attestation',
    siteId: site.id,
    vmId: null,
    who: 'The drill',
    howKnown: 'It switched the site off itself.',
  } as const;
  const bare = await review(stage, 'failover', vmIds, []);
  const violations = bare.hindrances.length === 0 ? ['a start without evidence was not hindered'] : [];
  const failover = await perform(stage, await review(stage, 'failover', vmIds, [attested]), () => trouble(stage));
  const afterFailover = await provider.control.truth();
  violations.push(...violationsOf(afterFailover, failover));
  violations.push(...shownButNotDone(afterFailover, failover, (copies) => copies?.replica.power === 'on'));

  const inFailover = observedVms(failover);
  const keep = Math.max(1, Math.floor(inFailover.length / 2));
  const undo = await perform(stage, await review(stage, 'undo-failover', inFailover.slice(keep), []));
  const afterUndo = await provider.control.truth();
  violations.push(...shownButNotDone(afterUndo, undo, (copies) => copies?.replica.power === 'off'));

  const permanent = await perform(stage, await review(stage, 'permanent-failover', inFailover.slice(0, 1), []));
  const truth = await provider.control.truth();
  violations.push(...violationsOf(truth, failover), ...(await finalStateViolations(stage, inFailover, keep)));
  return {
    estate,
    site: site.name,
    vms: before.vmIds.length,
    failedOver: failover.review.items.length,
    excluded: failover.review.excluded.length,
    observed: observedOf(failover),
    undone: observedOf(undo),
    permanent: observedOf(permanent),
    lostReplies: truth.lostReplies,
    sameKeyRetries: truth.sameKeyRetries,
    gatewayKills: 1,
    effectsPerStepMax: Math.max(0, ...Object.values(truth.effectsByStep)),
    violations: [...new Set(violations)],
    performed: [failover, undo, permanent],
  };
}

/** The production site with the most VMs. */
function siteToLose(picture: EstatePicture): EstatePicture['sites'][number] {
  const counts = picture.sites.map((site, index) => ({
    site,
    vms: site.role === 'production' ? picture.siteIndex.filter((at) => at === index).length : 0,
  }));
  const [largest] = counts.sort((a, b) => b.vms - a.vms);
  if (largest === undefined || largest.vms === 0) throw new Error('the estate has no production site with VMs');
  return largest.site;
}

async function loseSite({ port, provider, connectionId }: Stage, siteId: string): Promise<void> {
  await provider.control.inject({ fault: 'site-lost', siteId, sources: 'off' });
  await until('the loss of the site on the screen', 30_000, async () => {
    const { sites } = await pictureOf(port, connectionId);
    return sites.some((site) => site.id === siteId && site.contact.state !== 'connected') || null;
  });
}

async function review(
  stage: Stage,
  verb: RunVerb,
  vmIds: readonly string[],
  evidence: ReviewRequest['evidence'],
): Promise<Review> {
  return ask(stage.port, 'review.make', {
    connectionId: stage.connectionId,
    verb,
    vmIds: [...vmIds],
    policy: { kind: 'latest' },
    overrides: [],
    evidence,
    reason: 'A drill.',
  });
}

async function perform(stage: Stage, made: Review, meanwhile?: () => Promise<void>): Promise<Performed> {
  const { port, progress } = stage;
  if (made.hindrances.length > 0)
    throw new Error(`the review hinders: ${made.hindrances.map((one) => wordsOf(one)).join(' ')}`);
  progress.stage(
    `${made.title}: ${String(made.items.length)} in ${String(made.waves)} waves, ${String(made.excluded.length)} left out.`,
  );
  const armed = await ask(port, 'run.arm', { reviewId: made.id, hash: made.hash, typedScope: made.scopePhrase });
  const again = await ask(port, 'run.arm', { reviewId: made.id, hash: made.hash, typedScope: made.scopePhrase });
  if (again.runId !== armed.runId) throw new Error('a second click made a second run');
  const [run] = await Promise.all([
    ended(port, armed.runId, RUN_MS_MAX, (summary) => progress.run(summary)),
    meanwhile?.() ?? Promise.resolve(),
  ]);
  await ask(port, 'run.acknowledge', { runId: run.runId });
  return { review: made, run };
}

/** Replies and requests are lost, and the gateway is killed while orders are under way. */
async function trouble({ provider, progress, port }: Stage): Promise<void> {
  await provider.control.inject({ fault: 'lose-reply', orderKind: 'failover', count: LOST_REPLIES });
  await provider.control.inject({ fault: 'lose-request', orderKind: 'failover', count: LOST_REQUESTS });
  await until('the first effect', RUN_MS_MAX, async () => {
    const [run] = await ask(port, 'run.list', {});
    return (run?.counts.observed ?? 0) > 0 || null;
  });
  const { lostReplies } = await provider.control.truth();
  progress.stage(`The gateway is killed; ${String(lostReplies)} replies were lost so far.`);
  await provider.kill();
  await new Promise((resolve) => setTimeout(resolve, GATEWAY_GONE_MS));
  await provider.start();
  progress.stage('The gateway is back.');
}

function observedVms({ run }: Performed): string[] {
  return run.lines.flatMap(({ word, kind, vmId }) =>
    word === 'observed' && kind === 'failover' && vmId !== null ? [vmId] : [],
  );
}

/** After all three runs: the moved one is the provider's, the kept ones run there, the undone ones are protected again. */
async function finalStateViolations(stage: Stage, inFailover: readonly string[], keep: number): Promise<string[]> {
  const expected = (place: number): string => (place === 0 ? 'provider' : place < keep ? 'failover' : 'ready');
  const violations: string[] = [];
  for (const [place, vmId] of inFailover.entries()) {
    const details = await ask(stage.port, 'estate.vm', { connectionId: stage.connectionId, vmId });
    const found = details?.vm.placement === 'provider' ? 'provider' : (details?.replica?.state ?? 'nothing');
    // Replication may already be at work again on what was undone.
    const fits = found === expected(place) || (expected(place) === 'ready' && found === 'processing');
    if (!fits) violations.push(`${details?.vm.name ?? vmId} should be ${expected(place)} and is ${found}`);
  }
  return violations;
}
