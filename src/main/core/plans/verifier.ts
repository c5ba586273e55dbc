import type { Appliance, Plan, PlanEstate } from '#shared/domain/index.ts';
import type { ListedVerification } from '#shared/ipc/index.ts';
import type { CommittedChange } from '../gateway/port.ts';
import type { KeptVerification, PlanDrafts, StoreFailure } from '../store/ports.ts';
import { NO_ESTATE } from './estate.ts';
import { inventoryOf, isPassed, verificationOf } from './verification.ts';

/** A test that ended longer ago was not watched: what the estate was then is not known here. */
const WATCHED_MS_MAX = 10 * 60_000;

export interface VerifierPorts {
  readonly connectionId: string;
  readonly drafts: Pick<PlanDrafts, 'verified' | 'keepVerified'>;
  readonly now: () => number;
  readonly estateOf: (plan: Plan) => Promise<PlanEstate>;
  readonly appliances: () => readonly Appliance[];
  readonly changed: () => void;
  readonly trouble: (failure: StoreFailure) => void;
}

/** Remembers when each plan was last found to work, and what its estate was then. */
export class Verifier {
  readonly #ports: VerifierPorts;

  constructor(ports: VerifierPorts) {
    this.#ports = ports;
  }

  /** What cannot be read is not known to work. */
  of(planId: string): KeptVerification | null {
    const { drafts, connectionId } = this.#ports;
    const kept = drafts.verified(connectionId, planId);
    return kept.ok ? kept.value : null;
  }

  /** Only a plan that was verified here is held against its estate: it alone can have expired. */
  async listed(plans: readonly Plan[]): Promise<readonly ListedVerification[]> {
    const { estateOf, appliances } = this.#ports;
    const found: ListedVerification[] = [];
    for (const plan of plans) {
      const kept = this.of(plan.id);
      const estate = kept === null ? NO_ESTATE : await estateOf(plan);
      found.push({ planId: plan.id, verified: verificationOf(plan, kept, estate, appliances()) });
    }
    return found;
  }

  keep(plan: Plan, estate: PlanEstate, found: Pick<KeptVerification, 'how' | 'at' | 'by'>): void {
    const { drafts, connectionId, appliances, changed, trouble } = this.#ports;
    const inventory = inventoryOf(plan, estate, appliances());
    const kept = drafts.keepVerified({ connectionId, planId: plan.id, rev: plan.rev, ...found, inventory });
    if (kept.ok) changed();
    else trouble(kept.failure);
  }

  /** A plan's line of the feed brings its tests; one that has just passed is remembered with the estate as it is. */
  async heard(changes: readonly CommittedChange[]): Promise<void> {
    for (const change of changes) {
      if (change.kind !== 'plan' || change.op !== 'upsert') continue;
      const plan = change.body;
      const test = plan.tests.at(-1);
      if (test === undefined || !isPassed(test)) continue;
      if (test.at <= (this.of(plan.id)?.at ?? 0) || this.#ports.now() - test.at > WATCHED_MS_MAX) continue;
      // A plan that was written after its test is another one than was tested.
      if (plan.updatedAt > test.at) continue;
      this.keep(plan, await this.#ports.estateOf(plan), { how: 'test', at: test.at, by: test.by.name });
    }
  }
}
