import { beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '#shared/domain/index.ts';
import { expirePoint, loseSite, returnSite } from '../provider/incidents.ts';
import { failoverOrder } from '../testing/world.ts';
import type { TestWorld } from '../testing/world.ts';
import { LONG_MS, permanent, SECOND_MS, Talk, undo } from '../testing/talk.ts';

let talk: Talk;
let world: TestWorld;

beforeEach(() => {
  talk = new Talk();
  world = talk.world;
});

describe('a failover', () => {
  it('goes from accepted to seen in the feed, and is really done once', () => {
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const operation = talk.order('run-1', 'start', options);
    expect(operation).toMatchObject({ state: 'accepted', key: 'run-1/start/1' });
    world.clock.advance(2 * SECOND_MS);
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'processing', power: 'off', stateBy: operation.id });
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'failover', power: 'on', stateBy: operation.id });
    expect(talk.operation(operation.id)).toMatchObject({ state: 'succeeded', progressPercent: 100 });
    const row = world.provider.store.row('replica', 'rep-erp-app-01');
    expect(row?.causedBy).toBe(operation.id);
    expect(row?.seq).toBeGreaterThan(operation.acceptedSeq);
    expect(talk.effects()).toMatchObject([{ stepKey: 'run-1/start', effect: 'replica-started', sourcePower: 'off' }]);
  });

  it('takes from its host what the VM needs, and gives it back when undone', () => {
    const used = (): number => world.provider.store.get('host', world.replica('erp-app-01').hostId)!.used.memoryBytes;
    talk.failOver('erp-app-01');
    expect(used()).toBe(world.provider.store.get('vm', 'vm-erp-app-01')!.memoryBytes);
    world.run('run-2', { back: undo('erp-app-01') });
    talk.order('run-2', 'back');
    world.clock.advance(LONG_MS);
    expect(used()).toBe(0);
  });

  it('starts from the point that was reviewed', () => {
    const point = world.provider.store.get('points', 'rep-erp-app-01')!.points[3]!;
    const choice = { kind: 'point' as const, pointId: point.id, at: point.at };
    const options = talk.attestedRun('run-1', {
      start: { kind: 'failover', replicaId: 'rep-erp-app-01', point: choice },
    });
    talk.order('run-1', 'start', options);
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01').failover).toMatchObject({
      pointId: point.id,
      pointAt: point.at,
      runId: 'run-1',
    });
    const copies = world.provider.store.record('copies', 'vm-erp-app-01');
    expect(copies?.replica).toMatchObject({ power: 'on', from: { choice: 'point', pointId: point.id } });
  });

  it('is refused from a point that is gone', () => {
    const point = world.provider.store.get('points', 'rep-erp-app-01')!.points[0]!;
    const choice = { kind: 'point' as const, pointId: point.id, at: point.at };
    const options = talk.attestedRun('run-1', {
      start: { kind: 'failover', replicaId: 'rep-erp-app-01', point: choice },
    });
    expirePoint(world.provider, 'rep-erp-app-01', point.id);
    expect(talk.refusal('run-1', 'start', options)).toBe('not-allowed: point-gone');
  });

  it('starts from a moment of the journal that it still has', () => {
    const { journal } = world.provider.store.get('points', 'rep-erp-db-01')!;
    const at = (time: number): Order => ({
      kind: 'failover',
      replicaId: 'rep-erp-db-01',
      point: { kind: 'cdp', at: time },
    });
    const orders = { gone: at(journal!.from - 15_000), odd: at(journal!.from + 1), good: at(journal!.from + 15_000) };
    const options = talk.attestedRun('run-1', orders);
    expect(talk.refusal('run-1', 'gone', options)).toBe('not-allowed: point-gone');
    expect(talk.refusal('run-1', 'odd', options)).toBe('not-allowed: point-gone');
    expect(talk.order('run-1', 'good', options).state).toBe('accepted');
  });

  it('to the newest state is refused where that is older than what was reviewed', () => {
    const notOlderThan = world.clock.now();
    const point = { kind: 'latest' as const, notOlderThan };
    const options = talk.attestedRun('run-1', { start: { kind: 'failover', replicaId: 'rep-erp-app-01', point } });
    expect(talk.refusal('run-1', 'start', options)).toBe('not-allowed: latest-too-old');
  });

  it('is refused without evidence', () => {
    world.run('run-1', { start: failoverOrder('erp-app-01') });
    expect(talk.refusal('run-1', 'start')).toBe('no-evidence');
    world.run('run-2', { start: failoverOrder('crm-app-01') });
    expect(talk.refusal('run-2', 'start')).toBe('source-running');
  });

  it('is refused with the blockers that the feed tells', () => {
    const options = talk.attestedRun('run-1', { a: failoverOrder('erp-report-01'), b: failoverOrder('file-01') });
    expect(talk.refusal('run-1', 'a', options)).toBe('not-allowed: no-restore-point');
    expect(talk.refusal('run-1', 'b', options)).toBe('not-allowed: replication-running');
  });
});

describe('an idempotency key', () => {
  it('answers with the same operation, whoever holds the lease, and has one effect', () => {
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const request = world.orderRequest('run-1', 'start', options);
    const first = world.ok('submit', request);
    world.clock.advance(LONG_MS);
    expect(world.ok('submit', request).id).toBe(first.id);
    expect(talk.effects()).toHaveLength(1);
  });

  it('is not taken for another body', () => {
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    talk.order('run-1', 'start', options);
    expect(talk.refusal('run-1', 'start', { ...options, notAfter: world.clock.now() + 1 })).toBe('key-reused');
  });

  it('still answers when the replica is no more', () => {
    talk.failOver('erp-app-01');
    world.run('run-2', { final: permanent('erp-app-01') });
    const request = world.orderRequest('run-2', 'final');
    const first = world.ok('submit', request);
    world.clock.advance(LONG_MS);
    expect(world.ok('submit', request)).toMatchObject({ id: first.id, state: 'succeeded' });
  });

  it('is found again by the operations of the run', () => {
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const { id } = talk.order('run-1', 'start', options);
    expect(world.ok('operations', { query: { run: 'run-1' } }).operations).toMatchObject([{ id }]);
    expect(world.ok('operations', { query: { key: 'run-1/start/1' } }).operations).toMatchObject([{ id }]);
    expect(world.refused('operations', { query: { key: 'run-1/start/2' } }).code).toBe('not-found');
    expect(world.ok('operation', { params: { id } }).key).toBe('run-1/start/1');
  });
});

describe('an attempt', () => {
  it('is refused while an earlier one is open or has succeeded', () => {
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    talk.order('run-1', 'start', options);
    expect(talk.refusal('run-1', 'start', { ...options, attempt: 2 })).toBe('not-allowed: attempt-open');
    world.clock.advance(LONG_MS);
    talk.renew('run-1');
    expect(talk.refusal('run-1', 'start', { ...options, attempt: 2 })).toBe('not-allowed: attempt-open');
    expect(talk.effects()).toHaveLength(1);
  });

  it('follows one that failed, and the one before cannot come late', () => {
    const fault = { outcome: { kind: 'fails' as const, code: 'host-error', detail: 'It broke.' }, left: 1 };
    world.provider.faults.outcomes.push({ ...fault, orderKind: 'failover', replicaId: undefined });
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const first = talk.order('run-1', 'start', options);
    world.clock.advance(LONG_MS);
    talk.renew('run-1');
    expect(talk.operation(first.id)).toMatchObject({ state: 'failed', failure: { code: 'host-error' } });
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'failover-failed', power: 'off' });
    expect(world.replica('erp-app-01').failure).toContain('The replica is off');
    talk.order('run-1', 'start', { ...options, attempt: 3 });
    expect(talk.refusal('run-1', 'start', { ...options, attempt: 2 })).toBe('not-allowed: attempt-over');
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01').state).toBe('failover');
    expect(talk.effects()).toHaveLength(1);
  });

  it('may follow one that was refused: that one was never stored', () => {
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    expect(talk.refusal('run-1', 'start', { ...options, rev: 0 })).toBe('changed');
    expect(talk.order('run-1', 'start', { ...options, attempt: 2 }).attempt).toBe(2);
  });
});

describe('an order', () => {
  it('is the reviewed one, in time, for a replica of the run as it is now', () => {
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const now = world.clock.now();
    expect(talk.refusal('run-1', 'start', { ...options, order: failoverOrder('erp-app-02') })).toBe('bad-request');
    expect(talk.refusal('run-1', 'start', { ...options, notAfter: now - 1 })).toBe('too-late');
    expect(talk.refusal('run-1', 'start', { ...options, notAfter: now + 60_001 })).toBe('bad-request');
    expect(talk.refusal('run-1', 'start', { ...options, token: 2 })).toBe('fenced');
    const changed = world.refused('submit', world.orderRequest('run-1', 'start', { ...options, rev: 0 }));
    expect(changed).toMatchObject({ code: 'changed', currentRev: world.replica('erp-app-01').rev });
  });

  it('is not taken for a step that was skipped, nor while the run is stopped', () => {
    const options = talk.attestedRun('run-1', { a: failoverOrder('erp-app-01'), b: failoverOrder('erp-app-02') });
    world.decide('run-1', 2, { kind: 'skip', stepId: 'a', reason: 'not needed' });
    expect(talk.refusal('run-1', 'a', options)).toBe('not-allowed: step-skipped');
    world.decide('run-1', 3, { kind: 'stop', reason: 'wait' });
    expect(talk.refusal('run-1', 'b', options)).toBe('not-allowed: run-stopped');
    world.decide('run-1', 4, { kind: 'resume', reason: 'go' });
    expect(talk.order('run-1', 'b', options).state).toBe('accepted');
  });

  it('is not taken while another is in work on the same replica', () => {
    returnSite(world.provider, 'site-lon-a', 'on');
    world.run('run-1', {
      off: { kind: 'power-off-source', replicaId: 'rep-erp-app-01' },
      start: failoverOrder('erp-app-01'),
    });
    talk.order('run-1', 'off');
    expect(talk.refusal('run-1', 'start')).toBe('not-allowed: operation-running');
  });
});

describe('the limits', () => {
  const names = ['erp-db-01', 'erp-db-02', 'erp-app-01', 'erp-app-02', 'erp-web-01', 'shop-db-01', 'shop-app-01'];
  const more = ['shop-web-01', 'shop-web-02', 'dc-01'];

  it('takes ten starts at once, over all runs, and the next when one has ended', () => {
    loseSite(world.provider, { siteId: 'site-lon-b', sources: 'off', unknown: false });
    const options = talk.attestedRun(
      'run-1',
      Object.fromEntries([...names, ...more].map((name) => [name, failoverOrder(name)])),
    );
    for (const name of [...names, ...more]) talk.order('run-1', name, options);
    world.run('run-2', { start: failoverOrder('crm-app-01') });
    const evidence = world.attest('run-2', 'site-lon-b');
    const full = world.refused('submit', world.orderRequest('run-2', 'start', { evidence }));
    expect(full).toMatchObject({ code: 'window-full', retryable: true });
    world.clock.advance(full.retryAt! - world.clock.now() + 1);
    talk.renew('run-2');
    expect(talk.order('run-2', 'start', { evidence }).state).toBe('accepted');
  });

  it('undoes in groups of five, ten seconds apart', () => {
    const six = names.slice(0, 6);
    for (const name of six) talk.failOver(name);
    world.run('run-1', Object.fromEntries(six.map((name) => [name, undo(name)])));
    for (const name of six.slice(0, 5)) talk.order('run-1', name);
    expect(talk.refusal('run-1', six[5]!)).toBe('window-full');
    world.clock.advance(9_999);
    expect(talk.refusal('run-1', six[5]!)).toBe('window-full');
    world.clock.advance(1);
    expect(talk.order('run-1', six[5]!).state).toBe('accepted');
  });
});
