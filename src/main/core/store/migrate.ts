import type { Sqlite } from './database.ts';

/** One step of a file's schema. Never edited after it was released; a later change is a further step. */
export interface Migration {
  readonly number: number;
  readonly sql: string;
}

/** What a file is (`application_id`), and the steps that lead to its newest schema, numbered from 1. */
export interface Schema {
  readonly applicationId: number;
  readonly migrations: readonly Migration[];
}

export type SchemaAge =
  /** Just made, nothing in it. */
  | 'empty'
  /** Ours, of this or an earlier version: the missing steps can be taken. */
  | 'known'
  /** Written by a newer program. */
  | 'newer'
  /** Not one of our files, or of a version that was never released. */
  | 'unknown';

/** Looks at a file's schema without changing it. */
export function schemaAge(database: Sqlite, schema: Schema): SchemaAge {
  const version = numberPragma(database, 'user_version');
  const applicationId = numberPragma(database, 'application_id');
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (version === 0 && applicationId === 0 && tables === 0) return 'empty';
  if (applicationId !== schema.applicationId || version < 1) return 'unknown';
  return version > schema.migrations.length ? 'newer' : 'known';
}

/** Takes the missing steps, each in a transaction with its number. */
export function migrate(database: Sqlite, schema: Schema): void {
  const version = numberPragma(database, 'user_version');
  for (const migration of schema.migrations.slice(version)) {
    database.transaction(() => {
      database.exec(migration.sql);
      database.pragma(`application_id = ${schema.applicationId}`);
      database.pragma(`user_version = ${migration.number}`);
    })();
  }
  const reached = numberPragma(database, 'user_version');
  if (reached !== schema.migrations.length) {
    throw new Error(`The schema is at ${reached} after its migrations, not at ${schema.migrations.length}.`);
  }
}

/** The sentence for a person whose file is newer than the program. */
export function newerSchemaDetail(database: Sqlite, schema: Schema): string {
  const version = numberPragma(database, 'user_version');
  return (
    `The file was written by a newer version of the program (schema ${version}; this one knows up to ` +
    `${schema.migrations.length}). Start the newer version, or choose another data folder.`
  );
}

function numberPragma(database: Sqlite, name: string): number {
  const value = database.pragma(name, { simple: true });
  if (typeof value !== 'number') throw new Error(`${name} is no number.`);
  return value;
}
