import { expect, it } from 'vitest';
import type { ConnectionView, GatewayView } from '#shared/ipc/index.ts';
import { whyNotOf } from './whyNot.ts';

const NOW = 1_700_000_000_000;
const gateway: GatewayView = { address: 'gw-1:6180', read: 'good', command: 'good', event: 'good' };
const heard = {
  ...{ id: 'c', name: 'Harbour', state: 'connected', freshness: 'live', heardAt: NOW - 60_000, clockSkewMs: 0 },
  gateways: [gateway],
} as unknown as ConnectionView;

it('says nothing while orders get through', () => {
  expect(whyNotOf(heard, NOW)).toBeNull();
  expect(whyNotOf({ ...heard, freshness: 'delayed' }, NOW)).toBeNull();
});

it('names the provider and when it was last heard, by the gateway’s clock', () => {
  const offline = { ...heard, state: 'offline', freshness: 'offline', clockSkewMs: 60_000 } as const;
  expect(whyNotOf(offline, NOW)).toContain('Harbour is not heard');
  expect(whyNotOf(offline, NOW)).toContain('2 min ago');
  expect(whyNotOf({ ...offline, heardAt: null }, NOW)).toContain('never heard');
});

it.each([
  ['signed-out', 'Sign in first'],
  ['untrusted', 'Compare it first'],
  ['store-failed', 'data folder'],
] as const)('names the remedy where it is %s', (state, remedy) => {
  expect(whyNotOf({ ...heard, state, freshness: 'offline' }, NOW)).toContain(remedy);
});

it('tells orders that do not get through from facts that do', () => {
  const gateways = [{ ...gateway, command: 'failing' as const }];
  expect(whyNotOf({ ...heard, gateways }, NOW)).toContain('Orders do not get through to Harbour: gw-1:6180');
});
