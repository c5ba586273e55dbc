import type { Truth } from '../../practice/control/contract.ts';
import { observedOf, shownButNotDone, violationsOf } from '../checks.ts';
import { largestSite, observedVms, perform, review, reviewOfAll, vmIdsOf } from '../stage.ts';
import type { Outcome, Stage } from '../stage.ts';
import { ask, pictureOf } from '../watch.ts';

const VMS_MAX = 6;

/**
 * A storm is coming: VMs are moved while their site is well. Each guest is shut down between two passes of replication, so
 * nothing is lost; VMs of one replication job go one at a time. In the end everything is undone.
 */
export async function planned(stage: Stage): Promise<Outcome> {
  const { port, connectionId, provider } = stage;
  const picture = await pictureOf(port, connectionId);
  const site = largestSite(picture);
  const whole = await review(stage, 'planned-failover', vmIdsOf(picture, site.id));
  const vmIds = whole.items.slice(0, VMS_MAX).map(({ vmId }) => vmId);
  const pointsBefore = await pointCounts(stage, vmIds);

  const moved = await perform(stage, await reviewOfAll(stage, 'planned-failover', vmIds));
  const truth = await provider.control.truth();
  const violations = [
    ...violationsOf(truth, moved),
    ...shownButNotDone(truth, moved, (copies) => copies?.replica.power === 'on' && copies.source.power === 'off'),
    ...lossOf(truth),
    ...(await withoutHelperPoints(stage, vmIds, pointsBefore)),
  ];
  const inFailover = observedVms(moved.run, 'planned-failover');
  const undone = await perform(stage, await reviewOfAll(stage, 'undo-failover', inFailover));
  const after = await provider.control.truth();
  violations.push(...shownButNotDone(after, undone, (copies) => copies?.replica.power === 'off'));
  return {
    figures: {
      site: site.name,
      moved: inFailover.length,
      undone: observedOf(undone),
      jobs: new Set(await jobsOf(stage, vmIds)).size,
      effectsPerStepMax: Math.max(0, ...Object.values(after.effectsByStep)),
    },
    violations: [...new Set(violations)],
    performed: [moved, undone],
    shown: inFailover.length === vmIds.length && vmIds.length > 1 && observedOf(undone) === vmIds.length,
  };
}

/** The source was off before its replica started, and the replica started from what came after that. */
function lossOf({ effects }: Truth): string[] {
  return effects
    .filter(({ kind, effect }) => kind === 'planned-failover' && effect === 'replica-started')
    .flatMap(({ operationId, vmId, at, from }) => {
      const stopped = effects.find((one) => one.operationId === operationId && one.effect === 'source-stopped');
      if (stopped === undefined) return [`the source of ${vmId ?? '?'} was not shut down`];
      if (stopped.at > at) return [`the replica of ${vmId ?? '?'} was started before its source was off`];
      return (from?.at ?? 0) < stopped.at ? [`${vmId ?? '?'} lost what was written before its shutdown`] : [];
    });
}

async function pointCounts(
  { port, connectionId }: Stage,
  vmIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const vmId of vmIds) {
    const details = await ask(port, 'estate.vm', { connectionId, vmId });
    counts.set(vmId, details?.points?.points.filter(({ origin }) => origin === 'planned-failover').length ?? 0);
  }
  return counts;
}

/** A planned failover leaves its own restore points: two of a snapshot replica, one of a CDP replica. */
async function withoutHelperPoints(
  stage: Stage,
  vmIds: readonly string[],
  before: ReadonlyMap<string, number>,
): Promise<string[]> {
  const after = await pointCounts(stage, vmIds);
  return vmIds
    .filter((vmId) => (after.get(vmId) ?? 0) <= (before.get(vmId) ?? 0))
    .map((vmId) => `${vmId} has no restore point of its planned failover`);
}

async function jobsOf({ port, connectionId }: Stage, vmIds: readonly string[]): Promise<string[]> {
  const details = await Promise.all(vmIds.map((vmId) => ask(port, 'estate.vm', { connectionId, vmId })));
  return details.flatMap((one) => one?.replica?.job ?? []);
}
