import { z } from 'zod';
import {
  actReport,
  attestation,
  chainHead,
  displayName,
  entityId,
  epochMs,
  failoverScope,
  run,
  runEnding,
  runVerb,
  sentence,
  startEvidence,
  stepOrder,
} from '../domain/index.ts';

/** The lease of a run, timed by the gateway. */
export const LEASE_MS = 60_000;
export const LEASE_RENEWAL_INTERVAL_MS = 15_000;
/** The console treats its lease as lost this long after the *send* of the last good renewal (monotonic clock). */
export const LEASE_TRUSTED_MS = 45_000;

/** Part of an idempotency key, so without a slash. */
export const stepId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,150}$/);

/** A step of a run as it was reviewed: what will be ordered, after which others. */
export const plannedStep = z.object({
  id: stepId,
  order: stepOrder,
  /** Steps that must be observed (or skipped) before this one is sent. */
  after: z.array(stepId).max(10_000),
  /** Steps that must have ended, however, before this one is sent: a test is stopped whether or not the others came up. */
  afterSettled: z.array(stepId).max(10_000),
  /** The VM it is about; null for network steps and gates. */
  vmId: entityId.nullable(),
  /** How it is called: the VM's name, the appliance's, the gate's. */
  name: z.string().max(256),
  /** What the order to start a copy will carry; null where none is needed, or where an earlier step will bring it. */
  evidence: startEvidence.nullable(),
  /** The power-off step whose success is this start's evidence. */
  evidenceFromStep: stepId.nullable(),
  /** Its failure holds nothing up. */
  optional: z.boolean(),
  /** What comes after it waits so much longer once it is observed, milliseconds. */
  settleMs: z.int().min(0).max(86_400_000),
  /** Steps of one lane go one at a time: planned failovers of one replication job. */
  lane: z.string().max(256).nullable(),
  /** How often it is tried again by itself after the provider said that it failed. */
  retries: z.int().min(0).max(5),
  /** Stalled so long after it was accepted; null: when `expectedBy` has passed. */
  timeoutMs: z.int().min(1_000).max(86_400_000).nullable(),
});
export type PlannedStep = z.infer<typeof plannedStep>;

/** The compiled run, stored at the provider before anything is sent. */
export const storedRun = z.object({
  id: entityId,
  title: displayName,
  verb: runVerb,
  scope: failoverScope,
  /** Why, as typed; kept in the provider's history. */
  reason: sentence,
  steps: z.array(plannedStep).min(1).max(300_000),
  /** Lower-case hex SHA-256 of `reviewedText(run)`: the steps are those that a person reviewed. */
  reviewedHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The engine that compiled it; another version opens it read-only. */
  engineVersion: z.string().min(1).max(64),
  planId: entityId.nullable(),
  finaliseBy: epochMs.nullable(),
  /** The reason for going on without the approval that the policy asks for; null where nobody does. */
  breakGlass: sentence.min(1).nullable(),
});
export type StoredRun = z.infer<typeof storedRun>;

/** What people decide, and what happens on the console's side, told to the gateway before it takes effect. */
export const decisionBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attestation'), attestation }),
  z.object({
    kind: z.literal('override'),
    id: entityId,
    vmIds: z.array(entityId).min(1).max(100_000),
    /** The loss that was named and accepted. */
    acceptedLoss: sentence,
    reason: sentence.min(1),
  }),
  /** `failed`: it failed or was refused, and stays so; what waits for it may begin all the same. */
  z.object({ kind: z.literal('skip'), stepId, reason: sentence.min(1), failed: z.literal(true).optional() }),
  /**
   * The answer at a gate. `stop`: what waits for it is not begun. Of an act of which nobody knows whether it was done: `go`, it
   * was; `again`, it is to be done again.
   */
  z.object({ kind: z.literal('gate'), stepId, answer: z.enum(['go', 'again', 'stop']), note: sentence }),
  /** An act on a host is about to be done, by this process. It is done only once this is recorded. */
  z.object({ kind: z.literal('act-begun'), stepId, attempt: z.int().min(1), instanceId: entityId }),
  z.object({ kind: z.literal('act-ended'), stepId, attempt: z.int().min(1), report: actReport }),
  z.object({ kind: z.literal('stop'), reason: sentence }),
  z.object({ kind: z.literal('resume'), reason: sentence }),
]);
export type DecisionBody = z.infer<typeof decisionBody>;

/**
 * What was decided in the review comes with the run, and is recorded with it as decisions 1 to n: whoever takes the run over
 * a moment later has them.
 */
export const createRunRequest = storedRun.extend({
  instanceId: entityId,
  decisions: z.array(decisionBody).max(100_000),
});
export type CreateRunRequest = z.infer<typeof createRunRequest>;

export const decision = z.object({
  sequence: z.int().min(1),
  at: epochMs,
  personId: entityId,
  body: decisionBody,
});
export type Decision = z.infer<typeof decision>;

/** `expectedSequence` is the number this decision will get. The same number with the same body answers the same again. */
export const decideRequest = z.object({ token: z.int().min(1), expectedSequence: z.int().min(1), body: decisionBody });

export const leaseReply = z.object({ token: z.int().min(1), leaseUntil: epochMs, time: epochMs });
export type LeaseReply = z.infer<typeof leaseReply>;

export const renewRequest = z.object({ instanceId: entityId, token: z.int().min(1) });

/** `reason` is demanded while the lease has not run out. */
export const takeoverRequest = z.object({ instanceId: entityId, reason: sentence.optional() });

/**
 * Ends a run and frees its claims. `abandoned` needs a reason. `chainHead` is the newest link of the console's own journal of
 * the run: the gateway signs it (`run.receipt`). The first head stays: an end that is asked again is answered with its receipt.
 */
export const endRunRequest = z.object({
  token: z.int().min(1),
  ending: runEnding,
  reason: sentence,
  chainHead: chainHead.optional(),
});
export type EndRunRequest = z.infer<typeof endRunRequest>;

/** An approver's answer. `hash` is the reviewed hash that was looked at. The person is another than the run's. */
export const approveRequest = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  answer: z.enum(['approve', 'refuse']),
  reason: sentence,
});

/** How long an approval is waited for, and how long one holds until the run's first live operation. */
export const APPROVAL_MS = 3_600_000;

/** A run with all that a second console needs: the run as the feed shows it, its steps, its decisions. */
export const runReply = z.object({ run, stored: storedRun, decisions: z.array(decision).max(100_000) });
export type RunReply = z.infer<typeof runReply>;

export const createRunReply = z.object({ run, lease: leaseReply });

/**
 * The text whose SHA-256 is the reviewed hash: everything of a run that a person saw, with keys in a fixed order.
 * Both sides make it the same way; the gateway refuses a run whose hash is not that of its own steps.
 */
export function reviewedText(reviewed: Pick<StoredRun, 'verb' | 'scope' | 'planId' | 'steps'>): string {
  const { verb, scope, planId, steps } = reviewed;
  return canonicalJson({ verb, scope, planId, steps });
}

/** JSON with the keys of every object sorted, so that equal values make equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}
