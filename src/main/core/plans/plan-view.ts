import { draftOf, planProblems, type Plan, type PlanDraft, type PlanEstate } from '#shared/domain/index.ts';
import type { PlanSummary, PlanView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { FeedFreshness } from '../gateway/port.ts';
import type { InventoryReader, KeptDraft, KeptVerification } from '../store/ports.ts';
import { problemWords, readinessOf } from './readiness.ts';
import type { NameOf } from './units.ts';
import { verificationOf } from './verification.ts';

/** Problems of a plan that are put into words; all of them are listed beside. */
const PROBLEMS_WORDED_MAX = 5;

/** What is known under one id: the provider's plan, the draft on this computer, at least one of them. */
export interface KnownPlan {
  readonly planId: string;
  readonly plan: Plan | null;
  readonly kept: KeptDraft | null;
  /** Of the draft, else of the plan: what a person goes on with. */
  readonly body: PlanDraft;
}

/** Null where there is neither. */
export function knownPlan(planId: string, plan: Plan | null, kept: KeptDraft | null): KnownPlan | null {
  if (kept !== null) return { planId, plan, kept, body: kept.draft };
  return plan === null ? null : { planId, plan, kept, body: draftOf(plan) };
}

/** The plan as it would be with its draft. Nobody can start it. */
export function asPlan({ planId, plan, kept, body }: KnownPlan): Plan {
  return { ...(plan ?? kept?.base ?? unsaved(planId)), ...body };
}

/** What the provider would add to a draft that it has never seen. */
function unsaved(planId: string): Omit<Plan, keyof PlanDraft> {
  const nobody = { id: planId, name: '' };
  return { id: planId, rev: 1, createdAt: 0, createdBy: nobody, updatedAt: 0, updatedBy: nobody, tests: [] };
}

export interface ViewPorts {
  readonly reader: Pick<InventoryReader, 'appliances'>;
  readonly freshness: () => FeedFreshness;
  readonly nameOf: NameOf;
  readonly verified: KeptVerification | null;
}

export function summaryOf({ planId, plan, kept, body }: KnownPlan): PlanSummary {
  return {
    planId,
    name: body.name,
    members: body.members.length,
    updatedAt: plan?.updatedAt ?? kept?.changedAt ?? 0,
    updatedBy: plan?.updatedBy.name ?? null,
    lastTest: plan?.tests.at(-1) ?? null,
    draft: draftState(plan, kept),
  };
}

function draftState(plan: Plan | null, kept: KeptDraft | null): PlanSummary['draft'] {
  if (kept === null) return 'none';
  if (plan === null) return 'only';
  return kept.base?.rev === plan.rev ? 'ahead' : 'apart';
}

/** The VMs of the plan and of the draft: what either is held against. */
export function vmIdsOf({ plan, body }: KnownPlan): readonly string[] {
  return [...body.members, ...(plan?.members ?? [])].map(({ vmId }) => vmId);
}

/** A plan with its draft, what is wrong with it, and why it cannot be started now. */
export function viewOf(known: KnownPlan, estate: PlanEstate, ports: ViewPorts): PlanView {
  const { plan, kept, body } = known;
  const problems = planProblems(body);
  const hindrances: Message[] = [];
  if (ports.freshness().state !== 'live') hindrances.push(message('hindrance.offline'));
  if (kept !== null) hindrances.push(message('plan-hindrance.draft'));
  if (plan === null && kept !== null && kept.base !== null) hindrances.push(message('plan-hindrance.no-plan'));
  hindrances.push(...problems.slice(0, PROBLEMS_WORDED_MAX).map((problem) => problemWords(problem, ports.nameOf)));
  hindrances.push(...readinessOf(body, estate));
  const local =
    kept === null ? null : { draft: kept.draft, baseRev: kept.base?.rev ?? null, changedAt: kept.changedAt };
  const verified = verificationOf(plan, ports.verified, estate, ports.reader.appliances());
  return { ...summaryOf(known), plan, local, problems, hindrances, verified };
}
