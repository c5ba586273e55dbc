import type { Plan } from '#shared/domain/index.ts';
import type { CommittedChange } from '../gateway/port.ts';
import type { InventoryReader } from '../store/ports.ts';

/**
 * The plans as the provider last told them: by the feed, or by a reply that the feed has not caught up with yet. Without the
 * second, a plan that was just saved would be gone from the list until the feed brings it.
 */
export class KnownPlans {
  readonly #reader: Pick<InventoryReader, 'plans' | 'plan'>;
  /** Replies ahead of the feed; null for a plan that is deleted. */
  readonly #ahead = new Map<string, Plan | null>();

  constructor(reader: Pick<InventoryReader, 'plans' | 'plan'>) {
    this.#reader = reader;
  }

  get(planId: string): Plan | null {
    const told = this.#reader.plan(planId);
    const ahead = this.#ahead.get(planId);
    return ahead === undefined ? told : newer(told, ahead);
  }

  all(): readonly Plan[] {
    const told = new Map(this.#reader.plans().map((plan) => [plan.id, plan]));
    const ids = new Set([...told.keys(), ...this.#ahead.keys()]);
    return [...ids].flatMap((id) => {
      const ahead = this.#ahead.get(id);
      return (ahead === undefined ? told.get(id) : newer(told.get(id) ?? null, ahead)) ?? [];
    });
  }

  /** The gateway answered with this plan; null: it has it no more. */
  learn(planId: string, plan: Plan | null): void {
    this.#ahead.set(planId, plan);
  }

  /** The feed has told of plans: it has caught up where it tells of what we learnt, or of something later. */
  heard(changes: readonly CommittedChange[]): void {
    for (const change of changes) {
      if (change.kind !== 'plan') continue;
      const ahead = this.#ahead.get(change.id);
      const stillAhead = change.op === 'upsert' && (ahead === null || (ahead?.rev ?? 0) > change.body.rev);
      if (!stillAhead) this.#ahead.delete(change.id);
    }
  }

  /** A whole new picture is shown: it is later than any reply. */
  replaced(): void {
    this.#ahead.clear();
  }
}

function newer(told: Plan | null, ahead: Plan | null): Plan | null {
  return told !== null && ahead !== null && told.rev > ahead.rev ? told : ahead;
}
