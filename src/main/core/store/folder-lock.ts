import { fail, succeed } from '../ports.ts';
import { openForWriting, type FileOptions, type Sqlite } from './database.ts';
import { attempt } from './failure.ts';
import type { StoreResult } from './ports.ts';

/** Held for the life of the process; the operating system lets go of it when the process dies, however it dies. */
export interface FolderLock {
  release(): void;
}

interface Owner {
  readonly pid: number;
  readonly since: string;
}

/** Another process may slip in between writing one's name and taking the lock; then the name is written again. */
const NAME_ATTEMPTS_MAX = 5;

/**
 * Takes the lock that makes this process the owner of a data folder: a write lock on a small file of its own, so that the
 * second process can still read the name of the first and say it.
 */
export function lockFolder(options: FileOptions): StoreResult<FolderLock> {
  const opened = attempt(options.path, () => openForWriting(options, { synchronous: 'NORMAL', pageBytes: 4_096 }));
  if (!opened.ok) return opened;
  const database = opened.value;
  const taken = attempt(options.path, () => takeLock(database));
  if (taken.ok && taken.value) {
    return succeed({
      release() {
        if (!database.open) return;
        database.exec('ROLLBACK');
        database.close();
      },
    });
  }
  const owner = attempt(options.path, () => readOwner(database));
  database.close();
  if (!taken.ok && taken.failure.kind !== 'locked') return taken;
  return fail({ kind: 'locked', path: options.path, detail: lockedDetail(owner.ok ? owner.value : null) });
}

function takeLock(database: Sqlite): boolean {
  const me: Owner = { pid: process.pid, since: new Date().toISOString() };
  database.exec('CREATE TABLE IF NOT EXISTS owner (one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER, since TEXT)');
  const write = database.prepare('INSERT OR REPLACE INTO owner (one, pid, since) VALUES (1, ?, ?)');
  for (let tries = 0; tries < NAME_ATTEMPTS_MAX; tries += 1) {
    database.transaction(() => write.run(me.pid, me.since)).immediate();
    // A transaction that stays open holds the write lock; readers still see what was committed before it.
    database.exec('BEGIN IMMEDIATE');
    const owner = readOwner(database);
    if (owner?.pid === me.pid && owner.since === me.since) return true;
    database.exec('ROLLBACK');
  }
  return false;
}

function readOwner(database: Sqlite): Owner | null {
  return database.prepare<[], Owner>('SELECT pid, since FROM owner').get() ?? null;
}

function lockedDetail(owner: Owner | null): string {
  const who = owner === null ? 'another process' : `process ${owner.pid}, which opened it at ${owner.since}`;
  return `The data folder is in use by ${who}. One process owns a data folder.`;
}
