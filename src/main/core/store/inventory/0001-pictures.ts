import type { Migration } from '../migrate.ts';

/**
 * The cache of what the provider told. Every row belongs to a picture (`generation`); `picture` names the one that is
 * shown and the one that is being built beside it. Each table keeps the line of the feed as it came (`text`), and beside
 * it only the columns that are searched or listed. `text` stands last: SQLite then reads the others without its pages.
 */
export const pictures: Migration = {
  number: 1,
  sql: `
    CREATE TABLE picture (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      shown INTEGER NOT NULL,
      building INTEGER,
      newest INTEGER NOT NULL,
      cursor TEXT,
      heard_at INTEGER,
      version INTEGER NOT NULL,
      shape TEXT NOT NULL
    ) STRICT;

    CREATE TABLE leftover (generation INTEGER PRIMARY KEY) STRICT;

    CREATE TABLE quarantine (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      heard_at INTEGER NOT NULL,
      why TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE vm (
      generation INTEGER NOT NULL,
      id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      caused_by TEXT,
      name TEXT NOT NULL,
      site_id TEXT NOT NULL,
      host_id TEXT NOT NULL,
      network_id TEXT,
      application TEXT,
      tier INTEGER NOT NULL,
      criticality TEXT NOT NULL,
      placement TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX vm_key ON vm (generation, id);

    CREATE TABLE replica (
      generation INTEGER NOT NULL,
      id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      caused_by TEXT,
      vm_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      host_id TEXT NOT NULL,
      state TEXT NOT NULL,
      state_since INTEGER NOT NULL,
      power TEXT NOT NULL,
      rpo_target_seconds INTEGER NOT NULL,
      latest_point_at INTEGER,
      last_tested_at INTEGER,
      source_power TEXT NOT NULL,
      two_copies_since INTEGER,
      isolated INTEGER NOT NULL,
      failover_offered INTEGER NOT NULL,
      blocker_code TEXT,
      claimed_by_run_id TEXT,
      text TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX replica_key ON replica (generation, id);
    CREATE INDEX replica_of_vm ON replica (generation, vm_id);
    CREATE INDEX replica_both_on ON replica (generation, vm_id) WHERE power = 'on' AND source_power = 'on';

    CREATE TABLE points (
      generation INTEGER NOT NULL,
      id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      caused_by TEXT,
      point_count INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX points_key ON points (generation, id);
    CREATE INDEX points_count ON points (generation, point_count);

    CREATE TABLE operation (
      generation INTEGER NOT NULL,
      id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      run_id TEXT NOT NULL,
      accepted_seq INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX operation_key ON operation (generation, id);
    CREATE INDEX operation_of_run ON operation (generation, run_id, accepted_seq);

    CREATE TABLE other (
      generation INTEGER NOT NULL,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      seq INTEGER NOT NULL,
      caused_by TEXT,
      text TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX other_key ON other (generation, kind, id);
  `,
};
