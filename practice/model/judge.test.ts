import { beforeEach, describe, expect, it } from 'vitest';
import type { Replica } from '#shared/domain/index.ts';
import { TestWorld } from '../testing/world.ts';
import { judge, twoCopiesSince } from './judge.ts';
import type { ReplicaFacts } from './rules.ts';
import { refusalsOf } from './refusals.ts';
import { actionsInState } from './table.ts';

let facts: ReplicaFacts;

beforeEach(() => {
  const world = new TestWorld();
  const replica = world.replica('erp-app-01');
  facts = {
    replica,
    vm: world.provider.store.get('vm', replica.vmId)!,
    contact: 'connected',
    productionContact: 'connected',
    hostReachable: true,
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
    expect(allowed({ state: 'ready' })).toEqual(actionsInState.ready);
    expect(allowed({ state: 'verifying', power: 'on' })).toEqual(['test-stop']);
    expect(allowed({ state: 'failover', power: 'on' })).toEqual(actionsInState.failover);
    expect(allowed({ state: 'failover-failed' })).toEqual(actionsInState['failover-failed']);
    expect(allowed({ state: 'ready-to-switch', power: 'on' })).toEqual(actionsInState['ready-to-switch']);
    expect(allowed({ state: 'failback' })).toEqual(['commit-failback', 'undo-failback', 'pin-point']);
  });

  it('is nothing that starts or moves a copy while something is under way or unknown', () => {
    for (const state of ['processing', 'undoing', 'finalising', 'switching', 'permanent', 'unknown'] as const)
      expect(allowed({ state })).toEqual([]);
    expect(allowed({ state: 'synchronising', power: 'on' })).toEqual(['change-switchover', 'pin-point']);
  });

  it('is blocked with a reason', () => {
    expect(blockers({ state: 'processing', stateBy: null })).toEqual(['replication-running']);
    expect(blockers({ state: 'verifying' })).toEqual(['test-running']);
    expect(blockers({}, { hasPoint: false })).toEqual(['no-restore-point']);
    expect(blockers({}, { hostFree: { cpuMhz: 1e9, memoryBytes: 1 } })).toEqual(['quota-exceeded']);
    expect(blockers({}, { contact: 'lost' })).toEqual(['site-not-connected']);
    expect(blockers({}, { tenantEnabled: false })).toEqual(['tenant-disabled']);
    expect(allowed({}, { contact: 'unknown' })).toEqual(['failover', 'test-start', 'pin-point']);
  });

  it('to a disabled tenant is nothing that starts or moves; what stops and cuts off stays', () => {
    const disabled = { tenantEnabled: false };
    expect(allowed({}, disabled)).toEqual(['power-off-source', 'pin-point']);
    expect(allowed({ state: 'verifying', power: 'on' }, disabled)).toEqual(['test-stop']);
    expect(allowed({ state: 'failover', power: 'on' }, disabled)).toEqual(['power-off-source', 'isolate', 'pin-point']);
    expect(allowed({ state: 'failback' }, disabled)).toEqual(['pin-point']);
  });

  it('on a host out of reach is an undo, by force, and what is not done there', () => {
    const away = { hostReachable: false };
    expect(allowed({ state: 'ready' }, away)).toEqual(['power-off-source', 'pin-point']);
    expect(allowed({ state: 'failover', power: 'on' }, away)).toEqual([
      'undo-failover',
      'power-off-source',
      'pin-point',
    ]);
    expect(allowed({ state: 'ready-to-switch', power: 'on' }, away)).toEqual([
      'change-switchover',
      'power-off-source',
      'pin-point',
    ]);
  });

  it('is no switchover where the site that it leads to is not heard', () => {
    const facts = { productionContact: 'lost' as const };
    expect(allowed({ state: 'ready-to-switch', power: 'on' }, facts)).not.toContain('switch-over');
    expect(allowed({ state: 'ready-to-switch', power: 'on' }, facts)).toContain('cancel-failback');
  });

  it('is no power-off of a source that is off, nor a second isolation', () => {
    const sourcePower = { ...facts.replica.sourcePower, power: 'off' as const };
    expect(allowed({ sourcePower })).not.toContain('power-off-source');
    const replica = { ...facts.replica, sourcePower, allowedActions: ['failover'] };
    expect(refusalsOf(replica, 'power-off-source').map(({ code }) => code)).toEqual(['source-off']);
    expect(allowed({ state: 'failover', power: 'on', isolated: true })).not.toContain('isolate');
    const cut = { ...facts.replica, state: 'failover' as const, isolated: true, allowedActions: [] };
    expect(refusalsOf(cut, 'isolate').map(({ code }) => code)).toEqual(['isolated']);
  });

  it('is only what ends one of two copies, or cuts it off', () => {
    const two: Partial<Replica> = { state: 'failover', power: 'on', twoCopiesSince: 5 };
    expect(allowed(two)).toEqual(['undo-failover', 'power-off-source', 'isolate']);
    expect(blockers(two)).toEqual(['two-copies']);
  });

  it.each(Object.entries(actionsInState))('in %s keeps to the table when nothing is in its way', (state, actions) => {
    expect(allowed({ state: state as Replica['state'], power: 'on', stateBy: 'op-1' })).toEqual(
      state === 'verifying' ? ['test-stop'] : actions,
    );
  });
});

describe('two copies', () => {
  const on = { power: 'on' as const, observedAt: 1, observer: 'site-agent' as const, changedBy: null };
  const running = (): Replica => ({ ...facts.replica, state: 'failover', power: 'on', sourcePower: on });

  it('is raised when a running source is seen beside a running replica', () => {
    expect(twoCopiesSince(running(), 'connected', 7)).toBe(7);
    expect(twoCopiesSince(running(), 'lost', 7)).toBeNull();
  });

  it('is not raised by a test, and is by what a forced undo may have left', () => {
    const test = { runId: 'run-1', since: 1, pointAt: 1, pointId: null };
    expect(twoCopiesSince({ ...running(), state: 'verifying', test }, 'connected', 7)).toBeNull();
    expect(twoCopiesSince({ ...running(), state: 'ready', power: 'unknown' }, 'connected', 7)).toBe(7);
  });

  it('stays until one of them is seen off, contact or not', () => {
    expect(twoCopiesSince({ ...running(), twoCopiesSince: 3 }, 'lost', 7)).toBe(3);
    expect(twoCopiesSince({ ...running(), twoCopiesSince: 3, power: 'off' }, 'connected', 7)).toBeNull();
    const off = { ...on, power: 'off' as const };
    expect(twoCopiesSince({ ...running(), twoCopiesSince: 3, sourcePower: off }, 'connected', 7)).toBeNull();
  });
});
