import type { Migration } from '../migrate.ts';

/** Drafts of plans, one a plan. What this program cannot read any more is moved to `set_aside` and never deleted. */
export const drafts: Migration = {
  number: 1,
  sql: `
    CREATE TABLE draft (
      connection_id TEXT NOT NULL,
      plan_id TEXT NOT NULL,
      base_rev INTEGER,
      changed_at INTEGER NOT NULL,
      draft TEXT NOT NULL,
      base TEXT,
      PRIMARY KEY (connection_id, plan_id),
      CHECK ((base_rev IS NULL) = (base IS NULL))
    ) STRICT;

    CREATE TABLE set_aside (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      connection_id TEXT NOT NULL,
      plan_id TEXT NOT NULL,
      changed_at INTEGER NOT NULL,
      draft TEXT NOT NULL,
      base TEXT
    ) STRICT;
    CREATE TRIGGER set_aside_is_never_removed BEFORE DELETE ON set_aside
      BEGIN SELECT RAISE(ABORT, 'what was set aside is never removed'); END;
  `,
};
