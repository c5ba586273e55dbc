import type { FailoverScope } from '#shared/domain/index.ts';
import type { InventoryReader } from '../store/ports.ts';

/** What an appliance is prepared for; full-site where one stretches a network still and another is the gateway already. */
export function networkScopeOf(reader: Pick<InventoryReader, 'appliances'>): FailoverScope | null {
  const scopes = reader.appliances().map(({ scope }) => scope);
  return scopes.includes('full-site') ? 'full-site' : (scopes.find((scope) => scope !== null) ?? null);
}
