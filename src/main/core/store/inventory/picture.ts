import type { Sqlite } from '../database.ts';
import { BODY_SHAPE } from './body-shape.ts';

/** The one row that says which picture is shown, which is being built, and where the feed goes on. */
export interface Picture {
  readonly shown: number;
  readonly building: number | null;
  readonly newest: number;
  readonly cursor: string | null;
  readonly heardAt: number | null;
  readonly version: number;
  readonly shape: string;
}

const COLUMNS = 'shown, building, newest, cursor, heard_at AS heardAt, version, shape';

/** Reads the row; null in a file that was just made. */
export function readPicture(database: Sqlite): Picture | null {
  return database.prepare<[], Picture>(`SELECT ${COLUMNS} FROM picture`).get() ?? null;
}

/** Makes the row in a new file: an empty picture without a cursor. */
export function startPicture(database: Sqlite): void {
  database
    .prepare('INSERT INTO picture (one, shown, building, newest, version, shape) VALUES (1, 0, NULL, 0, 0, ?)')
    .run(BODY_SHAPE);
}

/** Writes the whole row; called inside the transaction that makes it true. */
export function prepareSavePicture(database: Sqlite): (picture: Picture) => void {
  const save = database.prepare(
    'UPDATE picture SET shown = ?, building = ?, newest = ?, cursor = ?, heard_at = ?, version = ?, shape = ?',
  );
  return ({ shown, building, newest, cursor, heardAt, version, shape }) => {
    const { changes } = save.run(shown, building, newest, cursor, heardAt, version, shape);
    if (changes !== 1) throw new Error(`${changes} rows of the picture were written instead of one.`);
  };
}
