import { beforeEach, describe, expect, it } from 'vitest';
import { loseSite, newPoint, returnSite } from '../incidents.ts';
import { failoverOrder } from '../../testing/world.ts';
import type { TestWorld } from '../../testing/world.ts';
import { LONG_MS, permanent, prepare, release, SECOND_MS, Talk, undo } from '../../testing/talk.ts';

let talk: Talk;
let world: TestWorld;

beforeEach(() => {
  talk = new Talk();
  world = talk.world;
});

describe('undo', () => {
  it('goes back to the newest point and leaves the replica off', () => {
    const points = world.provider.store.get('points', 'rep-erp-app-01')!.points;
    talk.failOver('erp-app-01');
    world.run('run-2', { back: undo('erp-app-01') });
    const { id } = talk.order('run-2', 'back');
    world.clock.advance(2 * SECOND_MS);
    expect(world.replica('erp-app-01').state).toBe('undoing');
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01')).toMatchObject({
      state: 'ready',
      stateBy: id,
      power: 'off',
      failover: null,
      latestPointAt: points.at(-1)!.at,
    });
  });
});

describe('a permanent failover', () => {
  it('shows its state before the record goes, and the VM stays as one of the provider', () => {
    talk.failOver('erp-app-01');
    world.run('run-2', { final: permanent('erp-app-01') });
    const from = world.provider.store.head;
    const { id } = talk.order('run-2', 'final');
    world.clock.advance(LONG_MS);
    const { log, head } = world.provider.store;
    const lines = Array.from({ length: head - from }, (_, index) => JSON.parse(log.line(from + 1 + index)!) as Line);
    const told = lines.filter((line) => line.kind === 'replica' && line.id === 'rep-erp-app-01');
    expect(told.map(({ op, body }) => body?.state ?? op)).toEqual(['finalising', 'permanent', 'delete']);
    expect(told.at(-1)).toMatchObject({
      causedBy: id,
      reason: expect.stringContaining('no longer protected') as string,
    });
    expect(lines.some((line) => line.kind === 'points' && line.op === 'delete')).toBe(true);
    expect(world.provider.store.get('vm', 'vm-erp-app-01')).toMatchObject({
      placement: 'provider',
      siteId: 'site-provider',
      hostId: 'host-cloud-01',
      movedBy: id,
    });
    expect(world.provider.store.get('replica', 'rep-erp-app-01')).toBeUndefined();
    talk.end('run-2');
  });
});

interface Line {
  readonly kind: string;
  readonly id: string;
  readonly op: string;
  readonly body: { readonly state?: string } | null;
}

describe('a power-off of a source', () => {
  beforeEach(() => void returnSite(world.provider, 'site-lon-a', 'on'));
  const off = { off: { kind: 'power-off-source' as const, replicaId: 'rep-erp-app-01' } };

  it('fences: the failover afterwards names it as its evidence', () => {
    const start = { id: 'start', order: failoverOrder('erp-app-01'), evidence: null, evidenceFromStep: 'off' };
    world.ok('createRun', { body: world.runRequest('run-1', [{ id: 'off', order: off.off }, start]) });
    const { id } = talk.order('run-1', 'off');
    world.clock.advance(30 * SECOND_MS);
    expect(world.replica('erp-app-01').sourcePower).toMatchObject({
      power: 'off',
      observer: 'operation',
      changedBy: id,
    });
    expect(talk.order('run-1', 'start', { evidence: { kind: 'fenced', operationId: id } }).state).toBe('accepted');
    expect(talk.effects()[0]).toMatchObject({ effect: 'source-stopped' });
  });

  it('needs a site that is heard, and fails where that is lost meanwhile', () => {
    world.run('run-1', { ...off, b: { kind: 'power-off-source', replicaId: 'rep-erp-app-02' } });
    const { id } = talk.order('run-1', 'off');
    loseSite(world.provider, { siteId: 'site-lon-a', sources: 'as-they-are', unknown: false });
    expect(talk.refusal('run-1', 'b')).toBe('not-allowed: site-not-connected');
    world.clock.advance(30 * SECOND_MS);
    expect(talk.operation(id)).toMatchObject({ state: 'failed', failure: { code: 'site-lost' } });
    expect(world.replica('erp-app-01').failure).toContain('was not powered off');
  });
});

describe('two copies', () => {
  it('are flagged when contact returns, and only power-off and undo are taken', () => {
    talk.failOver('erp-app-01');
    talk.failOver('erp-app-02');
    returnSite(world.provider, 'site-lon-a', 'on');
    expect(world.replica('erp-app-01').twoCopiesSince).toBe(world.clock.now());
    expect(world.replica('erp-web-01').twoCopiesSince).toBeNull();
    world.run('run-2', { final: permanent('erp-app-01'), back: undo('erp-app-01') });
    expect(talk.refusal('run-2', 'final')).toBe('not-allowed: two-copies');
    talk.order('run-2', 'back');
    world.run('run-3', { off: { kind: 'power-off-source', replicaId: 'rep-erp-app-02' } });
    talk.order('run-3', 'off');
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01').twoCopiesSince).toBeNull();
    expect(world.replica('erp-app-02')).toMatchObject({ state: 'failover', twoCopiesSince: null });
  });

  it('are flagged at once after an override beside a running source', () => {
    const evidence = { kind: 'override' as const, decisionId: 'ov-1' };
    const start = { id: 'start', order: failoverOrder('crm-app-01'), evidence };
    world.ok('createRun', { body: world.runRequest('run-1', [start]) });
    const override = { kind: 'override' as const, id: 'ov-1', vmIds: ['vm-crm-app-01'] };
    world.decide('run-1', 1, { ...override, acceptedLoss: 'both may write', reason: 'no other way' });
    talk.order('run-1', 'start');
    world.clock.advance(LONG_MS);
    expect(world.replica('crm-app-01')).toMatchObject({ state: 'failover' });
    expect(world.replica('crm-app-01').twoCopiesSince).not.toBeNull();
  });
});

describe('the network', () => {
  it('is prepared for one kind of failover at a time', () => {
    world.run('run-1', {
      full: prepare('full-site'),
      partial: prepare('partial-site'),
      release,
      a: failoverOrder('erp-app-01'),
    });
    const { id } = talk.order('run-1', 'partial');
    world.clock.advance(3 * SECOND_MS);
    const appliance = (): unknown => world.provider.store.get('appliance', 'appliance-01');
    expect(appliance()).toMatchObject({ power: 'on', connectivity: 'connecting', scope: null, changedBy: null });
    world.clock.advance(50 * SECOND_MS);
    expect(appliance()).toMatchObject({ connectivity: 'connected', scope: 'partial-site', changedBy: id });
    talk.order('run-1', 'full');
    world.clock.advance(LONG_MS);
    talk.renew('run-1');
    expect(appliance()).toMatchObject({ scope: 'full-site' });
    world.run('run-2', { partial: prepare('partial-site') });
    expect(talk.refusal('run-2', 'partial')).toBe('other-scope-active');
    expect(talk.refusal('run-1', 'a')).toBe('other-scope-active');
    const released = talk.order('run-1', 'release');
    world.clock.advance(LONG_MS);
    expect(appliance()).toMatchObject({ power: 'off', scope: null, connectivity: 'none', changedBy: released.id });
  });

  it('is not taken away from under running replicas', () => {
    talk.failOver('erp-app-01');
    world.run('run-2', { release });
    expect(talk.refusal('run-2', 'release')).toBe('not-allowed: network-in-use');
  });
});

describe('faults', () => {
  it('accept an operation that has no effect', () => {
    const outcome = { kind: 'no-effect' as const };
    world.provider.faults.outcomes.push({ outcome, orderKind: undefined, replicaId: undefined, left: 1 });
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const before = world.replica('erp-app-01');
    const { id } = talk.order('run-1', 'start', options);
    world.clock.advance(LONG_MS);
    expect(talk.operation(id).state).toBe('succeeded');
    expect(world.replica('erp-app-01')).toEqual(before);
    expect(talk.effects()).toEqual([]);
  });

  it('let an effect come late, after it was expected', () => {
    const outcome = { kind: 'late' as const, delayMs: 3_600_000 };
    world.provider.faults.outcomes.push({ outcome, orderKind: 'failover', replicaId: 'rep-erp-app-01', left: 1 });
    const options = talk.attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const { id, expectedBy } = talk.order('run-1', 'start', options);
    world.clock.advance(expectedBy - world.clock.now());
    expect(talk.operation(id).state).toBe('working');
    world.clock.advance(3_600_000);
    expect(world.replica('erp-app-01').state).toBe('failover');
  });
});

describe('replication', () => {
  it('goes on for what is ready and heard, keeps 28 points, and stands still for a lost site', () => {
    const numbers = (name: string): string[] =>
      world.provider.store.get('points', `rep-${name}`)!.points.map(({ id }) => id.split('.').at(-1)!);
    const rev = world.replica('crm-app-01').rev;
    world.clock.advance(3 * 3_600_000);
    expect(numbers('crm-app-01')).toHaveLength(28);
    expect(numbers('crm-app-01').at(-1)).toMatch(/^p3[01]$/);
    expect(world.replica('crm-app-01').rev).toBe(rev);
    expect(numbers('erp-app-01').at(-1)).toBe('p28');
    expect(newPoint(world.provider, 'rep-erp-app-01')).toBe(true);
    expect(numbers('erp-app-01').at(-1)).toBe('p29');
    const { journal } = world.provider.store.get('points', 'rep-crm-db-01')!;
    expect(world.clock.now() - journal!.to).toBeLessThan(120_000);
  });
});
