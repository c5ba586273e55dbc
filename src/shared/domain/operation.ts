import { z } from 'zod';
import { blocker } from './replica.ts';
import { failoverScope } from './network.ts';
import { entityId, epochMs, sentence } from './time.ts';

/** Which state of the data a failover starts from. `at` is the moment the person saw in the review. */
export const pointChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), pointId: entityId, at: epochMs }),
  z.object({ kind: z.literal('cdp'), at: epochMs }),
  /** The newest there is when the operation is accepted, refused if that is older than what was reviewed. */
  z.object({ kind: z.literal('latest'), notOlderThan: epochMs }),
]);
export type PointChoice = z.infer<typeof pointChoice>;

/** An order to the provider: what an operation does, and to what. */
export const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('network-prepare'), applianceId: entityId, scope: failoverScope }),
  z.object({ kind: z.literal('network-release'), applianceId: entityId }),
  z.object({ kind: z.literal('power-off-source'), replicaId: entityId }),
  z.object({ kind: z.literal('failover'), replicaId: entityId, point: pointChoice }),
  z.object({ kind: z.literal('undo-failover'), replicaId: entityId, force: z.boolean() }),
  z.object({ kind: z.literal('permanent-failover'), replicaId: entityId }),
]);
export type Order = z.infer<typeof order>;
export type OrderKind = Order['kind'];

export const operationState = z.enum(['accepted', 'working', 'succeeded', 'failed']);

export const operationFailure = z.object({
  code: z.string().max(64),
  detail: sentence,
  blockers: z.array(blocker).max(64),
});

/**
 * An order that the provider accepted. *Accepted* and *succeeded* are the provider's words; success for a person is only
 * what the feed shows afterwards (an entity changed by this operation with `seq` above `acceptedSeq`).
 */
export const operation = z.object({
  id: entityId,
  /** `runId/stepId/attempt`. */
  key: z.string().max(400),
  runId: entityId,
  stepId: entityId,
  attempt: z.int().min(1),
  order,
  state: operationState,
  acceptedAt: epochMs,
  acceptedSeq: z.int().min(0),
  /** The effect is due by then; later without it the step is stalled. */
  expectedBy: epochMs,
  /** 0 to 100 as the provider estimates it. */
  progressPercent: z.int().min(0).max(100),
  endedAt: epochMs.nullable(),
  failure: operationFailure.nullable(),
});
export type Operation = z.infer<typeof operation>;
