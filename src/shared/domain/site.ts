import { z } from 'zod';
import { displayName, entityId, epochMs } from './time.ts';

/**
 * Whether the provider hears a site, told by the provider from its agent there. It is a fact about the site and is
 * never confused with whether the console hears the provider (the feed's freshness).
 */
export const siteContact = z.object({
  state: z.enum(['connected', 'lost', 'unknown']),
  since: epochMs,
  /** When the agent last reported. While `connected`, every report confirms the power states seen before it. */
  lastReportAt: epochMs.nullable(),
});
export type SiteContact = z.infer<typeof siteContact>;

export const site = z.object({
  id: entityId,
  name: displayName,
  role: z.enum(['production', 'provider']),
  contact: siteContact,
});
export type Site = z.infer<typeof site>;

/** Processor in MHz, memory in bytes. */
export const computeAmount = z.object({ cpuMhz: z.int().min(0), memoryBytes: z.int().min(0) });
export type ComputeAmount = z.infer<typeof computeAmount>;

/**
 * A machine that runs VMs. At the provider it is a cloud host, whose `capacity` is the tenant's hardware plan and
 * whose `used` is what the running replicas take of it.
 */
export const host = z.object({
  id: entityId,
  siteId: entityId,
  cluster: displayName.nullable(),
  name: displayName,
  capacity: computeAmount,
  used: computeAmount,
});
export type Host = z.infer<typeof host>;
