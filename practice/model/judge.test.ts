import { beforeEach, describe, expect, it } from 'vitest';
import { replicaState } from '#shared/domain/index.ts';
import type { Replica } from '#shared/domain/index.ts';
import { TestWorld } from '../testing/world.ts';
import { judge, twoCopiesSince } from './judge.ts';
import type { ReplicaFacts } from './judge.ts';
import { refusalsOf } from './refusals.ts';

let facts: ReplicaFacts;

beforeEach(() => {
  const world = new TestWorld();
  const replica = world.replica('erp-app-01');
  facts = {
    replica,
    vm: world.provider.store.get('vm', replica.vmId)!,
    contact: 'connected',
    hostFree: { cpuMhz: 1e9, memoryBytes: 1e15 },
    hasPoint: true,
    tenantEnabled: true,
  };
});

function allowed(change: Partial<Replica>, around: Partial<ReplicaFacts> = {}): readonly string[] {
  return judge({ ...facts, ...around, replica: { ...facts.replica, ...change } }).allowedActions;
}

function blockers(change: Partial<Replica>, around: Partial<ReplicaFacts> = {}): string[] {
  return judge({ ...facts, ...around, replica: { ...facts.replica, ...change } }).blockers.map(({ code }) => code);
}

describe('what may be ordered', () => {
  it('follows from the state', () => {
    expect(allowed({ state: 'ready' })).toEqual(['failover', 'power-off-source']);
    expect(allowed({ state: 'failover', power: 'on' })).toEqual([
      'undo-failover',
      'permanent-failover',
      'power-off-source',
    ]);
    expect(allowed({ state: 'failover-failed' })).toEqual(['failover', 'undo-failover', 'power-off-source']);
  });

  it('is nothing while something is under way or unknown', () => {
    const still = ['ready', 'failover', 'failover-failed'];
    for (const state of replicaState.options.filter((each) => !still.includes(each)))
      expect(allowed({ state })).toEqual([]);
  });

  it('is blocked with a reason', () => {
    expect(blockers({ state: 'processing', stateBy: null })).toEqual(['replication-running']);
    expect(blockers({ state: 'verifying' })).toEqual(['test-running']);
    expect(blockers({}, { hasPoint: false })).toEqual(['no-restore-point']);
    expect(blockers({}, { hostFree: { cpuMhz: 1e9, memoryBytes: 1 } })).toEqual(['quota-exceeded']);
    expect(blockers({}, { contact: 'lost' })).toEqual(['site-not-connected']);
    expect(blockers({}, { tenantEnabled: false })).toEqual(['tenant-disabled']);
    expect(allowed({}, { tenantEnabled: false })).toEqual(['power-off-source']);
    expect(allowed({}, { contact: 'unknown' })).toEqual(['failover']);
  });

  it('is no power-off of a source that is off', () => {
    const sourcePower = { ...facts.replica.sourcePower, power: 'off' as const };
    expect(allowed({ sourcePower })).toEqual(['failover']);
    const replica = { ...facts.replica, sourcePower, allowedActions: ['failover'] };
    expect(refusalsOf(replica, 'power-off-source').map(({ code }) => code)).toEqual(['source-off']);
  });

  it('is only what ends one of two copies', () => {
    const two: Partial<Replica> = { state: 'failover', power: 'on', twoCopiesSince: 5 };
    expect(allowed(two)).toEqual(['undo-failover', 'power-off-source']);
    expect(blockers(two)).toEqual(['two-copies']);
  });
});

describe('two copies', () => {
  const on = { power: 'on' as const, observedAt: 1, observer: 'site-agent' as const, changedBy: null };
  const running = (): Replica => ({ ...facts.replica, state: 'failover', power: 'on', sourcePower: on });

  it('is raised when a running source is seen beside a running replica', () => {
    expect(twoCopiesSince(running(), 'connected', 7)).toBe(7);
    expect(twoCopiesSince(running(), 'lost', 7)).toBeNull();
  });

  it('stays until one of them is seen off, contact or not', () => {
    expect(twoCopiesSince({ ...running(), twoCopiesSince: 3 }, 'lost', 7)).toBe(3);
    expect(twoCopiesSince({ ...running(), twoCopiesSince: 3, power: 'off' }, 'connected', 7)).toBeNull();
    const off = { ...on, power: 'off' as const };
    expect(twoCopiesSince({ ...running(), twoCopiesSince: 3, sourcePower: off }, 'connected', 7)).toBeNull();
  });
});
