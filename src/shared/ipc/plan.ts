import { z } from 'zod';
import { entityId } from '../domain/index.ts';
import type { Network, Plan, PlanDraft, PlanProblem, PlanTest, PublicIpRule } from '../domain/index.ts';
import type { Message } from '../texts/index.ts';
import type { Review } from './review.ts';

/** A plan in the list: at the provider, as a draft on this computer, or both. */
export interface PlanSummary {
  readonly planId: string;
  readonly name: string;
  readonly members: number;
  readonly updatedAt: number;
  readonly updatedBy: string | null;
  readonly lastTest: PlanTest | null;
  /** `none`; `ahead`: a draft on the plan as it is; `apart`: the plan changed since; `only`: the provider has no such plan. */
  readonly draft: 'none' | 'ahead' | 'apart' | 'only';
}

export interface PlanView extends PlanSummary {
  /** As the provider last told it; null for a draft that was never saved, or a plan that was deleted. */
  readonly plan: Plan | null;
  readonly local: { readonly draft: PlanDraft; readonly baseRev: number | null; readonly changedAt: number } | null;
  /** Of the draft, else of the plan. */
  readonly problems: readonly PlanProblem[];
  /** Why it cannot be started now; empty where it can. */
  readonly hindrances: readonly Message[];
  /** Of the plan at the provider, never of the draft. */
  readonly verified: PlanVerification;
}

/**
 * Whether the plan is known to work. `expired`: it was, and `changed` says what has changed since, in the plan or in the
 * estate. `unwatched`: a test passed while this console did not see what the estate was.
 */
export type PlanVerification =
  | { readonly is: 'never' }
  | { readonly is: 'unwatched'; readonly at: number; readonly by: string }
  | {
      readonly is: 'verified' | 'expired';
      readonly how: 'test' | 'check';
      readonly at: number;
      /** Null for a check, which anybody may make. */
      readonly by: string | null;
      readonly changed: readonly Message[];
    };

/** Of one plan in the list. */
export interface ListedVerification {
  readonly planId: string;
  readonly verified: PlanVerification;
}

/** One thing of a difference: what it was, and what each side says. Null where a side has none. */
export interface PlanDetail {
  readonly what: Message;
  readonly was: Message | null;
  readonly mine: Message | null;
  readonly theirs: Message | null;
}

/** One place in which the draft, the plan it was made from and the plan as it is now differ. */
export interface PlanDifference {
  /** `name`, `members.VMID`, `gates.ID` … */
  readonly path: string;
  /** What it is about, for people: the VM's name, the field. */
  readonly label: string;
  readonly mine: 'same' | 'changed' | 'added' | 'removed';
  readonly theirs: 'same' | 'changed' | 'added' | 'removed';
  /** Both changed it, and not alike: a person must choose. */
  readonly conflict: boolean;
  readonly details: readonly PlanDetail[];
}

/** The draft held against the plan as it is now. */
export interface PlanComparison {
  /** The revision that the draft was made from; null for a new plan. */
  readonly baseRev: number | null;
  /** The plan's revision now. */
  readonly theirRev: number;
  readonly differences: readonly PlanDifference[];
}

export type PlanSaving =
  | { readonly saved: true; readonly plan: PlanView }
  | { readonly saved: false; readonly theirRev: number; readonly differences: readonly PlanDifference[] };

/** What a check of a plan found. An `error` keeps it, or a member, from coming up; an `info` is as it should be. */
export interface PlanNote {
  readonly level: 'error' | 'warning' | 'info';
  readonly words: Message;
  /** The plan's field, as a path; null where it is about the estate. */
  readonly field: string | null;
  readonly vmId: string | null;
}

/** When a member or a gate would begin and end if the plan were started now: milliseconds from the start. */
export interface PlanTime {
  /** Of a VM, or of a gate. */
  readonly id: string;
  readonly of: 'member' | 'gate';
  /** 1, 2, 3 …: which starts can begin together. Zero for a gate. */
  readonly wave: number;
  readonly beginMs: number;
  readonly endMs: number;
  /** The end of the whole waits for it. */
  readonly onPath: boolean;
}

/** How a run of the plan would go, as the run's own compiler and schedule have it. Nothing was sent or kept. */
export interface PlanRehearsal {
  readonly review: Review;
  readonly times: readonly PlanTime[];
  /** Members that run at the provider, and were taken as being at home again. */
  readonly supposedHome: readonly string[];
  /** How far the times may be off: factors. */
  readonly spread: { readonly low: number; readonly high: number };
  /** What it was reckoned with. Where the provider has never told its limits, the smallest are taken. */
  readonly limits: { readonly startsAtOnce: number; readonly isKnown: boolean };
}

/** A network that the plan needs at the provider, or has a gateway for. */
export interface PlanNetwork extends Pick<Network, 'id' | 'name' | 'siteId' | 'cidr' | 'withInternet'> {
  /** How many members stand in it. */
  readonly members: number;
  readonly isMapped: boolean;
}

/** A rule of a member's public address, or one that the plan names. */
export interface PlanRule extends PublicIpRule {
  readonly vmName: string;
  /** The other plan that uses its public address. */
  readonly takenBy: string | null;
}

/** What a check says of the draft, else of the plan, against the last known facts. */
export interface PlanCheck {
  readonly planId: string;
  /** It speaks of the draft on this computer. */
  readonly ofDraft: boolean;
  readonly madeAt: number;
  /** Gateway time of the newest line behind it. */
  readonly factsHeardAt: number | null;
  readonly notes: readonly PlanNote[];
  readonly times: readonly PlanTime[];
  /** Null while its own problems keep it from being compiled. */
  readonly predicted: Review['predicted'] | null;
  readonly capacity: Review['capacity'];
  readonly networks: readonly PlanNetwork[];
  readonly rules: readonly PlanRule[];
  readonly verified: PlanVerification;
}

export const planCheckRequest = z.object({
  connectionId: entityId,
  planId: entityId,
  /** Where nothing is wrong, and there is no draft: keeps that the plan is verified. */
  keep: z.boolean(),
});
