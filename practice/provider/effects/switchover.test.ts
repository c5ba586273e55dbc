import { beforeEach, describe, expect, it } from 'vitest';
import type { Replica } from '#shared/domain/index.ts';
import { setGuest } from '../breakdowns.ts';
import { loseSite, returnSite, setTenantEnabled, switchSource } from '../incidents.ts';
import type { TestWorld } from '../../testing/world.ts';
import { cancel, change, goHome, HOUR_MS, LONG_MS, SECOND_MS, switchOver, Talk } from '../../testing/talk.ts';

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

describe('a switchover', () => {
  it('shuts the replica down and sees it off before production starts', () => {
    talk.do('home', goHome('erp-app-01'));
    world.run('run-1', { over: switchOver('erp-app-01') });
    const { id } = talk.order('run-1', 'over');
    world.clock.advance(2 * SECOND_MS);
    expect(replica().state).toBe('switching');
    world.clock.advance(LONG_MS);
    expect(replica()).toMatchObject({
      state: 'failback',
      stateBy: id,
      power: 'off',
      sourcePower: { power: 'on', observer: 'operation' },
      twoCopiesSince: null,
    });
    expect(replica().failback!.switchedAt).not.toBeNull();
    expect(row()).toMatchObject({ causedBy: id });
    expect(power()).toEqual(['replica on', 'replica off', 'source on']);
    const { source, replica: off } = world.provider.store.record('copies', 'vm-erp-app-01')!;
    expect(source.from).toEqual({ choice: 'replica', pointId: null, at: off.since });
  });

  it('that fails has both off: again, or cancelled with the replica started from its own disk', () => {
    talk.do('home', goHome('erp-app-01'));
    const outcome = { kind: 'fails' as const, code: 'host-error', detail: 'No.' };
    world.provider.faults.outcomes.push({ outcome, orderKind: 'switch-over', replicaId: undefined, left: 1 });
    talk.do('first', switchOver('erp-app-01'));
    const failed = { state: 'ready-to-switch', power: 'off', sourcePower: { power: 'off' } };
    expect(replica()).toMatchObject({ ...failed, failure: 'No. The replica is off, the source is off.' });
    expect(replica().allowedActions).toEqual(expect.arrayContaining(['switch-over', 'cancel-failback']));
    const offAt = world.provider.store.record('copies', 'vm-erp-app-01')!.replica.since;
    talk.do('cancel', cancel('erp-app-01'));
    expect(replica()).toMatchObject({ state: 'failover', power: 'on', failback: null });
    const { from } = world.provider.store.record('copies', 'vm-erp-app-01')!.replica;
    expect(from).toEqual({ choice: 'own-disk', pointId: null, at: offAt });
  });

  it('is tried again after it failed', () => {
    talk.do('home', goHome('erp-app-01'));
    setGuest(world.provider, { vmId: 'vm-erp-app-01', copy: 'replica', how: 'stays-on' });
    talk.do('first', switchOver('erp-app-01'));
    expect(replica()).toMatchObject({ state: 'ready-to-switch', power: 'on', sourcePower: { power: 'off' } });
    setGuest(world.provider, { vmId: 'vm-erp-app-01', copy: 'replica', how: 'normal' });
    talk.do('second', switchOver('erp-app-01'));
    expect(replica()).toMatchObject({ state: 'failback', power: 'off', failure: null });
  });

  it('is not cancelled beside a production that was seen on', () => {
    talk.do('home', goHome('erp-app-01'));
    const outcome = { kind: 'fails' as const, code: 'host-error', detail: 'No.' };
    world.provider.faults.outcomes.push({ outcome, orderKind: 'switch-over', replicaId: undefined, left: 1 });
    talk.do('first', switchOver('erp-app-01'));
    world.run('run-1', { cancel: cancel('erp-app-01') });
    switchSource(world.provider, 'vm-erp-app-01', 'on');
    expect(talk.refusal('run-1', 'cancel')).toBe('source-running');
    switchSource(world.provider, 'vm-erp-app-01', 'off');
    loseLonA();
    expect(talk.refusal('run-1', 'cancel')).toBe('no-evidence');
  });

  it('goes on by itself where the failback says so', () => {
    const operation = talk.do('home', goHome('erp-app-01', { switchover: { mode: 'auto' } }));
    expect(operation.state).toBe('succeeded');
    expect(replica()).toMatchObject({
      state: 'failback',
      stateBy: operation.id,
      power: 'off',
      sourcePower: { power: 'on' },
    });
    const line = talk.lastLine('erp-app-01', operation.id);
    expect(line).toMatchObject({ state: 'failback', power: 'off', sourcePower: { power: 'on' } });
    expect(operation.endedAt).toBeLessThan(operation.expectedBy);
  });

  it('that goes on by itself and fails has both off', () => {
    world.run('run-1', { home: goHome('erp-app-01', { switchover: { mode: 'auto' } }) });
    const { id } = talk.order('run-1', 'home');
    for (let step = 0; step < 3_600 && replica().power === 'on'; step++) world.clock.advance(SECOND_MS);
    expect(replica()).toMatchObject({ state: 'switching', power: 'off' });
    loseLonA();
    world.clock.advance(HOUR_MS);
    expect(talk.operation(id)).toMatchObject({ state: 'failed', failure: { code: 'site-lost' } });
    expect(replica()).toMatchObject({ state: 'ready-to-switch', power: 'off', sourcePower: { power: 'off' } });
  });

  it('is done by the provider at its time, for the operation that set it', () => {
    const at = world.clock.now() + 5 * HOUR_MS;
    const { id } = talk.do('home', goHome('erp-app-01', { switchover: { mode: 'scheduled', at } }));
    expect(replica().state).toBe('ready-to-switch');
    world.clock.advance(at - world.clock.now() - 1);
    expect(replica().state).toBe('ready-to-switch');
    world.clock.advance(LONG_MS);
    expect(replica()).toMatchObject({ state: 'failback', stateBy: id, power: 'off', sourcePower: { power: 'on' } });
    expect(row()).toMatchObject({ causedBy: id });
  });

  it('is changed while it synchronises and afterwards; the last change counts', () => {
    world.run('run-1', {
      home: goHome('erp-app-01', { switchover: { mode: 'auto' } }),
      manual: change('erp-app-01', { mode: 'manual' }),
      later: change('erp-app-01', { mode: 'scheduled', at: world.clock.now() + 4 * HOUR_MS }),
      now: change('erp-app-01', { mode: 'auto' }),
    });
    talk.order('run-1', 'home');
    world.clock.advance(2 * SECOND_MS);
    const manual = talk.order('run-1', 'manual');
    world.clock.advance(5 * SECOND_MS);
    expect(replica()).toMatchObject({ state: 'synchronising', failback: { switchoverBy: manual.id } });
    world.clock.advance(HOUR_MS);
    expect(replica()).toMatchObject({ state: 'ready-to-switch', failback: { switchover: { mode: 'manual' } } });
    talk.renew('run-1');
    talk.order('run-1', 'later');
    world.clock.advance(5 * SECOND_MS);
    const { id } = talk.order('run-1', 'now');
    world.clock.advance(LONG_MS);
    expect(replica()).toMatchObject({ state: 'failback', stateBy: id });
  });

  it('does not begin where it may not, and says so', () => {
    const at = world.clock.now() + 5 * HOUR_MS;
    talk.do('home', goHome('erp-app-01', { switchover: { mode: 'scheduled', at } }));
    setTenantEnabled(world.provider, false);
    world.clock.advance(6 * HOUR_MS);
    expect(replica()).toMatchObject({ state: 'ready-to-switch', power: 'on' });
    expect(replica().failure).toContain('The switchover did not begin. The provider has disabled');
  });

  it('goes on after the process died in the middle of it', () => {
    const at = world.clock.now() + 5 * HOUR_MS;
    talk.do('home', goHome('erp-app-01', { switchover: { mode: 'scheduled', at } }));
    world.clock.advance(at - world.clock.now() + SECOND_MS);
    expect(replica().state).toBe('switching');
    const after = world.reborn();
    after.clock.advance(LONG_MS);
    expect(after.replica('erp-app-01')).toMatchObject({
      state: 'failback',
      power: 'off',
      sourcePower: { power: 'on' },
    });
  });
});
