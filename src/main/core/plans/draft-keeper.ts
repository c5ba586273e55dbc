import { draftOf } from '#shared/domain/index.ts';
import type { Plan, PlanDraft } from '#shared/domain/index.ts';
import { fail, succeed } from '../ports.ts';
import type { KeptDraft, PlanDrafts, StoreFailure } from '../store/ports.ts';
import type { PlanResult } from './failures.ts';
import { samePlan } from './units.ts';

export interface DraftKeeperPorts {
  readonly connectionId: string;
  readonly drafts: PlanDrafts;
  readonly now: () => number;
  readonly changed: () => void;
  /** The disk refused where nobody waits for an answer. */
  readonly trouble: (failure: StoreFailure) => void;
}

/** The drafts of one connection on this computer. */
export class DraftKeeper {
  readonly #ports: DraftKeeperPorts;
  #toldTrouble: StoreFailure['kind'] | null = null;

  constructor(ports: DraftKeeperPorts) {
    this.#ports = ports;
  }

  get(planId: string): PlanResult<KeptDraft | null> {
    const { drafts, connectionId } = this.#ports;
    const kept = drafts.get(connectionId, planId);
    return kept.ok ? kept : fail({ is: 'store', failure: kept.failure });
  }

  keep(planId: string, draft: PlanDraft, base: Plan | null): PlanResult<KeptDraft> {
    const { drafts, connectionId, now, changed } = this.#ports;
    const next: KeptDraft = { connectionId, planId, draft, base, changedAt: now() };
    const kept = drafts.keep(next);
    if (!kept.ok) return fail({ is: 'store', failure: kept.failure });
    changed();
    return succeed(next);
  }

  discard(planId: string): PlanResult<null> {
    const { drafts, connectionId, changed } = this.#ports;
    const discarded = drafts.discard(connectionId, planId);
    if (!discarded.ok) return fail({ is: 'store', failure: discarded.failure });
    changed();
    return succeed(null);
  }

  /** What can be read, for a list: plans must be seen, and started, even where the file of drafts is damaged. */
  readable(): readonly KeptDraft[] {
    const { drafts, connectionId } = this.#ports;
    const all = drafts.ofConnection(connectionId);
    return all.ok ? this.#well(all.value) : this.#unwell(all.failure, []);
  }

  readableOf(planId: string): KeptDraft | null {
    const { drafts, connectionId } = this.#ports;
    const kept = drafts.get(connectionId, planId);
    return kept.ok ? this.#well(kept.value) : this.#unwell(kept.failure, null);
  }

  /** `sent` is the plan now. What a person changed in the draft meanwhile stays a draft, made from that plan. */
  settleSaved(sent: KeptDraft, plan: Plan): void {
    const now = this.readableOf(sent.planId);
    if (now === null) return;
    const settled = samePlan(now.draft, sent.draft)
      ? this.discard(sent.planId)
      : this.keep(sent.planId, now.draft, plan);
    if (!settled.ok && settled.failure.is === 'store') this.#unwell(settled.failure.failure, null);
  }

  /** A draft that says what its plan has come to say is none any more: it was saved, though the reply may have been lost. */
  settleTold(planNow: (planId: string) => Plan | null): void {
    const { drafts, connectionId } = this.#ports;
    const all = drafts.ofConnection(connectionId);
    // Nobody looks now. Who does will be told that the drafts cannot be read.
    for (const { planId, draft, base } of all.ok ? all.value : []) {
      const plan = planNow(planId);
      if (plan === null || plan.rev === base?.rev || !samePlan(draftOf(plan), draft)) continue;
      const settled = this.discard(planId);
      if (!settled.ok && settled.failure.is === 'store') this.#unwell(settled.failure.failure, null);
    }
  }

  #well<T>(value: T): T {
    this.#toldTrouble = null;
    return value;
  }

  /** Told once, not at every look. */
  #unwell<T>(failure: StoreFailure, instead: T): T {
    if (this.#toldTrouble !== failure.kind) this.#ports.trouble(failure);
    this.#toldTrouble = failure.kind;
    return instead;
  }
}
