import type { FailoverScope, RunVerb } from '#shared/domain/index.ts';
import type { ReviewRequest } from '#shared/ipc/index.ts';
import { fromLocalInput } from '../ui/time.ts';
import { type Draft, policyOf } from './draft.ts';
import { optionsOf } from './options.ts';

/** For what a review is asked, by what the composer has. */
export interface Asked {
  readonly connectionId: string;
  readonly verb: RunVerb;
  /** Empty for all members of the plan. */
  readonly vmIds: readonly string[];
  readonly planId: string | null;
  /** Null: the console decides. */
  readonly scope: FailoverScope | null;
}

/** Verbs that start from a chosen state of the data. */
export function choosesPoint(verb: RunVerb): boolean {
  return verb === 'failover' || verb === 'test-failover';
}

/** Verbs after which something waits to be finalised. */
export function isToBeFinalised(verb: RunVerb): boolean {
  return verb === 'failover' || verb === 'planned-failover';
}

/** Friction grows with what can be broken: whose order touches no production is confirmed by one click. */
export function isTyped(verb: RunVerb): boolean {
  const harmless: readonly RunVerb[] = ['test-failover', 'test-stop', 'pin-point'];
  return !harmless.includes(verb);
}

/** The request for a review; null while something that it needs is not given. */
export function requestOf(asked: Asked, draft: Draft): ReviewRequest | null {
  const { connectionId, verb, vmIds, planId, scope } = asked;
  const policy = choosesPoint(verb) ? policyOf(draft) : ({ kind: 'latest' } as const);
  const options = optionsOf(verb, draft.options);
  const finaliseBy = finaliseByOf(verb, draft);
  if (policy === null || options === null || finaliseBy === null) return null;
  return {
    connectionId,
    verb,
    vmIds: [...vmIds],
    policy,
    overrides: draft.overrides.filter((override) => planId !== null || vmIds.includes(override.vmId)),
    evidence: [],
    reason: draft.reason,
    options,
    ...(planId === null ? {} : { planId }),
    ...(scope === null ? {} : { scope }),
    ...(finaliseBy === undefined ? {} : { finaliseBy }),
  };
}

/** Undefined where no reminder is wanted, null where what was typed is no time. */
function finaliseByOf(verb: RunVerb, { finaliseBy }: Draft): number | undefined | null {
  return !isToBeFinalised(verb) || finaliseBy === '' ? undefined : fromLocalInput(finaliseBy);
}
