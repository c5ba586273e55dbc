import { z } from 'zod';
import { failoverScope } from './network.ts';
import { displayName, entityId, epochMs, sentence } from './time.ts';

/** What a whole run does to its VMs. */
export const runVerb = z.enum(['failover', 'undo-failover', 'permanent-failover']);
export type RunVerb = z.infer<typeof runVerb>;

export const person = z.object({ id: entityId, name: displayName });
export type Person = z.infer<typeof person>;

export const runEnding = z.enum(['completed', 'partly', 'failed', 'stopped', 'abandoned']);
export type RunEnding = z.infer<typeof runEnding>;

/** A run as everybody sees it in the feed. Its steps and decisions are read with `GET /runs/{id}`. */
export const run = z.object({
  id: entityId,
  title: displayName,
  verb: runVerb,
  scope: failoverScope,
  state: z.enum(['open', 'ended']),
  ending: runEnding.nullable(),
  endReason: sentence.nullable(),
  createdAt: epochMs,
  createdBy: person,
  endedAt: epochMs.nullable(),
  /** The console process that holds the lease; null before the first renewal and after the end. */
  holder: z.object({ person, instanceId: entityId }).nullable(),
  /** The fencing token. It only grows. */
  token: z.int().min(0),
  replicaIds: z.array(entityId).max(100_000),
});
export type Run = z.infer<typeof run>;
