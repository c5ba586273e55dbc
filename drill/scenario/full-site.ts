import type { Plan } from '#shared/domain/index.ts';
import type { EstatePicture } from '#shared/ipc/index.ts';
import type { Truth } from '../../practice/control/contract.ts';
import { observedOf, shownButNotDone, violationsOf } from '../checks.ts';
import type { Performed } from '../checks.ts';
import { attests, loseSite, perform, review } from '../stage.ts';
import type { Outcome, Stage } from '../stage.ts';
import { ask, pictureOf } from '../watch.ts';
import { planOfLargestSite } from './plans.ts';

/**
 * A whole site is lost, and its plan is started: the provider's appliance becomes the gateway, members start in the order of
 * their dependencies within the start window, gates are answered. In the end the last run of the plan is undone and the
 * network is released.
 */
export async function fullSite(stage: Stage): Promise<Outcome> {
  const { port, connectionId, provider } = stage;
  const picture = await pictureOf(port, connectionId);
  const summary = await planOfLargestSite(stage);
  const { plan } = await ask(port, 'plan.get', { connectionId, planId: summary.planId });
  if (plan === null) throw new Error('the plan is gone');
  const site = siteOfPlan(picture, plan);
  await loseSite(stage, site);
  const made = await review(stage, 'failover', [], { planId: plan.id, evidence: [attests(site.id)] });
  const started = await perform(stage, made, (runId) => answerGates(stage, runId));
  const truth = await provider.control.truth();
  const violations = [
    ...violationsOf(truth, started),
    ...shownButNotDone(truth, started, (copies) => copies?.replica.power === 'on'),
    ...outOfOrder(truth, plan, started),
    ...(made.scope === 'full-site' ? [] : ['the plan was not compiled as full-site']),
    ...(started.run.ending === 'completed' ? [] : [`the plan ended as ${started.run.ending ?? 'nothing'}`]),
  ];
  const again = await ask(port, 'run.undo', { runId: started.run.runId });
  const undo = await perform(stage, again.review);
  const after = await provider.control.truth();
  violations.push(...shownButNotDone(after, undo, (copies) => copies?.replica.power === 'off'));
  const released = after.effects.some(({ effect }) => effect === 'network-released');
  return {
    figures: {
      plan: plan.name,
      members: plan.members.length,
      failedOver: observedOf(started),
      excluded: made.excluded.length,
      waves: made.waves,
      undone: observedOf(undo),
      networkReleased: released ? 1 : 0,
      effectsPerStepMax: Math.max(0, ...Object.values(after.effectsByStep)),
    },
    violations: [...new Set(violations)],
    performed: [started, undo],
    shown:
      observedOf(started) === made.items.length &&
      made.items.length > 0 &&
      observedOf(undo) === made.items.length &&
      released,
  };
}

function siteOfPlan(picture: EstatePicture, { members }: Plan): EstatePicture['sites'][number] {
  const slot = picture.vmIds.indexOf(members[0]?.vmId ?? '');
  const site = picture.sites[picture.siteIndex[slot] ?? -1];
  if (site === undefined) throw new Error('the plan has no VM of a known site');
  return site;
}

/** The person at the gates: reads, and lets everything through, until the run has ended. */
async function answerGates({ port, progress }: Stage, runId: string): Promise<void> {
  for (;;) {
    const run = (await ask(port, 'run.list', {})).find((one) => one.runId === runId);
    if (run === undefined || run.phase === 'ended') return;
    for (const { stepId, text, kind } of run.questions) {
      if (kind === 'failure') return;
      progress.stage(`The run asks: “${text}” — go on.`);
      await ask(port, 'run.answer', { runId, stepId, answer: 'go', note: 'It is a drill.' });
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** By the ground truth: no member was started before those that it comes after were up. */
export function outOfOrder({ effects }: Truth, plan: Plan, { run, review: made }: Performed): string[] {
  const startedAt = new Map(
    effects
      .filter(({ effect, stepKey }) => effect === 'replica-started' && stepKey.startsWith(`${run.runId}/`))
      .map(({ vmId, at }) => [vmId, at]),
  );
  const nameOf = new Map(made.items.map(({ vmId, name }) => [vmId, name]));
  return plan.members.flatMap(({ vmId, after }) => {
    const at = startedAt.get(vmId);
    if (at === undefined) return [];
    return after
      .filter((earlier) => nameOf.has(earlier) && (startedAt.get(earlier) ?? Infinity) > at)
      .map((earlier) => `${nameOf.get(vmId) ?? vmId} was up before ${nameOf.get(earlier) ?? earlier}`);
  });
}
