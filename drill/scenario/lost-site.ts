import { observedOf, shownButNotDone, violationsOf } from '../checks.ts';
import {
  attests,
  largestSite,
  loseSite,
  observedVms,
  perform,
  review,
  reviewOfAll,
  RUN_MS_MAX,
  vmIdsOf,
} from '../stage.ts';
import type { Outcome, Stage } from '../stage.ts';
import { ask, pictureOf, until } from '../watch.ts';

const LOST_REPLIES = 3;
const LOST_REQUESTS = 3;
/** The provider is gone this long in the middle of the batch. */
const GATEWAY_GONE_MS = 2_000;

/**
 * The main job: a site is lost, it is attested, its VMs are failed over while replies are lost and the gateway is killed,
 * some are undone, one is made permanent; after each part the provider's ground truth is held against the screen.
 */
export async function lostSite(stage: Stage): Promise<Outcome> {
  const { port, connectionId, provider } = stage;
  const before = await pictureOf(port, connectionId);
  const site = largestSite(before);
  await loseSite(stage, site);

  const vmIds = vmIdsOf(before, site.id);
  const bare = await review(stage, 'failover', vmIds);
  const violations = bare.hindrances.length === 0 ? ['a start without evidence was not hindered'] : [];
  const reviewed = await review(stage, 'failover', vmIds, { evidence: [attests(site.id)] });
  const failover = await perform(stage, reviewed, () => trouble(stage));
  const afterFailover = await provider.control.truth();
  violations.push(...violationsOf(afterFailover, failover));
  violations.push(...shownButNotDone(afterFailover, failover, (copies) => copies?.replica.power === 'on'));

  const inFailover = observedVms(failover.run, 'failover');
  const keep = Math.max(1, Math.floor(inFailover.length / 2));
  const undo = await perform(stage, await reviewOfAll(stage, 'undo-failover', inFailover.slice(keep)));
  const afterUndo = await provider.control.truth();
  violations.push(...shownButNotDone(afterUndo, undo, (copies) => copies?.replica.power === 'off'));

  const permanent = await perform(stage, await reviewOfAll(stage, 'permanent-failover', inFailover.slice(0, 1)));
  const truth = await provider.control.truth();
  violations.push(...violationsOf(truth, failover), ...(await finalStateViolations(stage, inFailover, keep)));
  const failedOver = failover.review.items.length;
  const effectsPerStepMax = Math.max(0, ...Object.values(truth.effectsByStep));
  return {
    figures: {
      site: site.name,
      vms: before.vmIds.length,
      failedOver,
      excluded: failover.review.excluded.length,
      observed: observedOf(failover),
      undone: observedOf(undo),
      permanent: observedOf(permanent),
      lostReplies: truth.lostReplies,
      sameKeyRetries: truth.sameKeyRetries,
      gatewayKills: 1,
      effectsPerStepMax,
    },
    violations: [...new Set(violations)],
    performed: [failover, undo, permanent],
    shown:
      failedOver > 0 &&
      observedOf(failover) === failedOver &&
      observedOf(permanent) === 1 &&
      effectsPerStepMax === 1 &&
      truth.lostReplies >= LOST_REPLIES &&
      truth.sameKeyRetries >= LOST_REQUESTS,
  };
}

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
