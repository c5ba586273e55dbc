import type { Migration } from '../migrate.ts';

/** When each plan was last found to work, with what was seen of its estate then. One line a plan. */
export const verified: Migration = {
  number: 2,
  sql: `
    CREATE TABLE verified (
      connection_id TEXT NOT NULL,
      plan_id TEXT NOT NULL,
      rev INTEGER NOT NULL,
      how TEXT NOT NULL CHECK (how IN ('test', 'check')),
      at INTEGER NOT NULL,
      by TEXT,
      inventory TEXT NOT NULL,
      PRIMARY KEY (connection_id, plan_id)
    ) STRICT;
  `,
};
