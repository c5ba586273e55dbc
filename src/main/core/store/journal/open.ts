import { fail } from '../../ports.ts';
import { openForWriting, type FileOptions, type Sqlite } from '../database.ts';
import { attempt } from '../failure.ts';
import { lockFolder, type FolderLock } from '../folder-lock.ts';
import { migrate, newerSchemaDetail, schemaAge, type Schema } from '../migrate.ts';
import type { StoreResult } from '../ports.ts';
import { journal } from './0001-journal.ts';
import { createRunJournal, type JournalParts } from './journal.ts';

export interface OpenJournal extends JournalParts {
  close(): void;
}

export const journalSchema: Schema = {
  /** "FsJn" */
  applicationId: 0x4673_4a6e,
  migrations: [journal],
};

/** `append` promises that the records are on the disk when it returns. */
const JOURNAL_DURABILITY = { synchronous: 'FULL', pageBytes: 4_096 } as const;

/**
 * Opens the run journal and takes the lock of its data folder. Unlike the cache it is never set aside, dropped or begun
 * anew: whatever is wrong with it is a failure for a person to deal with.
 */
export function openJournal(options: FileOptions): StoreResult<OpenJournal> {
  const lock = lockFolder({ ...options, path: `${options.path}.lock`, pagesMax: undefined });
  if (!lock.ok) return lock;
  const opened = openLocked(options, lock.value);
  if (!opened.ok) lock.value.release();
  return opened;
}

function openLocked(options: FileOptions, lock: FolderLock): StoreResult<OpenJournal> {
  const opened = attempt(options.path, () => openForWriting(options, JOURNAL_DURABILITY));
  if (!opened.ok) return opened;
  const database = opened.value;
  const ready = attempt(options.path, () => refusal(database, options.path));
  const refused = ready.ok ? ready.value : ready;
  if (refused !== null) {
    database.close();
    return refused;
  }
  return {
    ok: true,
    value: {
      ...createRunJournal(database, options.path),
      close() {
        database.close();
        lock.release();
      },
    },
  };
}

/** Null when the file is whole and of this schema. */
function refusal(database: Sqlite, path: string): StoreResult<never> | null {
  switch (schemaAge(database, journalSchema)) {
    case 'newer':
      return fail({ kind: 'newer-schema', path, detail: newerSchemaDetail(database, journalSchema) });
    case 'unknown':
      return fail({ kind: 'corrupt', path, detail: 'The file is not a run journal of this program.' });
    case 'empty':
    case 'known':
      break;
  }
  const damage = database.pragma('quick_check(1)', { simple: true });
  if (damage !== 'ok') return fail({ kind: 'corrupt', path, detail: `The run journal is damaged: ${String(damage)}` });
  database.pragma('foreign_keys = ON');
  migrate(database, journalSchema);
  return null;
}
