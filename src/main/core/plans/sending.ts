import { draftOf } from '#shared/domain/index.ts';
import type { Plan, PlanDraft } from '#shared/domain/index.ts';
import type { GatewayFailure, GatewayPort } from '../gateway/port.ts';
import type { KeptDraft } from '../store/ports.ts';
import { samePlan } from './units.ts';

export type PlanGateway = Pick<GatewayPort, 'createPlan' | 'replacePlan' | 'deletePlan' | 'plan' | 'gatewayTimeMs'>;

/** What became of a draft that was sent. Never a guess: where the reply was lost, the plan itself was read. */
export type Sent =
  | { readonly is: 'saved'; readonly plan: Plan }
  /** The plan is not the one that the draft was made from, and not what was sent either. Nothing was saved. */
  | { readonly is: 'apart'; readonly theirs: Plan }
  | { readonly is: 'gone' }
  /** The reply was lost, and the provider does not show the change. */
  | { readonly is: 'not-done' }
  /** The reply was lost, and the plan cannot be read. */
  | { readonly is: 'unsure' }
  | { readonly is: 'failed'; readonly failure: GatewayFailure };

/** Sends a draft once: a new plan under its own id, else in the place of exactly the revision that it was made from. */
export async function sendDraft(gateway: PlanGateway, { planId, draft, base }: KeptDraft): Promise<Sent> {
  const reply =
    base === null
      ? await gateway.createPlan({ id: planId, ...draft })
      : await gateway.replacePlan(planId, base.rev, draft);
  if (reply.ok) return wasSaved(reply.value, draft);
  const { failure } = reply;
  const lost = isLost(failure);
  // A new plan whose id is taken: an earlier try whose reply was lost had arrived after all.
  if (!lost && !(base === null ? isTaken(failure) : isChanged(failure) || isGone(failure))) {
    return { is: 'failed', failure };
  }
  const found = await gateway.plan(planId);
  if (!found.ok) return lost ? { is: 'unsure' } : { is: 'failed', failure: found.failure };
  const theirs = found.value;
  if (theirs === null && base !== null) return { is: 'gone' };
  if (theirs === null || theirs.rev === base?.rev) return lost ? { is: 'not-done' } : { is: 'failed', failure };
  return wasSaved(theirs, draft);
}

/** A repeated creation is answered with the plan as it is, which somebody may have changed since. */
function wasSaved(plan: Plan, draft: PlanDraft): Sent {
  return samePlan(draftOf(plan), draft) ? { is: 'saved', plan } : { is: 'apart', theirs: plan };
}

/** What became of an order to delete a plan. */
export type Deleted =
  | { readonly is: 'deleted' }
  | { readonly is: 'changed'; readonly theirs: Plan | null }
  | Extract<Sent, { is: 'not-done' | 'unsure' | 'failed' }>;

/** Deletes a plan once, as the revision that was looked at. */
export async function sendDeletion(gateway: PlanGateway, planId: string, rev: number): Promise<Deleted> {
  const reply = await gateway.deletePlan(planId, rev);
  if (reply.ok) return { is: 'deleted' };
  const { failure } = reply;
  if (isGone(failure)) return { is: 'deleted' };
  const lost = isLost(failure);
  if (!lost && !isChanged(failure)) return { is: 'failed', failure };
  const found = await gateway.plan(planId);
  if (!found.ok) return lost ? { is: 'unsure' } : { is: 'changed', theirs: null };
  if (found.value === null) return { is: 'deleted' };
  return lost && found.value.rev === rev ? { is: 'not-done' } : { is: 'changed', theirs: found.value };
}

/** For an order, an answer that cannot be read is as good as none. */
function isLost(failure: GatewayFailure): boolean {
  return failure.kind === 'unknown' || failure.kind === 'malformed';
}

function isChanged(failure: GatewayFailure): boolean {
  return failure.kind === 'refused' && failure.problem.code === 'changed';
}

function isTaken(failure: GatewayFailure): boolean {
  return isChanged(failure) || (failure.kind === 'refused' && failure.problem.code === 'key-reused');
}

function isGone(failure: GatewayFailure): boolean {
  return failure.kind === 'refused' && failure.problem.status === 404;
}
