import { expect, it } from 'vitest';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { wordsOf } from '#shared/texts/index.ts';
import { nameOf, OfflineAlerts } from './offline-alerts.ts';
import { Told } from './told.ts';

const MINUTE_MS = 60_000;
const view = (freshness: ConnectionView['freshness'], name = 'Harbour'): ConnectionView =>
  ({ id: 'c-1', name, freshness, gateways: [{ address: 'gw.example:6180' }] }) as unknown as ConnectionView;
const at = (minutes: number) => ({ wallMs: minutes * MINUTE_MS, monotonicMs: minutes * MINUTE_MS });

it('a console that hears nothing is told after the minutes that were set, and once; then that it hears again', () => {
  const told: string[] = [];
  const alerts = new OfflineAlerts(new Told([]), ({ title, what, body }) =>
    told.push(`${wordsOf({ ...title, params: { what: what.named } })}: ${wordsOf(body)}`),
  );
  alerts.follow([view('live')], at(0));
  expect(alerts.isWaiting).toBe(false);
  alerts.follow([view('offline')], at(1));
  for (const minutes of [2, 10.9]) alerts.tick(at(minutes), 10);
  expect(told).toEqual([]);
  alerts.follow([view('offline')], at(11));
  for (const minutes of [11, 12]) alerts.tick(at(minutes), 10);
  alerts.follow([view('delayed')], at(13));
  alerts.follow([view('offline')], at(14));
  alerts.tick(at(15), 10);
  expect(told).toEqual([
    'Harbour: not heard: This console has heard nothing from the provider for 10 minutes.',
    'Harbour: heard again: This console hears the provider again.',
  ]);
});

it('a connection that is called by the address of its gateway is not named outside', () => {
  expect(nameOf(view('live'))).not.toBeNull();
  expect(nameOf(view('live', 'gw.example:6180'))).toBeNull();
  expect(nameOf(view('live', 'Ours (GW.example)'))).toBeNull();
});
