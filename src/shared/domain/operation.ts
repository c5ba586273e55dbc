import { z } from 'zod';
import { blocker } from './blocker.ts';
import { failoverScope } from './network.ts';
import { hostAct } from './host-act.ts';
import { entityId, epochMs, sentence } from './time.ts';

/** Which state of the data a failover starts from. `at` is the moment the person saw in the review. */
export const pointChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), pointId: entityId, at: epochMs }),
  z.object({ kind: z.literal('cdp'), at: epochMs }),
  /** The newest there is when the operation is accepted, refused if that is older than what was reviewed. */
  z.object({ kind: z.literal('latest'), notOlderThan: epochMs }),
]);
export type PointChoice = z.infer<typeof pointChoice>;

/** When a failback changes over to production: by itself once synchronised, at a time, or when a person orders it. */
export const switchover = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('auto') }),
  z.object({ mode: z.literal('scheduled'), at: epochMs }),
  z.object({ mode: z.literal('manual') }),
]);
export type Switchover = z.infer<typeof switchover>;

/** Where a failback goes: over the original VM, over one restored beforehand on another host, or to a new VM. */
export const failbackTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('original') }),
  z.object({ kind: z.literal('restored'), hostId: entityId }),
  z.object({ kind: z.literal('new-place'), hostId: entityId }),
]);
export type FailbackTarget = z.infer<typeof failbackTarget>;

const orders = [
  z.object({ kind: z.literal('network-prepare'), applianceId: entityId, scope: failoverScope }),
  z.object({ kind: z.literal('network-release'), applianceId: entityId }),
  z.object({ kind: z.literal('power-off-source'), replicaId: entityId }),
  /** Cuts the replica off every network; what it runs goes on. */
  z.object({ kind: z.literal('isolate'), replicaId: entityId }),
  z.object({ kind: z.literal('failover'), replicaId: entityId, point: pointChoice }),
  /** Two passes of replication around the guest's own shutdown, then the replica: nothing is lost, and no point is chosen. */
  z.object({ kind: z.literal('planned-failover'), replicaId: entityId }),
  /** Starts the replica without any way to production networks, on a temporary disk. */
  z.object({ kind: z.literal('test-start'), replicaId: entityId, point: pointChoice }),
  z.object({ kind: z.literal('test-stop'), replicaId: entityId }),
  /** `force`: the provider's host cannot be reached, so only the state is set; the power is then unknown. */
  z.object({ kind: z.literal('undo-failover'), replicaId: entityId, force: z.boolean() }),
  z.object({ kind: z.literal('permanent-failover'), replicaId: entityId }),
  z.object({
    kind: z.literal('failback-start'),
    replicaId: entityId,
    target: failbackTarget,
    /** Compare only what the source's own change tracking names; original location only. */
    quickRollback: z.boolean(),
    switchover,
  }),
  z.object({ kind: z.literal('change-switchover'), replicaId: entityId, switchover }),
  z.object({ kind: z.literal('switch-over'), replicaId: entityId }),
  z.object({ kind: z.literal('commit-failback'), replicaId: entityId }),
  /** Before the switchover: the replica goes on running and is never restarted. */
  z.object({ kind: z.literal('cancel-failback'), replicaId: entityId }),
  /** After the switchover: production off first, then the replica as it was at its shutdown. */
  z.object({ kind: z.literal('undo-failback'), replicaId: entityId }),
  z.object({ kind: z.literal('pin-point'), replicaId: entityId, pointId: entityId, pinned: z.boolean() }),
] as const;

/** An order to the provider: what an operation does, and to what. */
export const order = z.discriminatedUnion('kind', orders);
export type Order = z.infer<typeof order>;
export type OrderKind = Order['kind'];

const gates = [
  /** Somebody must say "go on". */
  z.object({ kind: z.literal('gate-prompt'), text: sentence.min(1) }),
  z.object({
    kind: z.literal('gate-wait'),
    waitMs: z
      .int()
      .min(0)
      .max(7 * 86_400_000),
  }),
  /** Something that the console does on the tenant's own hosts. */
  z.object({ kind: z.literal('host-act'), act: hostAct }),
] as const;

/** What a step of a run is about: an order to the provider, or what orders nothing there: a wait, a question, an act of ours. */
export const stepOrder = z.discriminatedUnion('kind', [...orders, ...gates]);
export type StepOrder = z.infer<typeof stepOrder>;
export type Gate = Exclude<StepOrder, Order>;

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
