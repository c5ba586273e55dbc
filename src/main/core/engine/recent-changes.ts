import type { CommittedChange } from '../gateway/port.ts';

const RECENT_CHANGES_MAX = 5_000;

/**
 * The newest changes that an operation caused, kept because the feed may tell of an effect before the reply to its order
 * has arrived. Bounded: the oldest go, and then the store is asked instead.
 */
export class RecentChanges {
  readonly #byOperation = new Map<string, CommittedChange[]>();
  #count = 0;

  add(change: CommittedChange): void {
    const operationId = change.kind === 'operation' ? change.id : change.causedBy;
    if (operationId === null) return;
    const known = this.#byOperation.get(operationId);
    if (known) known.push(change);
    else this.#byOperation.set(operationId, [change]);
    this.#count += 1;
    while (this.#count > RECENT_CHANGES_MAX) this.#forgetOldest();
  }

  of(operationId: string): readonly CommittedChange[] {
    return this.#byOperation.get(operationId) ?? [];
  }

  clear(): void {
    this.#byOperation.clear();
    this.#count = 0;
  }

  #forgetOldest(): void {
    const oldest = this.#byOperation.entries().next();
    if (oldest.done === true) return;
    this.#byOperation.delete(oldest.value[0]);
    this.#count -= oldest.value[1].length;
  }
}
