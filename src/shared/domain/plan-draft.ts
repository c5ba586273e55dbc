import type { PlanDraft } from './plan.ts';

/** What a person wrote of a plan, without what the provider adds. */
export function draftOf(plan: PlanDraft): PlanDraft {
  const { name, description, replicaKind, members, gates, hostSteps, contacts, gateways, publicIpRuleIds } = plan;
  return { name, description, replicaKind, members, gates, hostSteps, contacts, gateways, publicIpRuleIds };
}
