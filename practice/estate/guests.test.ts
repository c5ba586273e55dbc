import { expect, test } from 'vitest';
import { createProvider, startWorld } from '../provider/provider.ts';
import { Dice } from '../random.ts';
import { forgetful } from '../server/journal-file.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { sourceOf } from './estate.ts';
import { genesisOf } from './genesis.ts';
import { guestsEstate } from './guests.ts';

const START = Date.UTC(2026, 10, 22, 3);
const TICKS_MS = 20_000;
const dice = new Dice(1);

test('an estate of machines that can really run is asked for by their number', () => {
  expect(sourceOf('guests-6')).toEqual({ kind: 'guests', vms: 6 });
  for (const wrong of ['guests-0', 'guests-25', 'guests-', 'guests']) expect(sourceOf(wrong)).toBeNull();
});

test('its plan starts each application from its database on', () => {
  const { entities } = genesisOf(guestsEstate(6), START, dice);
  const [plan] = entities.flatMap((each) => (each.kind === 'plan' ? [each.body] : []));
  const after = Object.fromEntries(plan!.members.map((member) => [member.vmId, member.after]));
  expect(after).toEqual({
    'vm-orders-db': [],
    'vm-orders-app': ['vm-orders-db'],
    'vm-orders-web': ['vm-orders-app'],
    'vm-stock-db': [],
    'vm-stock-app': ['vm-stock-db'],
    'vm-stock-web': ['vm-stock-app'],
  });
});

test('it begins without restore points, and gets them by itself', () => {
  const clock = new ManualClock(START);
  const provider = createProvider({
    name: 'Test provider',
    genesis: genesisOf(guestsEstate(2), START, dice),
    clock,
    secrets: { token: (bytes) => 'x'.repeat(bytes) },
    journal: forgetful,
    history: [],
    seed: 1,
  });
  const replica = (): unknown => provider.store.get('replica', 'rep-orders-db')?.allowedActions;
  expect(replica()).not.toContain('failover');
  startWorld(provider);
  clock.advance(TICKS_MS);
  expect(provider.store.get('points', 'rep-orders-db')?.points).toHaveLength(1);
  expect(replica()).toContain('failover');
  provider.stopped = true;
});
