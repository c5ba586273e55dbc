import type { Migration } from '../migrate.ts';

/** Wizards that bring VMs home: choices and ticks. What this program cannot read any more is moved aside, never deleted. */
export const failbacks: Migration = {
  number: 1,
  sql: `
    CREATE TABLE failback (
      connection_id TEXT NOT NULL,
      id TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      closed_at INTEGER,
      text TEXT NOT NULL,
      PRIMARY KEY (connection_id, id)
    ) STRICT;
    CREATE INDEX failback_open ON failback (connection_id, created_at) WHERE closed_at IS NULL;

    CREATE TABLE set_aside (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      connection_id TEXT NOT NULL,
      id TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER set_aside_is_never_removed BEFORE DELETE ON set_aside
      BEGIN SELECT RAISE(ABORT, 'what was set aside is never removed'); END;
  `,
};
