import { fail, succeed } from '../../ports.ts';
import { openForWriting, type FileOptions, type Sqlite } from '../database.ts';
import { attempt } from '../failure.ts';
import { migrate, newerSchemaDetail, schemaAge, type Schema } from '../migrate.ts';
import type { PlanDrafts, StoreFailure, StoreResult } from '../ports.ts';
import { drafts } from './0001-drafts.ts';
import { verified } from './0002-verified.ts';
import { createPlanDrafts, setAsideUnreadable } from './drafts.ts';
import { createVerifications } from './verified.ts';

export interface OpenDrafts extends PlanDrafts {
  /** Drafts that this version could not read and set aside now. */
  readonly setAside: number;
  close(): void;
}

export const draftsSchema: Schema = {
  /** "FsDr" */
  applicationId: 0x4673_4472,
  migrations: [drafts, verified],
};

/** A person's work: when it was kept, it is on the disk. */
const DRAFTS_DURABILITY = { synchronous: 'FULL', pageBytes: 4_096 } as const;

/**
 * Opens the file of drafts. Whoever opens it holds the data folder's lock (the journal's). Like the journal it is never
 * dropped or begun anew: whatever is wrong with it is a failure for a person to deal with.
 */
export function openDrafts(options: FileOptions): StoreResult<OpenDrafts> {
  const opened = attempt(options.path, () => openForWriting(options, DRAFTS_DURABILITY));
  if (!opened.ok) return opened;
  const database = opened.value;
  const ready = attempt(options.path, () => prepare(database, options.path));
  if (!ready.ok || !ready.value.ok) database.close();
  if (!ready.ok) return ready;
  if (!ready.value.ok) return ready.value;
  const setAside = ready.value.value;
  return succeed({
    ...createPlanDrafts(database, options.path),
    ...createVerifications(database, options.path),
    setAside,
    close: () => database.close(),
  });
}

/** Drafts whose file cannot be used: everything else of the console works, and each answer about drafts says why not. */
export function withoutDrafts(failure: StoreFailure): OpenDrafts {
  const refused = (): StoreResult<never> => fail(failure);
  const none = { ofConnection: refused, get: refused, keep: refused, discard: refused };
  return { ...none, verified: refused, keepVerified: refused, setAside: 0, close: () => undefined };
}

function prepare(database: Sqlite, path: string): StoreResult<number> {
  switch (schemaAge(database, draftsSchema)) {
    case 'newer':
      return fail({ kind: 'newer-schema', path, detail: newerSchemaDetail(database, draftsSchema) });
    case 'unknown':
      return fail({ kind: 'corrupt', path, detail: 'The file holds no drafts of this program.' });
    case 'empty':
    case 'known':
      break;
  }
  const damage = database.pragma('quick_check(1)', { simple: true });
  if (damage !== 'ok')
    return fail({ kind: 'corrupt', path, detail: `The file of drafts is damaged: ${String(damage)}` });
  migrate(database, draftsSchema);
  return succeed(setAsideUnreadable(database));
}
