import { fail, succeed } from '../ports.ts';
import { openForWriting, type FileOptions, type Sqlite } from './database.ts';
import { attempt } from './failure.ts';
import { migrate, newerSchemaDetail, schemaAge, type Schema } from './migrate.ts';
import type { StoreResult } from './ports.ts';

/** A person's work: when it was kept, it is on the disk. */
const DURABILITY = { synchronous: 'FULL', pageBytes: 4_096 } as const;

/** A kept file, by what it holds, in the words of a failure's detail. */
export interface KeptFile<T> {
  readonly schema: Schema;
  readonly holds: string;
  /** Sets aside what this version cannot read, and gives the rest out. */
  readonly read: (database: Sqlite) => T;
}

/**
 * Opens a file of what people made here. Whoever opens it holds the data folder's lock (the journal's). Like the journal it is
 * never dropped or begun anew: whatever is wrong with it is a failure for a person to deal with.
 */
export function openKept<T extends object>(
  options: FileOptions,
  file: KeptFile<T>,
): StoreResult<T & { readonly close: () => void }> {
  const opened = attempt(options.path, () => openForWriting(options, DURABILITY));
  if (!opened.ok) return opened;
  const database = opened.value;
  const ready = attempt(options.path, () => prepare(database, options.path, file));
  if (!ready.ok || !ready.value.ok) database.close();
  if (!ready.ok) return ready;
  if (!ready.value.ok) return ready.value;
  return succeed({ ...ready.value.value, close: () => void database.close() });
}

function prepare<T>(database: Sqlite, path: string, { schema, holds, read }: KeptFile<T>): StoreResult<T> {
  switch (schemaAge(database, schema)) {
    case 'newer':
      return fail({ kind: 'newer-schema', path, detail: newerSchemaDetail(database, schema) });
    case 'unknown':
      return fail({ kind: 'corrupt', path, detail: `The file holds no ${holds} of this program.` });
    case 'empty':
    case 'known':
      break;
  }
  const damage = database.pragma('quick_check(1)', { simple: true });
  if (damage !== 'ok')
    return fail({ kind: 'corrupt', path, detail: `The file of ${holds} is damaged: ${String(damage)}` });
  migrate(database, schema);
  return succeed(read(database));
}
