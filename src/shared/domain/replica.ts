import { z } from 'zod';
import { entityId, epochMs, sentence } from './time.ts';

/** Where a replica is in its life. What may follow which is data in `shared/lifecycle`; the provider is the judge. */
export const replicaState = z.enum([
  'ready',
  'processing',
  'verifying',
  'failover',
  'failover-failed',
  'undoing',
  'finalising',
  'synchronising',
  'ready-to-switch',
  'switching',
  'failback',
  'permanent',
  'unknown',
]);
export type ReplicaState = z.infer<typeof replicaState>;

/** What can be ordered for a replica. */
export const replicaAction = z.enum(['failover', 'undo-failover', 'permanent-failover', 'power-off-source']);
export type ReplicaAction = z.infer<typeof replicaAction>;

export const powerState = z.enum(['on', 'off', 'unknown']);
export type PowerState = z.infer<typeof powerState>;

/** Why an action is not possible, by the provider. `code` is stable; `detail` says what to do about it. */
export const blocker = z.object({
  code: z.string().min(1).max(64),
  detail: sentence,
  /** The actions that it blocks; empty means all. */
  actions: z.array(z.string().max(64)).max(32),
});
export type Blocker = z.infer<typeof blocker>;

/**
 * The power of the source VM as somebody saw it. `observedAt` is when this value was first seen so; while the site's
 * contact is `connected`, each later report of the site confirms it (`site.contact.lastReportAt`).
 */
export const sourcePower = z.object({
  power: powerState,
  observedAt: epochMs.nullable(),
  observer: z.enum(['site-agent', 'hypervisor', 'operation', 'none']),
  /** The operation that switched it off, where one did: the source then counts as fenced until it is seen on. */
  changedBy: entityId.nullable(),
});
export type SourcePower = z.infer<typeof sourcePower>;

/** The failover that a replica is in. */
export const failoverFacts = z.object({
  runId: entityId,
  since: epochMs,
  /** The moment of the data it was started from. */
  pointAt: epochMs,
  pointId: entityId.nullable(),
});

/** A VM's copy at the provider. */
export const replica = z.object({
  id: entityId,
  vmId: entityId,
  kind: z.enum(['snapshot', 'cdp']),
  /** The cloud host it lies on. */
  hostId: entityId,
  /**
   * Rises whenever something an order relies on changes (state, power, blockers, claim); a new restore point alone does
   * not raise it. It is what `expect.replicaRev` of an operation is compared with.
   */
  rev: z.int().min(0),
  state: replicaState,
  stateSince: epochMs,
  /** The operation that brought it into this state; null where replication or the provider did. */
  stateBy: entityId.nullable(),
  power: powerState,
  allowedActions: z.array(z.string().max(64)).max(64),
  blockers: z.array(blocker).max(64),
  rpoTargetSeconds: z.int().min(1),
  latestPointAt: epochMs.nullable(),
  lastTestedAt: epochMs.nullable(),
  sourcePower,
  failover: failoverFacts.nullable(),
  /** Both copies may be running. A flag beside the state, always shown on top. */
  twoCopiesSince: epochMs.nullable(),
  claimedByRunId: entityId.nullable(),
  /** Why the last operation on it failed, where it did, and where each copy is. */
  failure: sentence.nullable(),
});
export type Replica = z.infer<typeof replica>;
