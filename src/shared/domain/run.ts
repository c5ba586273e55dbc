import { z } from 'zod';
import { failoverScope } from './network.ts';
import { runReceipt } from './receipt.ts';
import { displayName, entityId, epochMs, sentence } from './time.ts';

/** What a whole run does to its VMs. */
export const runVerb = z.enum([
  'failover',
  'planned-failover',
  'test-failover',
  'test-stop',
  'undo-failover',
  'permanent-failover',
  'failback',
  'change-switchover',
  'switch-over',
  'commit-failback',
  'cancel-failback',
  'undo-failback',
  'power-off-source',
  'isolate',
  'pin-point',
]);
export type RunVerb = z.infer<typeof runVerb>;

export const person = z.object({ id: entityId, name: displayName });
export type Person = z.infer<typeof person>;

export const runEnding = z.enum(['completed', 'partly', 'failed', 'stopped', 'abandoned']);
export type RunEnding = z.infer<typeof runEnding>;

/**
 * Whether a second person must agree, and has. It binds to the reviewed hash; the gateway asks for it at the first live
 * operation. `expired`: nobody answered within 60 minutes, or the run did not begin within 60 minutes of the answer.
 */
export const approval = z.object({
  state: z.enum(['not-needed', 'pending', 'approved', 'refused', 'expired']),
  /** Why it is needed; empty where it is not. */
  because: z.array(z.enum(['live-start', 'override'])).max(2),
  by: person.nullable(),
  at: epochMs.nullable(),
  reason: sentence,
  expiresAt: epochMs.nullable(),
});
export type Approval = z.infer<typeof approval>;

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
  /** The plan that it was compiled from; null for a selection. */
  planId: entityId.nullable(),
  /** By when its failovers are to be finalised. A reminder: nothing is ever finalised by itself. */
  finaliseBy: epochMs.nullable(),
  approval,
  /** Somebody went on without the approval that the policy asks for; told to everyone. */
  breakGlass: z.object({ person, at: epochMs, reason: sentence }).nullable(),
  /** Why the newest takeover happened; null where there was none. */
  takenOver: z.object({ person, at: epochMs, reason: sentence, from: person }).nullable(),
  /** What the gateway gave for the first end that named a chain head. Absent before, and where it gives no receipts. */
  receipt: runReceipt.optional(),
});
export type Run = z.infer<typeof run>;
