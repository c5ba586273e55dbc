import type { Plan, PlanDraft, PlanProblem, PlanTest } from '../domain/index.ts';
import type { Message } from '../texts/index.ts';

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
}

export type PlanSaving =
  | { readonly saved: true; readonly plan: PlanView }
  | { readonly saved: false; readonly theirRev: number; readonly differences: readonly PlanDifference[] };
