import { z } from 'zod';
import { hostAct, unfinishedAct } from './host-act.ts';
import { person } from './run.ts';
import { replicaKind } from './replica.ts';
import { displayName, entityId, epochMs, sentence } from './time.ts';

/** A VM of a plan. Members wait only for what they name: a graph, not a list. */
export const planMember = z.object({
  vmId: entityId,
  /** VM ids of members that must be up before this one is started. */
  after: z.array(entityId).max(1_000),
  /** After this one was seen up, what waits for it waits so much longer. Seconds. */
  bootDelaySeconds: z.int().min(0).max(86_400),
  /** What waits for a critical member is not started when it fails; an optional one's failure holds nothing up. */
  critical: z.boolean(),
  /** How often a failed start is tried again by itself. */
  retries: z.int().min(0).max(5),
  /** Called stalled so long after it was accepted; null: when the provider's own expectation has passed. */
  timeoutSeconds: z.int().min(1).max(86_400).nullable(),
  note: sentence,
});
export type PlanMember = z.infer<typeof planMember>;

/** A place in a plan where the run waits: for a person's "go on", or for a time. */
export const planGate = z.object({
  id: entityId,
  kind: z.enum(['prompt', 'wait']),
  /** What a prompt asks; what a wait is for. */
  text: sentence.min(1),
  /** Of a wait; zero for a prompt. */
  waitSeconds: z.int().min(0).max(604_800),
  /** VM ids of members that must be up before the gate opens; empty: at the start. */
  after: z.array(entityId).max(1_000),
  /** VM ids of members that wait for it. */
  before: z.array(entityId).min(1).max(1_000),
});
export type PlanGate = z.infer<typeof planGate>;

/**
 * Something that the console does on the tenant's own hosts, before or after a member or the whole plan. Steps of one place
 * go one after the other, in the order in which the plan lists them.
 */
export const planHostStep = z.object({
  id: entityId,
  name: displayName,
  act: hostAct,
  /** `before` a member: once what the member waits for is up. `after` it: once it is up, and before what waits for it. */
  when: z.enum(['before', 'after']),
  /** The member; null: the whole plan. */
  vmId: entityId.nullable(),
  /** A test never touches what is in production unless its author says so. */
  runsIn: z
    .array(z.enum(['failover', 'planned-failover', 'test-failover']))
    .min(1)
    .max(3),
  /** Its failure holds up what waits for it. */
  critical: z.boolean(),
  retries: z.int().min(0).max(5),
});
export type PlanHostStep = z.infer<typeof planHostStep>;

export const planContact = z.object({
  name: displayName,
  role: z.string().max(200),
  phone: z.string().max(64),
  email: z.string().max(254),
});
export type PlanContact = z.infer<typeof planContact>;

/** The gateway that the provider's appliance becomes for one production network in a full-site failover. */
export const planGateway = z.object({ networkId: entityId, address: z.string().max(64) });

/** What a person writes of a plan. All its replicas are of one kind. */
export const planDraft = z.object({
  name: displayName,
  description: sentence,
  replicaKind,
  members: z.array(planMember).min(1).max(10_000),
  gates: z.array(planGate).max(200),
  hostSteps: z.array(planHostStep).max(1_000),
  contacts: z.array(planContact).max(100),
  gateways: z.array(planGateway).max(64),
  publicIpRuleIds: z.array(entityId).max(1_000),
});
export type PlanDraft = z.infer<typeof planDraft>;

/**
 * The same while a person works on it: names and texts may be missing still, and members too, so that nothing typed is lost.
 * What it lacks `planProblems` names; a provider takes only a `planDraft`.
 */
export const unfinishedPlan = planDraft.extend({
  name: z.string().max(256),
  members: z.array(planMember).max(10_000),
  gates: z.array(planGate.extend({ text: sentence, before: z.array(entityId).max(1_000) })).max(200),
  hostSteps: z
    .array(
      planHostStep.extend({
        name: z.string().max(256),
        act: unfinishedAct,
        runsIn: z.array(z.enum(['failover', 'planned-failover', 'test-failover'])).max(3),
      }),
    )
    .max(1_000),
  contacts: z.array(planContact.extend({ name: z.string().max(256) })).max(100),
});

/** A test of a plan, kept with it: when, to which points, and how it came out. */
export const planTest = z.object({
  runId: entityId,
  at: epochMs,
  by: person,
  ending: z.enum(['completed', 'partly', 'failed', 'stopped', 'abandoned']),
  members: z.array(z.object({ vmId: entityId, pointAt: epochMs.nullable(), ok: z.boolean() })).max(10_000),
});
export type PlanTest = z.infer<typeof planTest>;

/** A plan as the provider keeps it. `rev` is its ETag: a change names the one it was made from. */
export const plan = planDraft.extend({
  id: entityId,
  rev: z.int().min(1),
  createdAt: epochMs,
  createdBy: person,
  updatedAt: epochMs,
  updatedBy: person,
  /** Newest last; the oldest go. */
  tests: z.array(planTest).max(50),
});
export type Plan = z.infer<typeof plan>;
