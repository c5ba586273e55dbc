import type { EntityBody, EntityKind } from '#shared/gateway-api/index.ts';
import type { RecordKind, RecordTypes } from './records.ts';
import type { Change, RecordChange, Store } from './store.ts';

interface PutOptions {
  /** The operation that caused it. */
  readonly causedBy?: string | undefined;
  /** Where the body carries its own revision. */
  readonly rev?: number;
}

/**
 * Writes that become true together. Reads see what was written before in the same transaction. Nothing is kept where
 * the work throws.
 */
export class Transaction {
  readonly #store: Store;
  readonly #changes: Change[] = [];
  readonly #records: RecordChange[] = [];
  readonly #latest = new Map<string, Change>();
  readonly #latestRecords = new Map<string, unknown>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The number that the next change will get. */
  get nextSeq(): number {
    return this.#store.head + this.#changes.length + 1;
  }

  get<K extends EntityKind>(kind: K, id: string): EntityBody<K> | undefined {
    const change = this.#latest.get(`${kind}/${id}`);
    if (change === undefined) return this.#store.get(kind, id);
    return (change.body ?? undefined) as EntityBody<K> | undefined;
  }

  /** Like `get`, for what must be there. */
  need<K extends EntityKind>(kind: K, id: string): EntityBody<K> {
    const body = this.get(kind, id);
    if (body === undefined) throw new Error(`no ${kind} ${id}`);
    return body;
  }

  put<K extends EntityKind>(kind: K, body: EntityBody<K>, options: PutOptions = {}): void {
    const rev = options.rev ?? this.#revOf(kind, body.id) + 1;
    this.#write({ kind, id: body.id, rev, body, causedBy: options.causedBy, reason: undefined });
  }

  delete(kind: EntityKind, id: string, reason: string, causedBy?: string): void {
    this.#write({ kind, id, rev: this.#revOf(kind, id) + 1, body: null, causedBy, reason });
  }

  record<K extends RecordKind>(kind: K, id: string): RecordTypes[K] | undefined {
    const key = `${kind}/${id}`;
    if (!this.#latestRecords.has(key)) return this.#store.record(kind, id);
    return (this.#latestRecords.get(key) ?? undefined) as RecordTypes[K] | undefined;
  }

  /** Keeps a record; null forgets it. */
  keep<K extends RecordKind>(kind: K, id: string, value: RecordTypes[K] | null): void {
    this.#records.push([kind, id, value]);
    this.#latestRecords.set(`${kind}/${id}`, value);
  }

  commit(): void {
    this.#store.commit(this.#changes, this.#records);
  }

  #revOf(kind: EntityKind, id: string): number {
    return this.#latest.get(`${kind}/${id}`)?.rev ?? this.#store.row(kind, id)?.rev ?? 0;
  }

  #write(change: Change): void {
    this.#changes.push(change);
    this.#latest.set(`${change.kind}/${change.id}`, change);
  }
}

/** Runs `work` and makes everything it wrote true at once. */
export function transact<T>(store: Store, work: (tx: Transaction) => T): T {
  const tx = new Transaction(store);
  const result = work(tx);
  tx.commit();
  return result;
}
