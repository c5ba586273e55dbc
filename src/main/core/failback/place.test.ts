import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replicaAction, replicaState } from '#shared/domain/index.ts';
import type { Replica, ReplicaState } from '#shared/domain/index.ts';
import { failbackDecided, failbackSteps } from '#shared/ipc/index.ts';
import { lifecycle, mainOrderOf } from '#shared/lifecycle/index.ts';
import { aReplica } from '../store/testing/lines.ts';
import { isBusy, offersOf, stepOf } from './place.ts';
import type { PlaceFacts } from './place.ts';

const AT = 1_700_000_000_000;

const failback: fc.Arbitrary<Replica['failback']> = fc.option(
  fc.record({
    runId: fc.constant('run-1'),
    since: fc.constant(AT),
    target: fc.constant({ kind: 'original' as const }),
    switchover: fc.constantFrom(
      { mode: 'auto' as const },
      { mode: 'manual' as const },
      { mode: 'scheduled' as const, at: AT },
    ),
    switchoverBy: fc.constant('op-1'),
    syncedAt: fc.option(fc.constant(AT)),
    switchedAt: fc.option(fc.constant(AT)),
  }),
);

/** Any replica, also one whose provider allows more than the lifecycle does. */
const replica = fc
  .record({
    state: fc.constantFrom(...replicaState.options),
    stateBy: fc.option(fc.constant('op-1')),
    power: fc.constantFrom('on' as const, 'off' as const, 'unknown' as const),
    allowedActions: fc.subarray([...replicaAction.options]),
    failback,
    twoCopiesSince: fc.option(fc.constant(AT)),
    claimedByRunId: fc.option(fc.constant('run-2')),
    failure: fc.option(fc.constant('It did not work.')),
  })
  .map((changes) => aReplica('rep-1', 'vm-1', changes));

const facts: fc.Arbitrary<PlaceFacts> = fc.record({
  placement: fc.constantFrom('home' as const, 'provider' as const),
  replica: fc.option(replica),
  decided: fc.constantFrom(...failbackDecided.options),
  isLeft: fc.boolean(),
  isVerified: fc.boolean(),
});

function placed(state: ReplicaState, changes: Partial<Replica> = {}, more: Partial<PlaceFacts> = {}): PlaceFacts {
  const own = aReplica('rep-1', 'vm-1', { state, allowedActions: [...replicaAction.options], ...changes });
  return { placement: 'home', replica: own, decided: 'where', isLeft: false, isVerified: false, ...more };
}

const going = {
  ...{ runId: 'run-1', since: AT, target: { kind: 'original' as const }, switchoverBy: 'op-1' },
  ...{ switchover: { mode: 'manual' as const }, syncedAt: AT, switchedAt: null },
};

describe('where a VM is on its way home', () => {
  it('is one page, whatever the facts are', () => {
    fc.assert(
      fc.property(facts, (any) => {
        expect(failbackSteps).toContain(stepOf(any));
      }),
    );
  });

  it('never offers an order that the lifecycle or the provider refuses, or that another run stands in the way of', () => {
    fc.assert(
      fc.property(facts, (any) => {
        const offers = offersOf(any);
        if (any.replica === null || any.replica.claimedByRunId !== null) expect(offers).toEqual([]);
        for (const verb of offers) {
          const rule = lifecycle[mainOrderOf[verb]];
          expect(rule.from).toContain(any.replica?.state);
          expect(any.replica?.allowedActions).toContain(rule.action);
          if (any.replica?.twoCopiesSince !== null) expect(rule.withTwoCopies).toBe(true);
        }
      }),
    );
  });

  it('offers a way on, or out, in every state that the lifecycle has one for', () => {
    const wayOf = (state: ReplicaState) => offersOf(placed(state, { failback: going }, { decided: 'synchronise' }));
    const ways = (
      ['failback-start', 'switch-over', 'cancel-failback', 'commit-failback', 'undo-failback'] as const
    ).map((action) => lifecycle[action]);
    for (const state of replicaState.options) {
      const legal = ways.filter(({ from }) => from.includes(state)).map(({ action }) => action);
      const offered = wayOf(state).map((verb) => mainOrderOf[verb]);
      expect(offered).toEqual(expect.arrayContaining(legal));
    }
  });

  it.each([
    ['failover', {}, 'where'],
    ['synchronising', { failback: going }, 'synchronise'],
    ['ready-to-switch', { failback: going }, 'switch-over'],
    ['ready-to-switch', { failback: { ...going, switchover: { mode: 'scheduled', at: AT } } }, 'cutover'],
    ['switching', { failback: going }, 'switch-over'],
    ['failback', { failback: { ...going, switchedAt: AT } }, 'verify'],
    ['finalising', { failback: { ...going, switchedAt: AT } }, 'finish'],
    ['undoing', { failback: { ...going, switchedAt: AT } }, 'finish'],
    ['undoing', { failback: going }, 'switch-over'],
    ['undoing', {}, 'done'],
    ['ready', {}, 'done'],
    ['processing', {}, 'done'],
    ['processing', { stateBy: 'op-1' }, 'attention'],
    ['failover-failed', {}, 'attention'],
    ['unknown', {}, 'attention'],
    ['failover', { twoCopiesSince: AT }, 'attention'],
  ] as const)('a replica that is %s with %j is at “%s”', (state, changes, step) => {
    expect(stepOf(placed(state, changes))).toBe(step);
  });

  it('a scheduled switchover that failed waits for a person, not for its time', () => {
    const failed = { failback: { ...going, switchover: { mode: 'scheduled' as const, at: AT } }, failure: 'No.' };
    expect(stepOf(placed('ready-to-switch', failed))).toBe('switch-over');
  });

  it('only the ticks of the check list bring a VM from verify to its end', () => {
    expect(stepOf(placed('failback', { failback: going }, { isVerified: true }))).toBe('finish');
  });

  it('a VM that was left behind is nowhere else, but one that is the provider’s is done', () => {
    expect(stepOf(placed('failback', {}, { isLeft: true }))).toBe('left');
    expect(stepOf(placed('failback', {}, { isLeft: true, placement: 'provider' }))).toBe('done');
  });

  it('is busy while the provider works on it, or a run has claimed it', () => {
    expect(isBusy(placed('switching'))).toBe(true);
    expect(isBusy(placed('failback', { claimedByRunId: 'run-2' }))).toBe(true);
    expect(isBusy(placed('failback'))).toBe(false);
  });
});
