import { z } from 'zod';
import { displayName, entityId, epochMs } from './time.ts';

export const network = z.object({
  id: entityId,
  siteId: entityId,
  name: displayName,
  /** The address block as `192.0.2.0/24`, or null where it is not known. */
  cidr: z.string().max(64).nullable(),
  withInternet: z.boolean(),
  /** The provider network that stands in for this one after a failover; null where none is mapped. */
  mappedToId: entityId.nullable(),
});
export type Network = z.infer<typeof network>;

/** Which kind of failover the appliance serves; it serves one kind at a time. */
export const failoverScope = z.enum(['partial-site', 'full-site']);
export type FailoverScope = z.infer<typeof failoverScope>;

/**
 * The provider's network extension appliance. In `partial-site` it stretches the network to the surviving site; in
 * `full-site` it becomes the default gateway of the replica networks.
 */
export const appliance = z.object({
  id: entityId,
  siteId: entityId,
  name: displayName,
  power: z.enum(['on', 'off']),
  scope: failoverScope.nullable(),
  connectivity: z.enum(['none', 'connecting', 'connected', 'failed']),
  /** The operation that last changed scope or power; with its effect seen, that operation is observed. */
  changedBy: entityId.nullable(),
});
export type Appliance = z.infer<typeof appliance>;

/** A port of a public address forwarded to a replica while the site is fully failed over. Public port 22 is forbidden. */
export const publicIpRule = z.object({
  id: entityId,
  vmId: entityId,
  publicIp: z.string().max(64),
  publicPort: z.int().min(1).max(65_535),
  internalIp: z.string().max(64),
  internalPort: z.int().min(1).max(65_535),
  description: z.string().max(500),
  updatedAt: epochMs,
});
export type PublicIpRule = z.infer<typeof publicIpRule>;
