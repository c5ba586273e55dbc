import type { Migration } from '../migrate.ts';

/**
 * The run journal. Records are only ever added: SQLite itself refuses to change or remove one, whoever asks. Each record
 * carries the hash of itself and of the record before it in its run, so that a hole or an edit is found when it is read.
 * As no record ever goes, positions rise by themselves: AUTOINCREMENT would only write one page more with each of them.
 */
export const journal: Migration = {
  number: 1,
  sql: `
    CREATE TABLE run (
      run_id TEXT PRIMARY KEY,
      connection_id TEXT NOT NULL,
      engine_version TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      ended INTEGER NOT NULL CHECK (ended IN (0, 1)),
      acknowledged INTEGER NOT NULL CHECK (acknowledged IN (0, 1))
    ) STRICT;

    CREATE TABLE record (
      position INTEGER PRIMARY KEY,
      run_id TEXT NOT NULL REFERENCES run (run_id),
      at INTEGER NOT NULL,
      chain BLOB NOT NULL CHECK (length(chain) = 32),
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX record_of_run ON record (run_id, position);

    CREATE TABLE quarantine (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      run_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      why TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;

    CREATE TRIGGER record_is_never_replaced BEFORE INSERT ON record
      WHEN EXISTS (SELECT 1 FROM record WHERE position = new.position)
      BEGIN SELECT RAISE(ABORT, 'the journal only grows: a record is never replaced'); END;
    CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record
      BEGIN SELECT RAISE(ABORT, 'the journal only grows: a record is never changed'); END;
    CREATE TRIGGER record_is_never_removed BEFORE DELETE ON record
      BEGIN SELECT RAISE(ABORT, 'the journal only grows: a record is never removed'); END;
    CREATE TRIGGER quarantine_is_never_changed BEFORE UPDATE ON quarantine
      BEGIN SELECT RAISE(ABORT, 'what was set aside is never changed'); END;
    CREATE TRIGGER quarantine_is_never_removed BEFORE DELETE ON quarantine
      BEGIN SELECT RAISE(ABORT, 'what was set aside is never removed'); END;
    CREATE TRIGGER run_is_never_removed BEFORE DELETE ON run
      BEGIN SELECT RAISE(ABORT, 'a run is never removed from the journal'); END;
    CREATE TRIGGER run_never_begins_again BEFORE UPDATE ON run
      WHEN new.run_id <> old.run_id OR new.connection_id <> old.connection_id OR new.started_at <> old.started_at
        OR new.engine_version <> old.engine_version OR new.ended < old.ended OR new.acknowledged < old.acknowledged
      BEGIN SELECT RAISE(ABORT, 'a run only ends and is acknowledged, nothing else of it changes'); END;
  `,
};
