import type { EntityBody, EntityKind } from '#shared/gateway-api/index.ts';
import type { GenesisEntity } from '../estate/genesis.ts';
import type { Journal } from '../ports.ts';
import { FeedLog } from './feed-log.ts';
import { Indexes } from './indexes.ts';
import type { RecordKind, RecordTypes } from './records.ts';

/** An entity as the feed last told it. */
export interface Row {
  readonly kind: EntityKind;
  readonly id: string;
  readonly rev: number;
  readonly seq: number;
  readonly body: EntityBody;
  readonly causedBy: string | undefined;
}

/** A row with its feed line, made when it is first asked for. On the row: a WeakMap of 300,000 costs seconds of GC. */
interface HeldRow extends Row {
  text: string | null;
}

/** One line of the feed before it is text. */
export interface Change {
  readonly kind: EntityKind;
  readonly id: string;
  readonly rev: number;
  /** Null for a delete. */
  readonly body: EntityBody | null;
  readonly causedBy: string | undefined;
  readonly reason: string | undefined;
}
export type RecordChange = readonly [kind: RecordKind, id: string, value: unknown];

export interface Commit {
  /** The number of the first change; the others follow without a gap. */
  readonly first: number;
  readonly changes: readonly Change[];
  readonly records: readonly RecordChange[];
}

/** One entry of a checkpoint: a row, a row that is no more, a record, or a line of the log above its floor. */
export type CheckpointEntry =
  | { readonly row: Row }
  | { readonly gone: readonly [EntityKind, string] }
  | { readonly record: RecordChange }
  | { readonly floor: number }
  | { readonly line: string };
export type JournalEntry = Commit | CheckpointEntry;

type Records = { [K in RecordKind]: Map<string, RecordTypes[K]> };

const rowKey = (kind: EntityKind, id: string): string => `${kind}/${id}`;

function lineOf(change: Change, seq: number): string {
  const { kind, id, rev, body, causedBy, reason } = change;
  return JSON.stringify({ seq, kind, id, rev, op: body === null ? 'delete' : 'upsert', body, causedBy, reason });
}

/**
 * Everything the provider knows: the entities of the feed and its own records. Invariants:
 * 1. `#rows` iterates in rising `seq`: a changed row is taken out and put in again, so a snapshot is one pass.
 * 2. A commit is in the journal before it is in memory, and in memory before anybody is told.
 * 3. Every change gets its own number, without gaps, and stands in the log under it.
 */
export class Store {
  readonly indexes = new Indexes();
  readonly #rows = new Map<string, HeldRow>();
  readonly #records: Records;
  readonly #journal: Journal;
  readonly #listeners = new Set<() => void>();
  readonly #genesisHead: number;
  readonly #genesisIds: readonly (readonly [EntityKind, string])[];
  #log: FeedLog;
  #head = 0;

  constructor(genesis: readonly GenesisEntity[], journal: Journal) {
    this.#journal = journal;
    this.#records = emptyRecords();
    for (const { kind, body } of genesis) {
      this.#head += 1;
      const rev = kind === 'replica' ? body.rev : 1;
      this.#putRow({ kind, id: body.id, rev, seq: this.#head, body, causedBy: undefined, text: null });
    }
    this.#genesisHead = this.#head;
    this.#genesisIds = genesis.map(({ kind, body }) => [kind, body.id] as const);
    this.#log = new FeedLog(this.#head);
  }

  get head(): number {
    return this.#head;
  }

  get log(): FeedLog {
    return this.#log;
  }

  row(kind: EntityKind, id: string): Row | undefined {
    return this.#rows.get(rowKey(kind, id));
  }

  get<K extends EntityKind>(kind: K, id: string): EntityBody<K> | undefined {
    return this.#rows.get(rowKey(kind, id))?.body as EntityBody<K> | undefined;
  }

  /** All rows by rising number, as they are now. */
  rows(): Row[] {
    return [...this.#rows.values()];
  }

  record<K extends RecordKind>(kind: K, id: string): RecordTypes[K] | undefined {
    return this.#records[kind].get(id);
  }

  records<K extends RecordKind>(kind: K): ReadonlyMap<string, RecordTypes[K]> {
    return this.#records[kind];
  }

  /** The feed line of a row. Made once: a first sync sends tens of megabytes. */
  text(row: Row): string {
    const held = row as HeldRow;
    held.text ??= lineOf({ ...row, reason: undefined }, row.seq);
    return held.text;
  }

  /** Calls back after every commit; the answer stops it. */
  onCommit(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  commit(changes: readonly Change[], records: readonly RecordChange[]): void {
    if (changes.length === 0 && records.length === 0) return;
    const commit: Commit = { first: this.#head + 1, changes, records };
    this.#journal.append(JSON.stringify(commit));
    this.#apply(commit);
    for (const listener of [...this.#listeners]) listener();
  }

  /** Takes over what the journal told: commits one after the other, and at its beginning a checkpoint. */
  load(entry: JournalEntry): void {
    if ('first' in entry) this.#apply(entry);
    else this.#loadCheckpoint(entry);
  }

  /**
   * Everything that is different from the genesis, as entries that make the same store again: the shorter form of all
   * commits so far. The last changes stay as lines, for consoles that come back.
   */
  *checkpoint(logLinesMax: number): Generator<CheckpointEntry> {
    const floor = Math.max(this.#log.floor, this.#head - logLinesMax);
    for (const row of this.#rows.values())
      if (row.seq > this.#genesisHead) yield { row: { ...row, text: undefined } as Row };
    for (const [kind, id] of this.#genesisIds) if (!this.#rows.has(rowKey(kind, id))) yield { gone: [kind, id] };
    for (const [kind, records] of Object.entries(this.#records) as [RecordKind, Map<string, unknown>][]) {
      for (const [id, value] of records) yield { record: [kind, id, value] };
    }
    yield { floor };
    for (let seq = floor + 1; seq <= this.#head; seq++) yield { line: this.#log.line(seq) ?? '' };
  }

  #apply(commit: Commit): void {
    if (commit.first !== this.#head + 1) {
      throw new Error(`commit starts at ${String(commit.first)}, the store is at ${String(this.#head)}`);
    }
    for (const change of commit.changes) this.#applyChange(change);
    for (const [kind, id, value] of commit.records) this.#applyRecord(kind, id, value);
  }

  #loadCheckpoint(entry: CheckpointEntry): void {
    if ('row' in entry) this.#putRow({ ...entry.row, causedBy: entry.row.causedBy, text: null });
    else if ('gone' in entry) this.#removeRow(...entry.gone);
    else if ('record' in entry) this.#applyRecord(...entry.record);
    else if ('floor' in entry) {
      this.#log = new FeedLog(entry.floor);
      this.#head = entry.floor;
    } else {
      this.#head += 1;
      this.#log.append(this.#head, entry.line);
    }
  }

  #putRow(row: HeldRow): void {
    const key = rowKey(row.kind, row.id);
    this.#rows.delete(key);
    this.#rows.set(key, row);
    this.indexes.see(row.kind, row.id, row.body);
  }

  #removeRow(kind: EntityKind, id: string): void {
    this.#rows.delete(rowKey(kind, id));
    this.indexes.see(kind, id, null);
  }

  #applyChange(change: Change): void {
    this.#head += 1;
    const { kind, id, rev, body, causedBy } = change;
    const line = lineOf(change, this.#head);
    if (body === null) this.#removeRow(kind, id);
    else {
      this.#putRow({ kind, id, rev, seq: this.#head, body, causedBy, text: line });
    }
    this.#log.append(this.#head, line);
  }

  #applyRecord(kind: RecordKind, id: string, value: unknown): void {
    const records = this.#records[kind] as Map<string, unknown>;
    if (value === null) records.delete(id);
    else records.set(id, value);
  }
}

function emptyRecords(): Records {
  return {
    meta: new Map(),
    run: new Map(),
    lease: new Map(),
    decisions: new Map(),
    work: new Map(),
    site: new Map(),
    account: new Map(),
    session: new Map(),
    copies: new Map(),
    power: new Map(),
    effect: new Map(),
    request: new Map(),
    undoGroup: new Map(),
    switching: new Map(),
    host: new Map(),
    guest: new Map(),
    plan: new Map(),
  };
}

/** What is there as a list, for `flatMap`. */
export function known<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
