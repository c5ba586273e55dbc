import type { Migration } from '../migrate.ts';

/**
 * While the provider is not heard, and until what happened meanwhile is read, `away` has a row, and each entity that changes
 * leaves its line as it was in `before` (no text: there was none). It is written in the transaction of the change.
 */
export const away: Migration = {
  number: 2,
  sql: `
    CREATE TABLE away (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      since INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE before (
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      text TEXT,
      PRIMARY KEY (kind, id)
    ) STRICT;
  `,
};
