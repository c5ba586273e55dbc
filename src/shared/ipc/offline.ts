import { z } from 'zod';
import { entityId, epochMs, powerState, replicaState, runEnding, runVerb, siteContact, vm } from '../domain/index.ts';
import type { Review } from './review.ts';

/*
 * What changed while the provider was not heard: the cache as it was at the loss, held against the cache as it is once
 * everything that had happened is read. It is kept on this computer until a person has acknowledged it.
 */

const change = <What extends string, Value extends z.ZodType>(what: What, value: Value) =>
  z.object({ what: z.literal(what), from: value.nullable(), to: value.nullable() });

/** One fact of a VM, before and after; null where there was, or is, no replica to have it. */
export const factChange = z.discriminatedUnion('what', [
  change('two-copies', z.boolean()),
  change('state', replicaState),
  change('power', powerState),
  change('source', powerState),
  change('placement', vm.shape.placement),
  /** The newest restore point is older than it was, or gone. That it is newer is usual and only counted. */
  change('points-lost', epochMs),
  change('host', z.string()),
  change('name', z.string()),
  change('known', z.boolean()),
]);
export type FactChange = z.infer<typeof factChange>;

export const vmChange = z.object({ vmId: entityId, name: z.string(), changes: z.array(factChange) });
export type VmChange = z.infer<typeof vmChange>;

export const siteChange = z.object({
  siteId: entityId,
  name: z.string(),
  from: siteContact.shape.state.nullable(),
  to: siteContact.shape.state.nullable(),
  since: epochMs,
});
export type SiteChange = z.infer<typeof siteChange>;

/** A plan's revisions; null: there was none, or there is none any more. */
export const planChange = z.object({
  planId: entityId,
  name: z.string(),
  by: z.string(),
  from: z.int().nullable(),
  to: z.int().nullable(),
});
export type PlanChange = z.infer<typeof planChange>;

export const runChange = z.object({
  runId: entityId,
  title: z.string(),
  verb: runVerb,
  by: z.string(),
  isNew: z.boolean(),
  ending: runEnding.nullable(),
});
export type RunChange = z.infer<typeof runChange>;

export const awayReport = z.object({
  /** Gateway times: last heard before, and heard again with everything that had happened. */
  since: epochMs,
  until: epochMs,
  vms: z.array(vmChange),
  sites: z.array(siteChange),
  plans: z.array(planChange),
  runs: z.array(runChange),
  /** VMs whose newest restore point is newer than it was. */
  newerPoints: z.int().min(0),
});
export type AwayReport = z.infer<typeof awayReport>;

/** A plan, or the draft of it, played through on the last known facts. Nothing of it can be started. */
export interface DryRun {
  readonly of: 'plan' | 'draft';
  readonly review: Review;
  /** False where the provider has never told its limits: then the smallest are taken, and the estimate is too long. */
  readonly limitsKnown: boolean;
}

export const dryRunVerbs = ['failover', 'planned-failover', 'test-failover'] as const;
export type DryRunVerb = (typeof dryRunVerbs)[number];
