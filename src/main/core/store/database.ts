import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

export type Sqlite = Database.Database;

/** better-sqlite3 13 is built against this level of Node-API; below it the addon ends the process without a word. */
const NODE_API_MIN = 10;
/** One process owns a data folder, so a lock is never waited for: a wait would block the event loop. */
const BUSY_WAIT_MS = 0;

export interface FileOptions {
  readonly path: string;
  /** The compiled addon, where it does not lie in the package (a bundled console, an older runtime). */
  readonly nativeBinding?: string | undefined;
  /** Upper bound of the file in pages; the disk counts as full beyond it. */
  readonly pagesMax?: number | undefined;
}

/** How safely a file is written, as pragmas. They are read back: a file system may refuse one without an error. */
export interface Durability {
  readonly synchronous: 'NORMAL' | 'FULL';
  readonly pageBytes: number;
}

const SYNCHRONOUS_LEVEL = { NORMAL: 1, FULL: 2 } as const;

/** Opens a file for writing, creating folder and file where there are none. Throws what SQLite throws. */
export function openForWriting(options: FileOptions, durability: Durability): Sqlite {
  assertRuntime(options);
  mkdirSync(dirname(options.path), { recursive: true, mode: 0o700 });
  assertWritable(options.path);
  const database = new Database(options.path, { timeout: BUSY_WAIT_MS, ...bindingOf(options) });
  return closingOnError(database, () => setPragmas(database, options, durability));
}

/** Opens a file that exists for reading only: a write through this handle is refused by SQLite itself. */
export function openForReading(options: FileOptions): Sqlite {
  assertRuntime(options);
  const database = new Database(options.path, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_WAIT_MS,
    ...bindingOf(options),
  });
  return closingOnError(database, () => {
    database.pragma('query_only = ON');
    database.pragma('cache_size = -32000');
  });
}

/**
 * SQLite says "cannot open" to whatever is wrong; the file system says what it is. A new file is made here, for its owner alone.
 * A file that exists is never opened and closed beside SQLite: on POSIX that would drop the locks SQLite holds on it.
 */
function assertWritable(path: string): void {
  if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  else closeSync(openSync(path, 'a', 0o600));
}

function bindingOf(options: FileOptions): { readonly nativeBinding?: string } {
  return options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding };
}

function assertRuntime(options: FileOptions): void {
  if (options.nativeBinding !== undefined || Number(process.versions['napi'] ?? 0) >= NODE_API_MIN) return;
  throw new Error(
    `This runtime (Node ${process.versions.node}) lacks Node-API ${NODE_API_MIN}, which the SQLite addon needs: ` +
      'use Node 24, or pass the addon that was built for it as nativeBinding.',
  );
}

function closingOnError(database: Sqlite, work: () => void): Sqlite {
  try {
    work();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function setPragmas(database: Sqlite, options: FileOptions, durability: Durability): void {
  database.pragma(`page_size = ${durability.pageBytes}`);
  database.pragma('journal_mode = WAL');
  database.pragma(`synchronous = ${durability.synchronous}`);
  // A plain fsync on macOS leaves the data in the drive's own cache.
  const fullfsync = process.platform === 'darwin' && durability.synchronous === 'FULL' ? 1 : 0;
  database.pragma(`fullfsync = ${fullfsync}`);
  database.pragma(`checkpoint_fullfsync = ${fullfsync}`);
  database.pragma('trusted_schema = OFF');
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -16000');
  if (options.pagesMax !== undefined) database.pragma(`max_page_count = ${options.pagesMax}`);

  assertPragma(database, 'journal_mode', 'wal');
  assertPragma(database, 'synchronous', SYNCHRONOUS_LEVEL[durability.synchronous]);
  assertPragma(database, 'fullfsync', fullfsync);
  assertPragma(database, 'checkpoint_fullfsync', fullfsync);
}

function assertPragma(database: Sqlite, name: string, wanted: string | number): void {
  const actual = database.pragma(name, { simple: true });
  if (actual === wanted) return;
  throw Object.assign(new Error(`${name} is ${String(actual)} and not ${wanted}: is this a network folder?`), {
    code: 'SQLITE_IOERR_PRAGMA',
  });
}
