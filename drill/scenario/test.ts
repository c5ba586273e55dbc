import type { Truth } from '../../practice/control/contract.ts';
import { observedOf, violationsOf } from '../checks.ts';
import { observedVms, perform, review } from '../stage.ts';
import type { Outcome, Stage } from '../stage.ts';
import { ask, until } from '../watch.ts';
import { planOfLargestSite } from './plans.ts';

/**
 * A plan is tested while production runs: every guest comes up, cut off from production networks; when all have been seen,
 * each is stopped, and nothing is left of it. The test is kept with the plan.
 */
export async function test(stage: Stage): Promise<Outcome> {
  const { port, connectionId, provider } = stage;
  const plan = await planOfLargestSite(stage);
  const before = await provider.control.truth();
  const made = await review(stage, 'test-failover', [], { planId: plan.planId });
  const points = await pointsOf(
    stage,
    made.items.map(({ vmId }) => vmId),
  );
  const tested = await perform(stage, made);
  const truth = await provider.control.truth();
  const up = observedVms(tested.run, 'test-start');
  const down = observedVms(tested.run, 'test-stop');
  const kept = await until('the test in the plan’s history', 10_000, async () => {
    const seen = await ask(port, 'plan.get', { connectionId, planId: plan.planId });
    return seen.plan?.tests.find(({ runId }) => runId === tested.run.runId) ?? null;
  });
  const violations = [
    ...violationsOf(truth, tested),
    ...reached(truth),
    ...touched(before, truth),
    ...up.filter((vmId) => !down.includes(vmId)).map((vmId) => `the test of ${vmId} was not stopped`),
    ...(await leftovers(stage, points)),
    ...(tested.run.ending === 'completed' ? [] : [`the test ended as ${tested.run.ending ?? 'nothing'}`]),
  ];
  return {
    figures: {
      plan: plan.name,
      tested: observedOf(tested),
      stopped: down.length,
      keptMembers: kept.members.length,
      effectsPerStepMax: Math.max(0, ...Object.values(truth.effectsByStep)),
    },
    violations: [...new Set(violations)],
    performed: [tested],
    shown: up.length > 0 && up.length === made.items.length && kept.members.filter(({ ok }) => ok).length === up.length,
  };
}

/** No guest of a test ever hung on a production network. */
function reached({ power, effects }: Truth): string[] {
  const tests = new Set(
    effects.filter(({ effect }) => effect === 'test-started').map(({ operationId }) => operationId),
  );
  return power
    .filter(({ by, power: state, network }) => tests.has(by) && state === 'on' && network !== 'isolated')
    .map(({ vmId }) => `the test of ${vmId} hung on a production network`);
}

/** Production is as it was. */
function touched(before: Truth, after: Truth): string[] {
  const sources = new Map(before.copies.map(({ vmId, source }) => [vmId, source.power]));
  return after.copies
    .filter(({ vmId, source }) => sources.get(vmId) !== source.power)
    .map(({ vmId }) => `the source of ${vmId} was touched by a test`);
}

type Points = ReadonlyMap<string, readonly string[]>;

async function pointsOf({ port, connectionId }: Stage, vmIds: readonly string[]): Promise<Points> {
  const found = new Map<string, readonly string[]>();
  for (const vmId of vmIds) {
    const details = await ask(port, 'estate.vm', { connectionId, vmId });
    found.set(vmId, details?.points?.points.map(({ id }) => id) ?? []);
  }
  return found;
}

/** What there was is there, nothing else is on disk, and the replica is protected again. */
async function leftovers(stage: Stage, before: Points): Promise<string[]> {
  const { port, connectionId } = stage;
  const violations: string[] = [];
  for (const [vmId, points] of before) {
    const details = await ask(port, 'estate.vm', { connectionId, vmId });
    const replica = details?.replica;
    if (replica?.temporaryBytes !== 0 || replica.test !== null || replica.isolated)
      violations.push(`something is left of the test of ${details?.vm.name ?? vmId}`);
    const now = new Set(details?.points?.points.map(({ id }) => id));
    // Replication goes on: the oldest may have gone for a new one, nothing else.
    const gone = points.slice(1).filter((id) => !now.has(id));
    if (gone.length > 0) violations.push(`the test of ${details?.vm.name ?? vmId} cost it restore points`);
  }
  return violations;
}
