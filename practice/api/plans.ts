import type { Person, Plan, PlanDraft } from '#shared/domain/index.ts';
import { canonicalJson, HEADER_IF_MATCH, revOfETag } from '#shared/gateway-api/index.ts';
import type { Problem } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';
import { transact } from '../state/transaction.ts';
import type { Answer, Call, Caller } from './call.ts';
import { checkDraft } from './plan-checks.ts';
import { problem } from './problem.ts';

/** Plans are kept here, so that they are there when the tenant's own server is not. */

const PLANS_MAX = 1_000;

function personOf(caller: Caller | null): Person {
  if (caller === null) throw new Error('a plan is written by a person');
  return { id: caller.account.id, name: caller.account.name };
}

/** A plan that was changed by this request's words, or the refusal. */
function put(p: Provider, plan: Plan, text: string | null): Plan {
  transact(p.store, (tx) => {
    tx.put('plan', plan, { rev: plan.rev });
    if (text !== null) tx.keep('plan', plan.id, { id: plan.id, text });
  });
  return plan;
}

/** Stores a new plan. The same id with the same words answers again, also after the plan was changed. */
export function createPlan(p: Provider, { body, caller }: Call<'createPlan'>): Answer<'createPlan'> {
  const { id, ...draft } = body;
  const text = canonicalJson(draft);
  const before = p.store.record('plan', id);
  const known = p.store.get('plan', id);
  if (known !== undefined && before?.text === text) return known;
  if (known !== undefined || before !== undefined) {
    return problem('key-reused', 'There is or was another plan with this id.', { field: 'id' });
  }
  if (p.store.indexes.plans.size >= PLANS_MAX) return problem('too-many-requests', 'Too many plans are stored.');
  const refused = checkDraft(p, id, draft);
  if (refused !== null) return refused;
  const person = personOf(caller);
  const now = p.clock.now();
  const made = { createdAt: now, createdBy: person, updatedAt: now, updatedBy: person };
  return put(p, { ...draft, id, rev: 1, ...made, tests: [] }, text);
}

/** The plan of a request, where it is still the one that was read. */
function unchanged(p: Provider, id: string, ifMatch: string | undefined): Plan | Problem {
  const rev = revOfETag(ifMatch ?? '');
  if (rev === null) {
    return problem('bad-request', 'If-Match names the revision that was read, as "12".', { field: HEADER_IF_MATCH });
  }
  const plan = p.store.get('plan', id);
  if (plan === undefined) return problem('not-found', 'There is no such plan.');
  if (plan.rev === rev) return plan;
  return problem('changed', `${plan.updatedBy.name} has changed the plan since.`, { currentRev: plan.rev });
}

export function replacePlan(
  p: Provider,
  { params, headers, body, caller }: Call<'replacePlan'>,
): Answer<'replacePlan'> {
  const plan = unchanged(p, params['id'] ?? '', headers[HEADER_IF_MATCH]);
  if ('code' in plan) return plan;
  const draft: PlanDraft = body;
  const refused = checkDraft(p, plan.id, draft);
  if (refused !== null) return refused;
  const updated = { rev: plan.rev + 1, updatedAt: p.clock.now(), updatedBy: personOf(caller) };
  return put(p, { ...plan, ...draft, ...updated }, null);
}

export function deletePlan(p: Provider, { params, headers, caller }: Call<'deletePlan'>): Answer<'deletePlan'> {
  const plan = unchanged(p, params['id'] ?? '', headers[HEADER_IF_MATCH]);
  if ('code' in plan) return plan;
  const reason = `${personOf(caller).name} deleted the plan.`;
  transact(p.store, (tx) => tx.delete('plan', plan.id, reason));
  return undefined;
}
