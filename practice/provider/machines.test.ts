import { beforeEach, expect, test } from 'vitest';
import type { Operation } from '#shared/domain/index.ts';
import { SlowMachines } from '../testing/slow-machines.ts';
import { LONG_MS, planned, SECOND_MS, Talk } from '../testing/talk.ts';
import { failoverOrder } from '../testing/world.ts';
import type { TestWorld } from '../testing/world.ts';
import { loseSite, newPoint, returnSite } from './incidents.ts';
import { watchMachines } from './watching.ts';

const DONE = { at: 1, bytes: 7 };
const NAME = 'erp-app-01';
const VM = `vm-${NAME}`;
let talk: Talk;
let world: TestWorld;
let machines: SlowMachines;

beforeEach(() => {
  talk = new Talk();
  world = talk.world;
  machines = new SlowMachines();
  Object.assign(world.provider, { machines });
});

function failOver(): Operation {
  const options = talk.attestedRun('run-1', { start: failoverOrder(NAME) });
  const operation = talk.order('run-1', 'start', options);
  world.clock.advance(LONG_MS);
  return operation;
}

test('an effect is told when its deed is done, and not before', async () => {
  const { id } = failOver();
  expect(machines.askedOf(VM)).toMatchObject([{ do: 'start-replica', network: 'production' }]);
  expect(world.replica(NAME)).toMatchObject({ state: 'processing', power: 'off' });
  expect(talk.effects()).toEqual([]);
  await machines.finish(VM, DONE);
  expect(world.replica(NAME)).toMatchObject({ state: 'failover', power: 'on' });
  expect(talk.operation(id).state).toBe('succeeded');
  expect(talk.effects().map(({ effect }) => effect)).toEqual(['replica-started']);
});

test('a deed that did not work is a failed operation that says why', async () => {
  const { id } = failOver();
  await machines.finish(VM, { code: 'machine-error', detail: 'It did not start.' });
  expect(talk.operation(id)).toMatchObject({ state: 'failed', failure: { code: 'machine-error' } });
  expect(world.replica(NAME)).toMatchObject({ state: 'failover-failed', power: 'off' });
  expect(talk.effects()).toEqual([]);
});

test('an order has longer where its machines take longer', () => {
  const { acceptedAt, expectedBy } = failOver();
  expect(expectedBy - acceptedAt).toBeGreaterThan(machines.extraMs);
});

test('each phase of a planned failover waits for its own deed, and the replica for them all', async () => {
  returnSite(world.provider, 'site-lon-a', 'on');
  world.run('run-1', { move: planned(NAME) });
  talk.order('run-1', 'move');
  for (const done of ['replicate', 'stop-source', 'replicate', 'start-replica']) {
    world.clock.advance(LONG_MS);
    talk.renew('run-1');
    expect(machines.askedOf(VM).at(-1)?.do).toBe(done);
    expect(world.replica(NAME).state).toBe('processing');
    await machines.finish(VM, { at: world.clock.now(), bytes: 7 });
  }
  expect(world.replica(NAME)).toMatchObject({ state: 'failover', power: 'on' });
  expect(machines.askedOf(VM)).toHaveLength(4);
});

test('a point is of the moment of its data, and as large as what was moved', async () => {
  const at = world.clock.now() + SECOND_MS;
  newPoint(world.provider, `rep-${NAME}`);
  await machines.finish(VM, { at, bytes: 4_096 });
  const latest = world.provider.store.get('points', `rep-${NAME}`)!.points.at(-1);
  expect(latest).toMatchObject({ at, sizeBytes: 4_096, consistency: 'crash' });
});

test('a machine that ends by itself is seen off where its site is heard', () => {
  watchMachines(world.provider);
  returnSite(world.provider, 'site-lon-a', 'on');
  expect(world.replica(NAME).sourcePower.power).toBe('on');
  machines.watcher?.wentOff(VM, 'source');
  expect(world.replica(NAME).sourcePower).toMatchObject({ power: 'off', observer: 'site-agent' });
  machines.watcher?.fellSilent('site-lon-a');
  expect(world.provider.store.get('site', 'site-lon-a')!.contact.state).toBe('lost');
});

test('a machine that is cut off at a site that nobody hears is off in the truth, and told when the site is back', () => {
  watchMachines(world.provider);
  returnSite(world.provider, 'site-lon-a', 'on');
  loseSite(world.provider, { siteId: 'site-lon-a', sources: 'as-they-are', unknown: false });
  machines.watcher?.wentOff(VM, 'source');
  expect(world.provider.store.record('copies', VM)?.source.power).toBe('off');
  expect(world.replica(NAME).sourcePower.power).toBe('on');
  returnSite(world.provider, 'site-lon-a', 'as-they-are');
  expect(world.replica(NAME).sourcePower).toMatchObject({ power: 'off', observer: 'site-agent' });
});
