import { close, closeSync, fsync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Sqlite } from './database.ts';
import { storeFailureOf } from './failure.ts';
import type { StoreFailure } from './ports.ts';

/**
 * Moves what was written from the write-ahead log into the database without ever making the event loop wait for the disk. SQLite's
 * own checkpoint flushes both files inside a commit, which took 40 to 120 ms on a busy disk. Here the flushes happen on a thread of
 * the pool, in the order that keeps `synchronous=NORMAL`'s promise:
 *
 * 1. A reader is held at the newest frame of the log. SQLite moves nothing beyond it, and does not begin the log anew.
 * 2. The log is flushed: every frame that will be moved is on the disk.
 * 3. The frames are moved, without a flush. A crash from here on finds them in the log still, and moves them again.
 * 4. The database is flushed.
 * 5. The reader lets go: only now may the log be begun anew.
 */
export interface Checkpointer {
  /** Tells how much was written, and starts a round when there is enough to move. */
  wrote(bytes: number): void;
  /** A failure of an earlier round, once. */
  takeFailure(): StoreFailure | null;
  /** Lets go of the files, after the round that is under way. */
  close(): void;
}

/** Moving 4 MB takes about 5 ms. */
const ROUND_BYTES = 4_000_000;
/** What was written during a round stays in the log. It is moved after this rest, or the log would never be begun anew. */
const REST_MS = 250;

const flush = promisify(fsync);

/** The handles stay open as long as SQLite has the file: closing one on POSIX drops the locks SQLite holds on it. */
interface Files {
  readonly log: number;
  readonly database: number;
}

export function createCheckpointer(writing: Sqlite, pinning: Sqlite, path: string): Checkpointer {
  const files: Files = { log: openSync(`${path}-wal`, 'r+'), database: openSync(path, 'r+') };
  let pendingBytes = 0;
  let round: Promise<void> | null = null;
  let failure: StoreFailure | null = null;
  let closed = false;
  let rest: NodeJS.Timeout | undefined;

  async function move(): Promise<void> {
    pinning.exec('BEGIN');
    try {
      // A transaction holds its place in the log from its first read on.
      pinning.prepare('SELECT count(*) FROM sqlite_schema').get();
      await flush(files.log);
      if (closed) return;
      moveWithoutFlush(writing);
      await flush(files.database);
    } finally {
      if (pinning.open) pinning.exec('COMMIT');
    }
  }

  function start(): void {
    clearTimeout(rest);
    pendingBytes = 0;
    round = move()
      .catch((error: unknown) => {
        failure = storeFailureOf(error, path);
        if (failure === null) throw error;
      })
      .finally(() => {
        round = null;
        if (closed) closeFiles();
        else if (pendingBytes > 0) rest = setTimeout(startUnlessBusy, REST_MS).unref();
      });
  }

  function startUnlessBusy(): void {
    if (round === null && !closed) start();
  }

  function closeFiles(): void {
    closeSync(files.log);
    close(files.database, () => undefined);
  }

  return {
    wrote(bytes) {
      pendingBytes += bytes;
      if (pendingBytes >= ROUND_BYTES) startUnlessBusy();
    },
    takeFailure() {
      const taken = failure;
      failure = null;
      return taken;
    },
    close() {
      closed = true;
      clearTimeout(rest);
      if (round === null) closeFiles();
    },
  };
}

function moveWithoutFlush(database: Sqlite): void {
  database.pragma('synchronous = OFF');
  try {
    database.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    database.pragma('synchronous = NORMAL');
  }
}
