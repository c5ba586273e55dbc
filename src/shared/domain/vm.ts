import { z } from 'zod';
import { displayName, entityId } from './time.ts';

/** A virtual machine of the tenant. */
export const vm = z.object({
  id: entityId,
  name: displayName,
  siteId: entityId,
  /** The host it runs on at home, or at the provider once it was moved there for good. */
  hostId: entityId,
  networkIds: z.array(entityId).max(64),
  os: z.string().max(256),
  application: displayName.nullable(),
  /** Start order within its application: tier 1 (databases) before tier 2 (services) before tier 3 (front ends). */
  tier: z.int().min(1).max(9),
  criticality: z.enum(['critical', 'important', 'normal']),
  cpuMhz: z.int().min(0),
  memoryBytes: z.int().min(0),
  diskBytes: z.int().min(0),
  /** DHCP guests come up unreachable at the provider: only static addresses are carried over. */
  addressing: z.enum(['static', 'dhcp', 'unknown']),
  addresses: z.array(z.string().max(64)).max(64),
  /** `home`: at its own site. `provider`: moved there by a permanent failover, no longer protected. */
  placement: z.enum(['home', 'provider']),
  /** The operation that moved it, where one did. */
  movedBy: entityId.nullable(),
});
export type Vm = z.infer<typeof vm>;
