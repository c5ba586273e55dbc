import { beforeEach, describe, expect, it } from 'vitest';
import { loseSite } from '../provider/incidents.ts';
import { failoverOrder, TestWorld } from '../testing/world.ts';

const HOUR_MS = 3_600_000;

let world: TestWorld;

beforeEach(() => {
  world = new TestWorld();
  loseSite(world.provider, { siteId: 'site-lon-a', sources: 'off', unknown: false });
});

describe('a failover', () => {
  it('goes from accepted to seen in the feed', () => {
    world.run('run-1', { start: failoverOrder('erp-app-01') });
    const evidence = world.attest('run-1', 'site-lon-a');
    const operation = world.ok('submit', world.orderRequest('run-1', 'start', { evidence }));
    expect(operation).toMatchObject({ state: 'accepted', key: 'run-1/start/1' });
    world.clock.advance(2_000);
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'processing', power: 'off', stateBy: operation.id });
    world.clock.advance(HOUR_MS / 4);
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'failover', power: 'on', stateBy: operation.id });
    const row = world.provider.store.row('replica', 'rep-erp-app-01');
    expect(row?.causedBy).toBe(operation.id);
    expect(row?.seq).toBeGreaterThan(operation.acceptedSeq);
    expect([...world.provider.store.records('effect').values()]).toMatchObject([
      { stepKey: 'run-1/start', effect: 'replica-started', sourcePower: 'off' },
    ]);
  });
});
