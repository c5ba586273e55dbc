import { existsSync, renameSync, rmSync } from 'node:fs';
import { createCheckpointer } from '../checkpointer.ts';
import { openForReading, openForWriting, type FileOptions, type Sqlite } from '../database.ts';
import { attempt } from '../failure.ts';
import { migrate, newerSchemaDetail, schemaAge } from '../migrate.ts';
import type { InventoryReader, InventoryWriter, StoreFailure, StoreResult } from '../ports.ts';
import { fail, succeed } from '../../ports.ts';
import { condemnedWhy, pardon, watchDamage } from './damage.ts';
import { readPicture, startPicture } from './picture.ts';
import { createInventoryReader } from './reader.ts';
import { BODY_SHAPE } from './body-shape.ts';
import { inventorySchema } from './schema.ts';
import { createInventoryWriter } from './writer.ts';

export interface Inventory {
  readonly writer: InventoryWriter;
  readonly reader: InventoryReader;
  /** What a person should know about how the cache was opened: it was damaged and is fetched anew, say. */
  readonly notices: readonly string[];
  /** Looks the file through, a piece a turn; what it finds is told by `onDamage`. */
  check(turn: () => Promise<void>): Promise<void>;
  /** The cache is damaged, and will be set aside by whoever opens it next. Told once. */
  onDamage(listener: (why: string) => void): void;
  close(): void;
}

/** The cache can be fetched again, so a crash of the machine may cost its last transactions, never its integrity. */
const CACHE_DURABILITY = { synchronous: 'NORMAL', pageBytes: 16_384 } as const;

/** A first sync lets the write-ahead log grow to its own size (60 MB); afterwards it is cut back to this. */
const LOG_BYTES_KEPT = 16_000_000;

type Opened =
  | { readonly kind: 'ready'; readonly database: Sqlite; readonly notice: string | null }
  | { readonly kind: 'useless'; readonly why: string }
  | { readonly kind: 'newer'; readonly detail: string };

/**
 * Opens the inventory cache of one connection, making it where there is none. A cache that cannot be used (damaged, or of a
 * version that is not known any more) is set aside and begun anew with a notice; a newer program's cache is refused.
 */
export function openInventory(options: FileOptions): StoreResult<Inventory> {
  const condemned = attempt(options.path, () => condemnedWhy(options.path));
  if (!condemned.ok) return condemned;
  const first =
    condemned.value === null ? openOnce(options) : succeed({ kind: 'useless', why: condemned.value } as const);
  if (!first.ok) return first;
  if (first.value.kind !== 'useless') return finish(options, first.value, []);

  const aside = attempt(options.path, () => setAside(options.path));
  if (!aside.ok) return aside;
  const notice = `The cache was set aside (${first.value.why}) and is fetched anew from the provider.`;
  const second = openOnce(options);
  return second.ok ? finish(options, second.value, [notice]) : second;
}

function finish(options: FileOptions, opened: Opened, notices: readonly string[]): StoreResult<Inventory> {
  switch (opened.kind) {
    case 'newer':
      return fail({ kind: 'newer-schema', path: options.path, detail: opened.detail });
    case 'useless':
      return fail({ kind: 'corrupt', path: options.path, detail: opened.why });
    case 'ready': {
      const all = opened.notice === null ? notices : [...notices, opened.notice];
      const result = attempt(options.path, () => handlesOn(opened.database, options, all));
      if (!result.ok) opened.database.close();
      return result;
    }
  }
}

/** One handle writes, one reads, and one holds a place in the log for the checkpoints. */
function handlesOn(database: Sqlite, options: FileOptions, notices: readonly string[]): Inventory {
  database.pragma('wal_autocheckpoint = 0');
  database.pragma(`journal_size_limit = ${LOG_BYTES_KEPT}`);
  const reading = openForReading(options);
  try {
    const pinning = openForReading(options);
    const checkpointer = createCheckpointer(database, pinning, options.path);
    const damage = watchDamage(options.path);
    return {
      writer: createInventoryWriter(database, options.path, checkpointer, damage.heard),
      reader: createInventoryReader(reading, options.path, damage.heard),
      notices,
      check: (turn) => damage.lookThrough(reading, turn),
      onDamage: damage.onDamage,
      close() {
        for (const handle of [reading, pinning, database]) handle.close();
        checkpointer.close();
      },
    };
  } catch (error) {
    reading.close();
    throw error;
  }
}

/** Damage shows as one of these; anything else (a full disk, a folder that cannot be written) is no reason to start anew. */
function isDamage(failure: StoreFailure): boolean {
  return failure.kind === 'corrupt';
}

function openOnce(options: FileOptions): StoreResult<Opened> {
  const opened = attempt(options.path, () => openForWriting(options, CACHE_DURABILITY));
  if (!opened.ok) {
    return isDamage(opened.failure) ? succeed({ kind: 'useless', why: opened.failure.detail }) : opened;
  }
  const database = opened.value;
  const judged = attempt(options.path, () => judge(database));
  if (judged.ok && judged.value.kind === 'ready') return judged;
  database.close();
  if (judged.ok) return judged;
  return isDamage(judged.failure) ? succeed({ kind: 'useless', why: judged.failure.detail }) : judged;
}

function judge(database: Sqlite): Opened {
  switch (schemaAge(database, inventorySchema)) {
    case 'newer':
      return { kind: 'newer', detail: newerSchemaDetail(database, inventorySchema) };
    case 'unknown':
      return { kind: 'useless', why: 'it is not of a version that this program knows' };
    case 'empty':
    case 'known':
      break;
  }
  migrate(database, inventorySchema);
  return { kind: 'ready', database, notice: preparePicture(database) };
}

/** What a cut snapshot left is listed for removal; lines of another version's shape are shown, but fetched anew. */
function preparePicture(database: Sqlite): string | null {
  return database
    .transaction(() => {
      const picture = readPicture(database);
      if (picture === null) {
        startPicture(database);
        return null;
      }
      if (picture.building !== null) {
        database.prepare('INSERT OR IGNORE INTO leftover (generation) VALUES (?)').run(picture.building);
        database.prepare('UPDATE picture SET building = NULL').run();
      }
      if (picture.shape === BODY_SHAPE) return null;
      database.prepare('UPDATE picture SET cursor = NULL').run();
      return 'The cache was filled by another version of the program; it is shown, and fetched anew.';
    })
    .immediate();
}

/** Keeps one damaged cache for people who look for a fault; a second one takes its place. */
function setAside(path: string): void {
  const aside = `${path}.set-aside`;
  rmSync(aside, { force: true });
  if (existsSync(path)) renameSync(path, aside);
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  pardon(path);
}
