import { beforeEach, describe, expect, it } from 'vitest';
import { setGuest, setHostReach } from '../breakdowns.ts';
import { returnSite } from '../incidents.ts';
import type { TestWorld } from '../../testing/world.ts';
import { HOUR_MS, LONG_MS, planned, SECOND_MS, Talk, testStart, testStop, undo } from '../../testing/talk.ts';

let talk: Talk;
let world: TestWorld;

beforeEach(() => {
  talk = new Talk();
  world = talk.world;
  returnSite(world.provider, 'site-lon-a', 'on');
});

const points = (name: string): unknown => world.provider.store.get('points', `rep-${name}`)!.points;
const copies = (name: string): unknown => world.provider.store.record('copies', `vm-${name}`);
const causeOf = (name: string): string | undefined => world.provider.store.row('replica', `rep-${name}`)?.causedBy;

describe('a test', () => {
  it('runs cut off beside a running source, without evidence, and is no second copy', () => {
    world.run('run-1', { start: testStart('erp-app-01') });
    const { id } = talk.order('run-1', 'start');
    world.clock.advance(2 * SECOND_MS);
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'processing', power: 'off', stateBy: id });
    world.clock.advance(LONG_MS);
    const replica = world.replica('erp-app-01');
    expect(replica).toMatchObject({ state: 'verifying', stateBy: id, power: 'on', isolated: true, isolatedBy: id });
    expect(replica.test).toMatchObject({ runId: 'run-1', pointAt: replica.latestPointAt });
    expect(replica.temporaryBytes).toBeGreaterThan(0);
    expect(replica.twoCopiesSince).toBeNull();
    expect(replica.allowedActions).toEqual(['test-stop']);
    expect(causeOf('erp-app-01')).toBe(id);
    expect(copies('erp-app-01')).toMatchObject({ replica: { power: 'on', network: 'isolated', by: id } });
    expect(talk.effects()).toMatchObject([{ effect: 'test-started', network: 'isolated', stepKey: 'run-1/start' }]);
  });

  it('leaves nothing behind but when it was, and the points as they were', () => {
    const before = points('erp-app-01') as { id: string }[];
    world.run('run-1', { start: testStart('erp-app-01'), stop: testStop('erp-app-01') });
    talk.order('run-1', 'start');
    world.clock.advance(HOUR_MS);
    talk.renew('run-1');
    const { id } = talk.order('run-1', 'stop');
    // As soon as it is ready, before replication goes on.
    while (world.replica('erp-app-01').state !== 'ready') world.clock.advance(100);
    expect(world.replica('erp-app-01')).toMatchObject({
      state: 'ready',
      stateBy: id,
      power: 'off',
      isolated: false,
      isolatedBy: null,
      test: null,
      temporaryBytes: 0,
      failover: null,
    });
    expect(talk.lastLine('erp-app-01', id)).toMatchObject({ state: 'ready', power: 'off', temporaryBytes: 0 });
    const testedAt = world.replica('erp-app-01').lastTestedAt;
    expect(testedAt).not.toBeNull();
    const tested = before.map((point, index) => (index === before.length - 1 ? { ...point, testedAt } : point));
    expect(points('erp-app-01')).toEqual(tested);
    expect(copies('erp-app-01')).toMatchObject({ replica: { power: 'off', network: null } });
  });

  it('gives its room on the cloud host back', () => {
    const used = (): number => world.provider.store.get('host', world.replica('erp-app-01').hostId)!.used.memoryBytes;
    talk.do('run-1', testStart('erp-app-01'));
    expect(used()).toBeGreaterThan(0);
    talk.do('run-2', testStop('erp-app-01'));
    expect(used()).toBe(0);
  });

  it('that fails leaves the replica as it was, and says where the copies are', () => {
    const outcome = { kind: 'fails' as const, code: 'host-error', detail: 'No.' };
    world.provider.faults.outcomes.push({ outcome, orderKind: 'test-start', replicaId: undefined, left: 1 });
    expect(talk.do('run-1', testStart('erp-app-01')).state).toBe('failed');
    expect(world.replica('erp-app-01')).toMatchObject({
      state: 'ready',
      failure: 'No. The replica is off, the source is on.',
    });
    expect(talk.effects()).toEqual([]);
  });

  it('takes a place in the window of starts, and none on the appliance', () => {
    talk.do('run-1', testStart('erp-app-01'));
    world.run('run-2', { release: { kind: 'network-release', applianceId: 'appliance-01' } });
    expect(talk.order('run-2', 'release').state).toBe('accepted');
    const names = ['erp-db-01', 'erp-db-02', 'erp-app-02', 'erp-web-01', 'shop-db-01', 'shop-app-01'];
    const more = ['shop-web-01', 'shop-web-02', 'dc-01', 'crm-app-01', 'crm-web-01'];
    world.run('run-3', Object.fromEntries([...names, ...more].map((name) => [name, testStart(name)])));
    for (const name of [...names, ...more].slice(0, 10)) talk.order('run-3', name);
    expect(talk.refusal('run-3', 'crm-web-01')).toBe('window-full');
  });
});

describe('a planned failover', () => {
  it('stops the source between two passes and starts the replica from the last, with nothing lost', () => {
    const before = (points('erp-app-01') as unknown[]).length;
    world.run('run-1', { start: planned('erp-app-01') });
    const { id } = talk.order('run-1', 'start');
    world.clock.advance(2 * SECOND_MS);
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'processing', sourcePower: { power: 'on' } });
    world.clock.advance(LONG_MS);
    const replica = world.replica('erp-app-01');
    expect(replica).toMatchObject({
      state: 'failover',
      stateBy: id,
      power: 'on',
      sourcePower: { power: 'off', observer: 'operation', changedBy: id },
      twoCopiesSince: null,
    });
    expect(causeOf('erp-app-01')).toBe(id);
    const all = points('erp-app-01') as { id: string; at: number; origin: string }[];
    expect(all).toHaveLength(before + 2);
    expect(all.slice(-2).map(({ origin }) => origin)).toEqual(['planned-failover', 'planned-failover']);
    expect(replica.failover).toMatchObject({ pointId: all.at(-1)!.id, pointAt: all.at(-1)!.at });
    const effects = talk.effects();
    expect(effects.map(({ effect }) => effect)).toEqual(['source-stopped', 'replica-started']);
    expect(effects[1]!.from!.at).toBeGreaterThanOrEqual(effects[0]!.at);
    expect(effects[1]).toMatchObject({ sourcePower: 'off', network: 'production' });
  });

  it('of a journal keeps one point', () => {
    talk.do('run-1', planned('erp-db-01'));
    const origins = (points('erp-db-01') as { origin: string }[]).map(({ origin }) => origin);
    expect(origins.filter((origin) => origin === 'planned-failover')).toHaveLength(1);
    expect(world.replica('erp-db-01')).toMatchObject({ state: 'failover', sourcePower: { power: 'off' } });
  });

  it('keeps its points when replication goes on', () => {
    talk.do('run-1', planned('erp-app-01'));
    talk.do('run-2', undo('erp-app-01'));
    returnSite(world.provider, 'site-lon-a', 'on');
    world.clock.advance(40 * HOUR_MS);
    const origins = (points('erp-app-01') as { origin: string }[]).map(({ origin }) => origin);
    expect(origins.filter((origin) => origin === 'planned-failover')).toHaveLength(2);
    expect(origins.filter((origin) => origin === 'replication')).toHaveLength(28);
  });

  it('does not start the replica where the source was not seen off', () => {
    setGuest(world.provider, { vmId: 'vm-erp-app-01', copy: 'source', how: 'stays-on' });
    const operation = talk.do('run-1', planned('erp-app-01'), LONG_MS);
    expect(operation).toMatchObject({ state: 'failed', failure: { code: 'source-not-off' } });
    const replica = world.replica('erp-app-01');
    expect(replica).toMatchObject({
      state: 'ready',
      power: 'off',
      sourcePower: { power: 'on' },
      stateBy: operation.id,
    });
    expect(replica.failure).toContain('The replica is off, the source is on.');
    expect(talk.effects()).toEqual([]);
  });

  it('waits out the grace period for a guest that is slow, and is not called late for it', () => {
    setGuest(world.provider, { vmId: 'vm-erp-app-01', copy: 'source', how: 'slow' });
    world.run('run-1', { start: planned('erp-app-01') });
    const { id, expectedBy, acceptedAt } = talk.order('run-1', 'start');
    world.clock.advance(900 * SECOND_MS);
    expect(talk.operation(id).state).toBe('working');
    world.clock.advance(LONG_MS);
    expect(talk.operation(id).state).toBe('succeeded');
    expect(talk.operation(id).endedAt).toBeLessThan(expectedBy);
    expect(expectedBy - acceptedAt).toBeGreaterThan(900 * SECOND_MS);
  });

  it('that fails after the source is off goes on from there', () => {
    const outcome = { kind: 'fails' as const, code: 'host-error', detail: 'No.' };
    world.provider.faults.outcomes.push({ outcome, orderKind: 'planned-failover', replicaId: undefined, left: 1 });
    talk.do('run-1', planned('erp-app-01'));
    expect(world.replica('erp-app-01')).toMatchObject({
      state: 'failover-failed',
      power: 'off',
      sourcePower: { power: 'off' },
      failure: 'No. The replica is off, the source is off.',
    });
  });

  it('goes one at a time within a job', () => {
    world.run('run-1', { a: planned('erp-app-01'), b: planned('erp-app-02'), c: planned('shop-app-01') });
    talk.order('run-1', 'a');
    expect(talk.refusal('run-1', 'b')).toBe('not-allowed: job-busy');
    expect(talk.order('run-1', 'c').state).toBe('accepted');
    world.clock.advance(LONG_MS);
    talk.renew('run-1');
    expect(talk.order('run-1', 'b').state).toBe('accepted');
  });
});

describe('a forced undo', () => {
  const force = { ...undo('erp-app-01'), force: true } as ReturnType<typeof undo>;
  const hostId = (): string => world.replica('erp-app-01').hostId;

  it('is for a host out of reach only, and the plain one is not', () => {
    talk.do('run-0', planned('erp-app-01'));
    world.run('run-1', { forced: force, plain: undo('erp-app-01') });
    expect(talk.refusal('run-1', 'forced')).toBe('not-allowed: host-reachable');
    setHostReach(world.provider, hostId(), false);
    expect(talk.refusal('run-1', 'plain')).toBe('not-allowed: host-unreachable');
  });

  it('sets the state and leaves the power unknown; what it left is stopped when the host is reached again', () => {
    talk.do('run-0', planned('erp-app-01'));
    setHostReach(world.provider, hostId(), false);
    const { id } = talk.do('run-1', force);
    expect(world.replica('erp-app-01')).toMatchObject({
      state: 'ready',
      power: 'unknown',
      stateBy: id,
      failover: null,
    });
    expect(copies('erp-app-01')).toMatchObject({ replica: { power: 'on' } });
    returnSite(world.provider, 'site-lon-a', 'on');
    expect(world.replica('erp-app-01').twoCopiesSince).not.toBeNull();
    setHostReach(world.provider, hostId(), true);
    expect(world.replica('erp-app-01')).toMatchObject({ power: 'off', temporaryBytes: 0, twoCopiesSince: null });
    expect(copies('erp-app-01')).toMatchObject({ replica: { power: 'off' } });
  });

  it('is what is left where the host is lost while something else is in work', () => {
    talk.do('run-0', planned('erp-app-01'));
    world.run('run-1', { back: undo('erp-app-01') });
    const { id } = talk.order('run-1', 'back');
    setHostReach(world.provider, hostId(), false);
    world.clock.advance(LONG_MS);
    expect(talk.operation(id)).toMatchObject({ state: 'failed', failure: { code: 'host-unreachable' } });
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'failover', power: 'on' });
  });
});
