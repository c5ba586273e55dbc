import { z } from 'zod';
import { blocker } from './blocker.ts';
import { failbackTarget, switchover } from './operation.ts';
import { displayName, entityId, epochMs, sentence } from './time.ts';

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
export const replicaAction = z.enum([
  'failover',
  'planned-failover',
  'test-start',
  'test-stop',
  'undo-failover',
  'permanent-failover',
  'failback-start',
  'change-switchover',
  'switch-over',
  'commit-failback',
  'cancel-failback',
  'undo-failback',
  'power-off-source',
  'isolate',
  'pin-point',
]);
export type ReplicaAction = z.infer<typeof replicaAction>;

export const replicaKind = z.enum(['snapshot', 'cdp']);
export type ReplicaKind = z.infer<typeof replicaKind>;

export const powerState = z.enum(['on', 'off', 'unknown']);
export type PowerState = z.infer<typeof powerState>;

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

/** The test that a replica runs in, cut off from production networks. */
export const testFacts = z.object({
  runId: entityId,
  since: epochMs,
  pointAt: epochMs,
  pointId: entityId.nullable(),
});

/** The failback that a replica is in, from the begin of the synchronisation to commit, cancel or undo. */
export const failbackFacts = z.object({
  runId: entityId,
  since: epochMs,
  target: failbackTarget,
  switchover,
  /** The operation that last set the switchover. */
  switchoverBy: entityId,
  /** When all but the last changes had come home; null while it synchronises. */
  syncedAt: epochMs.nullable(),
  /** When the replica was seen off and its last change had come home; production runs since. */
  switchedAt: epochMs.nullable(),
});
export type FailbackFacts = z.infer<typeof failbackFacts>;

/** A VM's copy at the provider. */
export const replica = z.object({
  id: entityId,
  vmId: entityId,
  kind: replicaKind,
  /** The replication job, or CDP policy, that it comes from. Planned failovers of one job go one at a time. */
  job: displayName,
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
  test: testFacts.nullable(),
  failback: failbackFacts.nullable(),
  /** Cut off from every network but its own. */
  isolated: z.boolean(),
  /** The operation that isolated it. */
  isolatedBy: entityId.nullable(),
  /** What a failover, a test or a failback holds on disk beside the restore points; zero once nothing is left of it. */
  temporaryBytes: z.int().min(0),
  /** Both copies may be running. A flag beside the state, always shown on top. */
  twoCopiesSince: epochMs.nullable(),
  claimedByRunId: entityId.nullable(),
  /** Why the last operation on it failed, where it did, and where each copy is. */
  failure: sentence.nullable(),
});
export type Replica = z.infer<typeof replica>;
