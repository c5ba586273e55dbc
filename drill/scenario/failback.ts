import type { ReviewRequest } from '#shared/ipc/index.ts';
import type { RunVerb } from '#shared/domain/index.ts';
import type { Truth } from '../../practice/control/contract.ts';
import { violationsOf } from '../checks.ts';
import type { Performed } from '../checks.ts';
import {
  attests,
  largestSite,
  loseSite,
  observedVms,
  perform,
  returnSite,
  review,
  reviewOfAll,
  vmIdsOf,
} from '../stage.ts';
import type { Outcome, Stage } from '../stage.ts';
import { ask, pictureOf, until } from '../watch.ts';

/** So far ahead a scheduled switchover is set, and then brought nearer. */
const SCHEDULED_AHEAD_MS = 3_600_000;
const BROUGHT_NEAR_MS = 3_000;

type Options = NonNullable<ReviewRequest['options']>;

/**
 * The site is back, and its VMs go home in every way there is: switched over by hand, by itself, and at a time that is changed;
 * one is cancelled before the switchover and goes on running, one is undone after it. No record that was written at the
 * provider is lost by any of it.
 */
export async function failback(stage: Stage): Promise<Outcome> {
  const { port, connectionId, provider } = stage;
  const picture = await pictureOf(port, connectionId);
  const site = largestSite(picture);
  await loseSite(stage, site);
  const performed: Performed[] = [];
  const run = async (verb: RunVerb, vmIds: readonly string[], options: Options = {}): Promise<void> => {
    const one = await perform(stage, await reviewOfAll(stage, verb, vmIds, { options }));
    performed.push(one);
    if (one.run.ending !== 'completed') throw new Error(`“${one.run.title}” ended as ${one.run.ending ?? 'nothing'}`);
  };
  const wanted = { evidence: [attests(site.id)] };
  const all = await review(stage, 'failover', vmIdsOf(picture, site.id), wanted);
  const five = all.items.slice(0, 5).map(({ vmId }) => vmId);
  const failover = await perform(stage, await reviewOfAll(stage, 'failover', five, wanted));
  performed.push(failover);
  await returnSite(stage, site, 'off');

  const [byHand = '', byItself = '', atATime = '', cancelled = '', undone = ''] = five;
  const to = (switchover: NonNullable<Options['failback']>['switchover']): Options => ({
    failback: { target: { kind: 'original' }, quickRollback: false, switchover },
  });
  await Promise.all([
    run('failback', [byHand, cancelled, undone], to({ mode: 'manual' })),
    run('failback', [byItself], to({ mode: 'auto' })),
    run('failback', [atATime], to({ mode: 'scheduled', at: Date.now() + SCHEDULED_AHEAD_MS })),
  ]);
  const soon = { mode: 'scheduled', at: Date.now() + BROUGHT_NEAR_MS } as const;
  await Promise.all([
    run('change-switchover', [atATime], { switchover: soon }),
    run('switch-over', [byHand, undone]),
    run('cancel-failback', [cancelled]),
  ]);
  await run('undo-failback', [undone]);
  await stateIs(stage, atATime, 'failback');
  await run('commit-failback', [byHand, byItself, atATime]);

  const truth = await provider.control.truth();
  const states = await Promise.all(five.map((vmId) => stateOf(stage, vmId)));
  const expected = ['ready', 'ready', 'ready', 'failover', 'failover'];
  const violations = [
    ...violationsOf(truth, failover),
    ...lostWrites(truth),
    ...five.flatMap((vmId, at) => {
      const state = states[at] ?? 'nothing';
      return state === expected[at] || (expected[at] === 'ready' && state === 'processing')
        ? []
        : [`${vmId} should be ${expected[at] ?? '?'} and is ${state}`];
    }),
  ];
  return {
    figures: {
      site: site.name,
      failedOver: observedVms(failover.run, 'failover').length,
      committed: 3,
      cancelled: 1,
      undone: 1,
      recordsLostFailback: lostWrites(truth).length,
      effectsPerStepMax: Math.max(0, ...Object.values(truth.effectsByStep)),
    },
    violations: [...new Set(violations)],
    performed,
    shown: violations.length === 0 && truth.effects.some(({ effect }) => effect === 'failback-cancelled'),
  };
}

async function stateOf({ port, connectionId }: Stage, vmId: string): Promise<string> {
  return (await ask(port, 'estate.vm', { connectionId, vmId }))?.replica?.state ?? 'nothing';
}

async function stateIs(stage: Stage, vmId: string, state: string): Promise<void> {
  await until(`${vmId} in ${state}`, 30_000, async () => ((await stateOf(stage, vmId)) === state ? true : null));
}

/**
 * What a replica wrote while it ran must be where it goes on: a source that starts after a switchover has all of it up to the
 * replica's shutdown; a replica that starts again after an undo has its own disk of that moment.
 */
function lostWrites({ power }: Truth): string[] {
  const lost: string[] = [];
  const replicaOff = new Map<string, number>();
  for (const { vmId, copy, power: state, at, from } of power) {
    if (copy === 'replica' && state === 'off') replicaOff.set(vmId, at);
    const carries = from?.choice === 'replica' || from?.choice === 'own-disk';
    if (state === 'on' && carries && from.at < (replicaOff.get(vmId) ?? 0))
      lost.push(`${vmId}: what its replica wrote before its shutdown was lost`);
  }
  return lost;
}
