import { fail, succeed } from '../ports.ts';
import type { StoreFailure, StoreResult } from './ports.ts';

const FULL = /^(SQLITE_FULL|ENOSPC|EDQUOT)/;
const READ_ONLY = /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|EROFS|EACCES|EPERM)/;
const LOCKED = /^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/;
const CORRUPT = /^(SQLITE_CORRUPT|SQLITE_NOTADB)/;
const OTHER_DISK = /^(SQLITE_IOERR|SQLITE_CANTOPEN|SQLITE_NOLFS|SQLITE_TOOBIG|SQLITE_PROTOCOL|E[A-Z0-9]{2,})/;

/** The failure that an error of SQLite or of the file system stands for; null where it is a bug of ours. */
export function storeFailureOf(error: unknown, path: string): StoreFailure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const kind = kindOf(error.code);
  return kind === null ? null : { kind, path, detail: `${error.message} (${error.code})` };
}

function kindOf(code: string): StoreFailure['kind'] | null {
  if (code.startsWith('ERR_')) return null;
  if (FULL.test(code)) return 'full';
  if (READ_ONLY.test(code)) return 'read-only';
  if (LOCKED.test(code)) return 'locked';
  if (CORRUPT.test(code)) return 'corrupt';
  return OTHER_DISK.test(code) ? 'io' : null;
}

/** Runs a piece of disk work. What the disk refuses becomes a value; everything else is a bug and goes on as a throw. */
export function attempt<T>(path: string, work: () => T): StoreResult<T> {
  try {
    return succeed(work());
  } catch (error) {
    const failure = storeFailureOf(error, path);
    if (failure === null) throw error;
    return fail(failure);
  }
}

/**
 * The reading side answers with values, not results: a cache that cannot be read any more (a bad disk) is no answer a
 * screen could show, so it is thrown as this and ends in the one place that opens the cache anew.
 */
export class StoreReadError extends Error {
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure) {
    super(`${failure.path}: ${failure.detail}`);
    this.name = 'StoreReadError';
    this.failure = failure;
  }
}

/** Runs a read; throws a `StoreReadError` where the disk refuses. */
export function readOrThrow<T>(path: string, read: () => T): T {
  const result = attempt(path, read);
  if (!result.ok) throw new StoreReadError(result.failure);
  return result.value;
}
