import { beforeEach, describe, expect, it } from 'vitest';
import type { Replica } from '#shared/domain/index.ts';
import { setGuest } from '../breakdowns.ts';
import { loseSite, returnSite, switchSource } from '../incidents.ts';
import type { TestWorld } from '../../testing/world.ts';
import {
  cancel,
  commit,
  goHome,
  HOUR_MS,
  LONG_MS,
  SECOND_MS,
  switchOver,
  Talk,
  undoFailback,
} from '../../testing/talk.ts';

let talk: Talk;
let world: TestWorld;

/** erp-app-01 runs at the provider, its site is heard again with the source off. */
beforeEach(() => {
  talk = new Talk();
  world = talk.world;
  talk.failOver('erp-app-01');
  returnSite(world.provider, 'site-lon-a', 'off');
});

const replica = (): Replica => world.replica('erp-app-01');
const row = (): unknown => world.provider.store.row('replica', 'rep-erp-app-01');
const loseLonA = (): boolean =>
  loseSite(world.provider, { siteId: 'site-lon-a', sources: 'as-they-are', unknown: false });
const power = (): string[] =>
  [...world.provider.store.records('power').values()]
    .filter(({ vmId, by }) => vmId === 'vm-erp-app-01' && by.startsWith('op-'))
    .map((each) => `${each.copy} ${each.power}`);

function toSwitched(): void {
  talk.do('home', goHome('erp-app-01'));
  talk.do('switch', switchOver('erp-app-01'));
}

describe('a failback', () => {
  it('synchronises while the replica goes on, and is never restarted', () => {
    world.run('run-1', { home: goHome('erp-app-01') });
    const { id } = talk.order('run-1', 'home');
    world.clock.advance(2 * SECOND_MS);
    expect(replica()).toMatchObject({ state: 'synchronising', power: 'on', failback: { syncedAt: null } });
    world.clock.advance(HOUR_MS);
    expect(replica()).toMatchObject({
      state: 'ready-to-switch',
      stateBy: id,
      power: 'on',
      sourcePower: { power: 'off' },
      failback: { runId: 'run-1', switchoverBy: id, switchedAt: null, target: { kind: 'original' } },
    });
    expect(replica().failback!.syncedAt).not.toBeNull();
    expect(row()).toMatchObject({ causedBy: id });
    expect(power()).toEqual(['replica on']);
    expect(talk.effects().at(-1)).toMatchObject({ effect: 'failback-synchronised' });
  });

  it('is refused over a source that is seen on', () => {
    world.run('run-1', { home: goHome('erp-app-01') });
    switchSource(world.provider, 'vm-erp-app-01', 'on');
    expect(talk.refusal('run-1', 'home')).toBe('source-running');
  });

  it('is refused to a site that is not heard, and taken to another place that is', () => {
    const elsewhere = { kind: 'new-place' as const, hostId: 'host-lon-b-esx-01' };
    world.run('run-1', {
      original: goHome('erp-app-01'),
      restored: goHome('erp-app-01', { target: { kind: 'restored', hostId: 'host-lon-a-esx-02' } }),
      cloud: goHome('erp-app-01', { target: { kind: 'new-place', hostId: 'host-cloud-01' } }),
      quick: goHome('erp-app-01', { target: elsewhere, quickRollback: true }),
      elsewhere: goHome('erp-app-01', { target: elsewhere }),
    });
    loseLonA();
    expect(talk.refusal('run-1', 'original')).toBe('not-allowed: site-not-connected');
    expect(talk.refusal('run-1', 'restored')).toBe('not-allowed: site-not-connected');
    expect(talk.refusal('run-1', 'cloud')).toBe('bad-request');
    expect(talk.refusal('run-1', 'quick')).toBe('not-allowed: quick-rollback-elsewhere');
    expect(talk.order('run-1', 'elsewhere').state).toBe('accepted');
  });

  it('that loses its site goes back to where it was', () => {
    world.run('run-1', { home: goHome('erp-app-01') });
    const { id } = talk.order('run-1', 'home');
    world.clock.advance(2 * SECOND_MS);
    loseLonA();
    world.clock.advance(HOUR_MS);
    expect(talk.operation(id)).toMatchObject({ state: 'failed', failure: { code: 'site-lost' } });
    expect(replica()).toMatchObject({ state: 'failover', power: 'on', failback: null });
    expect(replica().failure).toContain('The replica is on');
  });
});

describe('the end of a failback', () => {
  it('is a commit: production goes on, the replica as it was at its shutdown stays as a point', () => {
    toSwitched();
    const shutAt = world.provider.store.record('copies', 'vm-erp-app-01')!.replica.since;
    const { id } = talk.do('commit', commit('erp-app-01'), LONG_MS);
    expect(replica()).toMatchObject({
      state: 'ready',
      power: 'off',
      sourcePower: { power: 'on' },
      failback: null,
      failover: null,
      temporaryBytes: 0,
      stateBy: id,
    });
    const points = (): { at: number; origin: string }[] => world.provider.store.get('points', 'rep-erp-app-01')!.points;
    expect(points().filter(({ origin }) => origin === 'failback')).toMatchObject([{ at: shutAt }]);
    world.clock.advance(3 * HOUR_MS);
    expect(points().at(-1)!.origin).toBe('replication');
    expect(points().at(-1)!.at).toBeGreaterThan(shutAt);
  });

  it('at another place moves the VM there', () => {
    talk.do('home', goHome('erp-app-01', { target: { kind: 'new-place', hostId: 'host-lon-b-esx-02' } }), 3 * HOUR_MS);
    talk.do('switch', switchOver('erp-app-01'));
    expect(replica()).toMatchObject({ state: 'failback', sourcePower: { power: 'on' } });
    loseLonA();
    expect(replica().sourcePower.power).toBe('on');
    const { id } = talk.do('commit', commit('erp-app-01'), LONG_MS);
    const vm = world.provider.store.get('vm', 'vm-erp-app-01');
    expect(vm).toMatchObject({ siteId: 'site-lon-b', hostId: 'host-lon-b-esx-02', networkIds: ['net-lon-b-app'] });
    expect(world.provider.store.row('vm', 'vm-erp-app-01')?.causedBy).toBe(id);
    expect(replica().state).toBe('ready');
  });

  it('is refused to a production that is not running', () => {
    toSwitched();
    switchSource(world.provider, 'vm-erp-app-01', 'off');
    const operation = talk.do('commit', commit('erp-app-01'), LONG_MS);
    expect(operation).toMatchObject({ state: 'failed', failure: { code: 'production-off' } });
    expect(replica()).toMatchObject({ state: 'failback', power: 'off' });
  });

  it('is a cancel before the switchover: the replica goes on, never restarted', () => {
    talk.do('home', goHome('erp-app-01'));
    const { id } = talk.do('cancel', cancel('erp-app-01'));
    expect(replica()).toMatchObject({ state: 'failover', stateBy: id, power: 'on', failback: null });
    expect(power()).toEqual(['replica on']);
  });

  it('is an undo after it: production off and seen off, then the replica as it was at its shutdown', () => {
    toSwitched();
    const shutAt = world.provider.store.record('copies', 'vm-erp-app-01')!.replica.since;
    const { id } = talk.do('undo', undoFailback('erp-app-01'), LONG_MS);
    expect(replica()).toMatchObject({
      state: 'failover',
      stateBy: id,
      power: 'on',
      failback: null,
      sourcePower: { power: 'off', observer: 'operation', changedBy: id },
    });
    expect(power()).toEqual(['replica on', 'replica off', 'source on', 'source off', 'replica on']);
    const { from } = world.provider.store.record('copies', 'vm-erp-app-01')!.replica;
    expect(from).toEqual({ choice: 'own-disk', pointId: null, at: shutAt });
  });

  it('is not undone while production stays on', () => {
    toSwitched();
    setGuest(world.provider, { vmId: 'vm-erp-app-01', copy: 'source', how: 'stays-on' });
    const operation = talk.do('undo', undoFailback('erp-app-01'), LONG_MS);
    expect(operation).toMatchObject({ state: 'failed', failure: { code: 'source-not-off' } });
    expect(replica()).toMatchObject({ state: 'failback', power: 'off', sourcePower: { power: 'on' } });
  });

  it('is undone with evidence only where the site is not heard', () => {
    toSwitched();
    const evidence = { kind: 'attested' as const, attestationId: 'attestation-1' };
    const steps = [
      { id: 'bare', order: undoFailback('erp-app-01') },
      { id: 'attested', order: undoFailback('erp-app-01'), evidence },
    ];
    world.ok('createRun', { body: world.runRequest('run-1', steps) });
    loseSite(world.provider, { siteId: 'site-lon-a', sources: 'off', unknown: false });
    expect(talk.refusal('run-1', 'bare')).toBe('no-evidence');
    world.attest('run-1', 'site-lon-a');
    talk.order('run-1', 'attested');
    world.clock.advance(LONG_MS);
    expect(replica()).toMatchObject({
      state: 'failover',
      power: 'on',
      sourcePower: { power: 'off', observer: 'none' },
    });
    returnSite(world.provider, 'site-lon-a', 'on');
    expect(replica()).toMatchObject({ sourcePower: { power: 'on' }, twoCopiesSince: world.clock.now() });
  });
});

describe('pins and isolation', () => {
  it('pins a point, told with the operation', () => {
    const pointId = world.provider.store.get('points', 'rep-erp-app-01')!.points[0]!.id;
    const pin = { kind: 'pin-point' as const, replicaId: 'rep-erp-app-01', pointId, pinned: true };
    const { id } = talk.do('pin', pin, LONG_MS);
    const points = world.provider.store.row('points', 'rep-erp-app-01');
    expect(points).toMatchObject({ causedBy: id, body: { pinnedBy: id } });
    expect(world.provider.store.get('points', 'rep-erp-app-01')!.points[0]).toMatchObject({
      id: pointId,
      pinned: true,
    });
    world.run('gone', { pin: { ...pin, pointId: 'nothing' } });
    expect(talk.refusal('gone', 'pin')).toBe('not-allowed: point-gone');
  });

  it('cuts a replica off beside a running source; both still run until one is off', () => {
    switchSource(world.provider, 'vm-erp-app-01', 'on');
    const { id } = talk.do('cut', { kind: 'isolate', replicaId: 'rep-erp-app-01' }, LONG_MS);
    expect(replica()).toMatchObject({ state: 'failover', isolated: true, isolatedBy: id, power: 'on' });
    expect(replica().twoCopiesSince).not.toBeNull();
    expect(talk.lastLine('erp-app-01', id)).toMatchObject({ isolated: true, isolatedBy: id });
    expect(world.provider.store.record('copies', 'vm-erp-app-01')?.replica.network).toBe('isolated');
    talk.do('off', { kind: 'power-off-source', replicaId: 'rep-erp-app-01' }, LONG_MS);
    expect(replica().twoCopiesSince).toBeNull();
  });
});
