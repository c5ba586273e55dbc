import type { ChannelName, ConnectionView } from '#shared/ipc/index.ts';
import { withoutProvider } from '#shared/ipc/without-provider.ts';
import { reachOf } from '../connections/reach.ts';
import { gatewayNow, useConnections } from '../connections/store.ts';
import { useNow } from '../ui/clock.ts';
import { t } from '../ui/text.ts';
import { formatAge } from '../ui/time.ts';

/** Why something that asks for this cannot be done now: what it asks for needs the provider. Null where it can. */
export type WhyNot = (channel: ChannelName) => string | null;

/** Why a button that asks for this cannot be pressed now. */
export function useWhyNot(connectionId: string, channel: ChannelName): string | null {
  return useWhyNots(connectionId)(channel);
}

export function useWhyNots(connectionId: string): WhyNot {
  const now = useNow();
  const connection = useConnections((state) => state.connections?.find(({ id }) => id === connectionId) ?? null);
  return whyNotBy(connection, now);
}

export function whyNotBy(connection: ConnectionView | null, now: number): WhyNot {
  return (channel) =>
    connection === null || withoutProvider[channel] !== 'refuses' ? null : whyNotOf(connection, now);
}

export function whyNotOf(connection: ConnectionView, now: number): string | null {
  const { name, state, freshness, heardAt } = connection;
  const age = heardAt === null ? t('time.never') : formatAge(gatewayNow(connection, now) - heardAt);
  if (state === 'signed-out' || state === 'untrusted' || state === 'store-failed') {
    return t(`offline.why.${state}`, { name, age });
  }
  if (freshness === 'offline') return t(heardAt === null ? 'offline.why.never' : 'offline.why.offline', { name, age });
  if (!reachOf(connection).lacks.includes('command')) return null;
  const addresses = connection.gateways.map(({ address }) => address).join(', ');
  return t('offline.why.command', { name, addresses });
}
