import { z } from 'zod';
import { entityId, order } from '#shared/domain/index.ts';
import { routes } from '#shared/gateway-api/index.ts';
import type { RouteName } from '#shared/gateway-api/index.ts';

/** The control port: what tests, the drill and trainers do to the practice world, and what they read of its truth. */
const FOR_MS_MAX = 86_400_000;
const COUNT_MAX = 100_000;

const routeName = z.enum(Object.keys(routes) as [RouteName, ...RouteName[]]);
const orderKind = z.enum(order.options.map((option) => option.shape.kind.value));
const count = z.int().min(1).max(COUNT_MAX).default(1);
const forMs = z.int().min(1).max(FOR_MS_MAX);
const gateway = z.int().min(0).max(7);
/** What the sources of a site do: as they are, or all on, or all off. */
const sources = z.enum(['as-they-are', 'on', 'off']).default('as-they-are');
/** Which of the coming operations; without either, the next. */
const which = { count, orderKind: orderKind.optional(), replicaId: entityId.optional() };
const whichReply = { count, route: routeName.optional(), orderKind: orderKind.optional() };

export const fault = z.discriminatedUnion('fault', [
  /** The provider hears the site no more. */
  z.object({ fault: z.literal('site-lost'), siteId: entityId, sources, unknown: z.boolean().default(false) }),
  z.object({ fault: z.literal('site-returns'), siteId: entityId, sources }),
  /** A guest that takes the whole grace period to go down, or that nothing powers off; `normal` ends it. */
  z.object({
    fault: z.literal('guest-shutdown'),
    vmId: entityId,
    copy: z.enum(['source', 'replica']),
    how: z.enum(['normal', 'slow', 'stays-on']),
  }),
  /**
   * The provider does not reach its own host: what runs there goes on. When it is reached again, what a forced undo left
   * behind is stopped.
   */
  z.object({ fault: z.literal('host-unreachable'), hostId: entityId, unreachable: z.boolean().default(true) }),
  /** A source goes on or off by itself; seen at once where its site is in contact. */
  z.object({ fault: z.literal('source-power'), vmId: entityId, power: z.enum(['on', 'off']) }),
  /** Without a number: all gateways. `silent` ones take connections and never answer. */
  z.object({
    fault: z.literal('gateway-down'),
    gateway: gateway.optional(),
    forMs,
    silent: z.boolean().default(false),
  }),
  z.object({
    fault: z.literal('gateway-slow'),
    gateway: gateway.optional(),
    forMs,
    delayMs: z.int().min(1).max(600_000),
  }),
  /** It hears of no further change, so that it falls behind the others. It tells its feed up to there, and no snapshot. */
  z.object({ fault: z.literal('gateway-behind'), gateway }),
  z.object({ fault: z.literal('gateway-up'), gateway: gateway.optional() }),
  /** Cuts the open connections once, feeds too. */
  z.object({ fault: z.literal('cut-connections'), gateway: gateway.optional() }),
  z.object({ fault: z.literal('cut-reply'), ...whichReply }),
  /** The request is served, its answer never arrives. Without a route: orders. Only answers below 300 count. */
  z.object({ fault: z.literal('lose-reply'), ...whichReply }),
  /** The order arrives, and nothing comes of it: neither an effect nor an answer. */
  z.object({ fault: z.literal('lose-request'), count, orderKind: orderKind.optional() }),
  z.object({ fault: z.literal('feed-lines'), how: z.enum(['duplicate', 'reorder', 'drop', 'malform']), count }),
  z.object({ fault: z.literal('operation-without-effect'), ...which }),
  z.object({
    fault: z.literal('operation-fails'),
    ...which,
    code: z.string().min(1).max(64).default('host-error'),
    detail: z.string().min(1).max(500).default('The cloud host reported an error.'),
  }),
  /** The effect comes this much later than it would. */
  z.object({ fault: z.literal('operation-late'), ...which, delayMs: forMs }),
  /** Somebody else takes all the room, or gives it back. Without an id: all cloud hosts. */
  z.object({ fault: z.literal('host-full'), hostId: entityId.optional(), full: z.boolean().default(true) }),
  z.object({ fault: z.literal('expire-point'), replicaId: entityId, pointId: entityId }),
  z.object({ fault: z.literal('new-point'), replicaId: entityId }),
  /** Replication starts working on a replica and stays so, or lets go of it. */
  z.object({ fault: z.literal('replica-busy'), replicaId: entityId, busy: z.boolean() }),
  /** `truncate`: older changes are forgotten; `new-epoch`: the numbering begins anew. */
  z.object({ fault: z.literal('expire-cursor'), how: z.enum(['truncate', 'new-epoch']) }),
  z.object({ fault: z.literal('expire-lease'), runId: entityId }),
  z.object({ fault: z.literal('expire-sessions'), refreshTokens: z.boolean().default(false) }),
  z.object({ fault: z.literal('change-certificate') }),
  /** Another key signs the ends of runs from now on, and is kept. */
  z.object({ fault: z.literal('change-receipt-key') }),
  z.object({ fault: z.literal('tenant-enabled'), enabled: z.boolean() }),
  /** What the tenant asks a second person for; what is left out stays as it is. */
  z.object({
    fault: z.literal('tenant-policy'),
    approvalForLiveStart: z.boolean().optional(),
    approvalForOverride: z.boolean().optional(),
  }),
  /** Forgets the faults that still wait for their moment, and lets all gateways work. */
  z.object({ fault: z.literal('clear') }),
]);
export type Fault = z.infer<typeof fault>;
/** A fault as it is asked for, with defaults left out. */
export type FaultRequest = z.input<typeof fault>;

export const faultReply = z.object({ done: z.boolean(), detail: z.string(), thumbprint: z.string().optional() });
export type FaultReply = z.infer<typeof faultReply>;

/**
 * What a copy was started from. `own-disk`: a replica that goes on with what it wrote up to its shutdown at `at`; `replica`:
 * a source that starts with what the replica wrote up to `at`.
 */
const chosenPoint = z.object({
  choice: z.enum(['point', 'cdp', 'latest', 'own-disk', 'replica']),
  pointId: z.string().nullable(),
  at: z.int(),
});
/** The network that a running copy hangs on: a test, or an isolated replica, is cut off. Null where it is off. */
const attachment = z.enum(['production', 'isolated']).nullable();

/**
 * Something that was really done. An order may do several things on its way (a planned failover stops the source, then
 * starts the replica), but each of them once a step. A switchover that the provider does by itself counts for the step
 * whose order last set it.
 */
export const effectEntry = z.object({
  number: z.int(),
  at: z.int(),
  operationId: z.string(),
  stepKey: z.string(),
  attempt: z.int(),
  kind: orderKind,
  replicaId: z.string().nullable(),
  vmId: z.string().nullable(),
  effect: z.enum([
    'replica-started',
    /** `from`: the newest point, where the replica goes back to it (undo); null at a switchover. */
    'replica-stopped',
    'replica-isolated',
    /** A forced undo: no copy was touched. */
    'state-forced',
    'test-started',
    'test-stopped',
    'source-started',
    'source-stopped',
    'failback-synchronised',
    'failback-committed',
    'failback-cancelled',
    'switchover-changed',
    'point-pinned',
    'made-permanent',
    'network-prepared',
    'network-released',
  ]),
  from: chosenPoint.nullable(),
  network: attachment,
  sourcePower: z.enum(['on', 'off']).nullable(),
  applianceScope: z.string().nullable(),
});

const copyTruth = z.object({
  power: z.enum(['on', 'off']),
  since: z.int(),
  by: z.string(),
  from: chosenPoint.nullable(),
  network: attachment,
});
/** Two copies run where both are on and neither is isolated. */
export const copiesEntry = z.object({
  vmId: z.string(),
  replicaId: z.string(),
  source: copyTruth,
  replica: copyTruth,
});

/** A copy went on or off. */
export const powerEntry = z.object({
  at: z.int(),
  vmId: z.string(),
  copy: z.enum(['source', 'replica']),
  power: z.enum(['on', 'off']),
  by: z.string(),
  from: chosenPoint.nullable(),
  network: attachment,
});

export const requestEntry = z.object({
  number: z.int(),
  at: z.int(),
  gateway: z.int(),
  key: z.string(),
  kind: z.string().nullable(),
  status: z.int(),
  code: z.string().nullable(),
  operationId: z.string().nullable(),
  replyDropped: z.boolean(),
  keySeenBefore: z.boolean(),
});

/** What really is and was, whatever the API told. Times are the gateway's. */
export const truth = z.object({
  time: z.int(),
  epoch: z.string(),
  head: z.int(),
  /** Everything that was done, in order. By step (`runId/stepId`): how often that was done which it did most often. */
  effects: z.array(effectEntry),
  effectsByStep: z.record(z.string(), z.int()),
  /** Every VM with a replica. */
  copies: z.array(copiesEntry),
  power: z.array(powerEntry),
  requests: z.array(requestEntry),
  /** Orders that were accepted and whose answer never arrived. */
  lostReplies: z.int(),
  /** Orders that arrived under a key that had arrived before. */
  sameKeyRetries: z.int(),
  /** Whatever came with the token of somebody who had lost the run, since the provider was started. */
  fencedRefusals: z.int(),
});
export type Truth = z.infer<typeof truth>;

export const controlRoutes = {
  inject: { method: 'POST', path: '/faults', body: fault, reply: faultReply },
  truth: { method: 'GET', path: '/truth', reply: truth },
} as const;
