import type { PlanMember } from '#shared/domain/index.ts';

/** What of a VM says where it stands in its application. */
export interface TierFacts {
  readonly application: string | null;
  readonly tier: number;
}

/** An application whose members could wait for each other by tier. Offered, never done by itself. */
export interface TierOffer {
  readonly application: string;
  /** Tier → its members, the first tier first. */
  readonly tiers: readonly { readonly tier: number; readonly vmIds: readonly string[] }[];
  /** Member → what it would wait for in addition. */
  readonly after: ReadonlyMap<string, readonly string[]>;
}

/** Applications with members in more than one tier, where something would be added: each tier waits for the nearest before. */
export function tierOffers(
  members: readonly PlanMember[],
  factsOf: (vmId: string) => TierFacts | null,
): readonly TierOffer[] {
  const applications = new Map<string, Map<number, PlanMember[]>>();
  for (const member of members) {
    const facts = factsOf(member.vmId);
    if (facts === null || facts.application === null) continue;
    const tiers = applications.get(facts.application) ?? new Map<number, PlanMember[]>();
    tiers.set(facts.tier, [...(tiers.get(facts.tier) ?? []), member]);
    applications.set(facts.application, tiers);
  }
  return [...applications]
    .map(([application, tiers]) => offerOf(application, tiers))
    .filter(({ after }) => after.size > 0)
    .toSorted((a, b) => a.application.localeCompare(b.application));
}

function offerOf(application: string, byTier: ReadonlyMap<number, readonly PlanMember[]>): TierOffer {
  const tiers = [...byTier].toSorted(([a], [b]) => a - b);
  const after = new Map<string, readonly string[]>();
  tiers.forEach(([, members], at) => {
    const before = (tiers[at - 1]?.[1] ?? []).map(({ vmId }) => vmId);
    for (const member of members) {
      const more = before.filter((vmId) => !member.after.includes(vmId));
      if (more.length > 0) after.set(member.vmId, more);
    }
  });
  return {
    application,
    tiers: tiers.map(([tier, members]) => ({ tier, vmIds: members.map(({ vmId }) => vmId) })),
    after,
  };
}
