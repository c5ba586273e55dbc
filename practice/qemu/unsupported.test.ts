import { expect, test } from 'vitest';
import type { Order } from '#shared/domain/index.ts';
import { goHome, Talk } from '../testing/talk.ts';
import { returnSite } from '../provider/incidents.ts';
import { SlowMachines } from '../testing/slow-machines.ts';
import { failoverOrder } from '../testing/world.ts';
import { unsupportedByRealMachines } from './unsupported.ts';

const NAME = 'erp-app-01';

/** The gateway over machines that can do what real ones can, and have been asked nothing yet. */
function overRealMachines(talk: Talk): SlowMachines {
  const machines = new SlowMachines();
  Object.assign(machines, { unsupported: unsupportedByRealMachines });
  Object.assign(talk.world.provider, { machines });
  return machines;
}

test('a failback to another place is refused with the reason, and one home is taken', () => {
  const talk = new Talk();
  talk.failOver(NAME);
  returnSite(talk.world.provider, 'site-lon-a', 'off');
  const machines = overRealMachines(talk);
  talk.world.run('run-1', {
    elsewhere: goHome(NAME, { target: { kind: 'new-place', hostId: 'host-lon-b-esx-01' } }),
    restored: goHome(NAME, { target: { kind: 'restored', hostId: 'host-lon-a-esx-02' } }),
    home: goHome(NAME),
  });
  for (const step of ['elsewhere', 'restored'])
    expect(talk.refusal('run-1', step)).toBe('not-allowed: target-unsupported');
  expect(talk.world.replica(NAME).state).toBe('failover');
  expect(machines.askedOf(`vm-${NAME}`)).toEqual([]);
  expect(talk.order('run-1', 'home').state).toBe('accepted');
});

test('a start from the journal of continuous replication is refused with the reason', () => {
  const talk = new Talk();
  overRealMachines(talk);
  const order = { ...failoverOrder(NAME), point: { kind: 'cdp', at: 0 } } as Order;
  talk.attestedRun('run-1', { start: order });
  expect(talk.refusal('run-1', 'start')).toBe('not-allowed: cdp-unsupported');
});
