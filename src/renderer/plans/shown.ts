import type { PlanDraft } from '#shared/domain/index.ts';
import type { PlanCheck, PlanView } from '#shared/ipc/index.ts';
import type { Notes } from './notes.ts';

/** The plan that a page shows: what the console says of it, and what a person is making of it. */
export interface ShownPlan {
  readonly connectionId: string;
  readonly planId: string;
  readonly view: PlanView;
  /** Null before the first check. */
  readonly check: PlanCheck | null;
  readonly draft: PlanDraft;
  readonly notes: Notes;
}
