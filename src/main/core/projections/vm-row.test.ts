import { describe, expect, it } from 'vitest';
import { VM_FLAG } from '#shared/ipc/index.ts';
import type { EstateRow } from '../store/ports.ts';
import { vmRowOf } from './vm-row.ts';

const heard = new Set(['site-1']);

function row(changes: Partial<EstateRow>): EstateRow {
  return {
    ...{ vmId: 'vm-1', name: 'one', siteId: 'site-1', hostId: 'host-1', networkId: null, application: null, tier: 1 },
    ...{ criticality: 'normal', placement: 'home', replicaId: 'rep-1', replicaKind: 'snapshot', stateSince: 1 },
    ...{ replicaHostId: 'cloud-1', state: 'failover', power: 'on', rpoTargetSeconds: 900, latestPointAt: 1 },
    ...{ lastTestedAt: null, sourcePower: 'on', twoCopiesSince: null, isolated: false, failoverOffered: false },
    ...{ blockerCode: null, claimedByRunId: null },
    ...changes,
  };
}

const none: ReadonlySet<string> = new Set();

describe('two copies', () => {
  it('are shown as soon as our own facts say it, before the provider raises its flag', () => {
    expect(vmRowOf(row({}), heard, none).look).toBe('two-copies');
    for (const state of [
      'ready',
      'failover-failed',
      'undoing',
      'synchronising',
      'ready-to-switch',
      'failback',
    ] as const) {
      expect(vmRowOf(row({ state }), heard, none).look).toBe('two-copies');
    }
  });

  it('are shown whenever the provider says so, whatever we read', () => {
    for (const changes of [
      { sourcePower: 'off' },
      { power: 'off' },
      { isolated: true },
      { state: 'verifying' },
    ] as const) {
      expect(vmRowOf(row({ ...changes, twoCopiesSince: 5 }), new Set(), none).look).toBe('two-copies');
    }
  });

  it.each<readonly [string, Partial<EstateRow>, string]>([
    ['in a test, which reaches nobody', { state: 'verifying' }, 'test'],
    ['while the replica is isolated', { isolated: true }, 'failover'],
    ['while the copies are switched', { state: 'switching' }, 'working'],
    ['while the replica is processed', { state: 'processing' }, 'working'],
    ['when the source is off', { sourcePower: 'off' }, 'failover'],
    ['when the replica is off', { power: 'off', state: 'ready' }, 'protected'],
    ['by what a site told that is not heard now', { siteId: 'site-2' }, 'failover'],
  ])('are not read from our own facts %s', (_when, changes, look) => {
    expect(vmRowOf(row(changes), heard, none).look).toBe(look);
  });
});

describe('flags', () => {
  it('say that a replica is isolated', () => {
    expect(vmRowOf(row({ isolated: true }), heard, none).flags & VM_FLAG.isolated).not.toBe(0);
    expect(vmRowOf(row({}), heard, none).flags & VM_FLAG.isolated).toBe(0);
  });

  it('say that an order for it shows no effect in its time, whatever its state', () => {
    const stalled = vmRowOf(row({ sourcePower: 'off' }), heard, new Set(['vm-1']));
    expect([stalled.look, stalled.flags & VM_FLAG.stalled]).toEqual(['failover', VM_FLAG.stalled]);
    expect(vmRowOf(row({}), heard, none).flags & VM_FLAG.stalled).toBe(0);
  });
});
