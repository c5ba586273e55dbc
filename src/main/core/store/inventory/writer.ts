import { parseCursor } from '#shared/gateway-api/index.ts';
import type { Sqlite } from '../database.ts';
import { fail, succeed } from '../../ports.ts';
import type { Checkpointer } from '../checkpointer.ts';
import { prepareBefore } from './before.ts';
import { attempt } from '../failure.ts';
import type { CheckedLine, InventoryWriter, StoreFailure, StoreResult } from '../ports.ts';
import { prepareSavePicture, readPicture, type Picture } from './picture.ts';
import { prepareRowWriter } from './rows.ts';
import { BODY_SHAPE } from './body-shape.ts';
import { pictureTables } from './schema.ts';

/**
 * Invariants of the cache:
 * - `cursor` is changed only in the transaction that writes the lines before it.
 * - Rows of the shown picture are changed only by `applyChanges`; `endSnapshot` alone changes which picture is shown.
 * - What is neither shown nor being built is listed in `leftover` and removed in bounded pieces.
 */

/** Rows removed by one sweep: 200 rows of points (4 kB each) take about 3 ms. */
const SWEEP_ROWS = 200;
/** Lines kept for people to look at; the oldest go. */
const QUARANTINE_LINES_MAX = 1_000;
/** Characters kept of one such line. */
const QUARANTINE_TEXT_CHARS_MAX = 10_000;

/** What a commit writes beside its lines: pages of indices, the picture row, half-filled pages. */
const COMMIT_BYTES = 64_000;

export function createInventoryWriter(
  database: Sqlite,
  path: string,
  checkpointer: Checkpointer,
  failed: (failure: StoreFailure) => void,
): InventoryWriter {
  const writeRow = prepareRowWriter(database);
  const savePicture = prepareSavePicture(database);
  const before = prepareBefore(database);
  const beginAway = database.prepare<[number]>('INSERT OR IGNORE INTO away (one, since) VALUES (1, ?)');
  const addLeftover = database.prepare<[number]>('INSERT OR IGNORE INTO leftover (generation) VALUES (?)');
  let picture = pictureOf(database);

  /** Runs the work in one transaction. A failure of the background work is told here: there is nowhere else to tell it. */
  function transact<T>(work: () => T, lines: readonly CheckedLine[] = []): StoreResult<T> {
    const failure = checkpointer.takeFailure();
    const result = failure === null ? attempt(path, () => database.transaction(work).immediate()) : fail(failure);
    if (!result.ok) failed(result.failure);
    else checkpointer.wrote(lines.reduce((bytes, { text }) => bytes + text.length, COMMIT_BYTES));
    return result;
  }

  /** Writes the new picture row with the work; what is held in memory follows only after the commit. */
  function change(work: () => Picture, lines: readonly CheckedLine[] = []): StoreResult<void> {
    const result = transact(() => {
      const next = work();
      savePicture(next);
      return next;
    }, lines);
    if (!result.ok) return result;
    picture = result.value;
    return succeed(undefined);
  }

  return {
    cursor: () => picture.cursor,

    beginSnapshot: () =>
      change(() => {
        if (picture.building !== null) addLeftover.run(picture.building);
        return { ...picture, building: picture.newest + 1, newest: picture.newest + 1 };
      }),

    addToSnapshot(lines) {
      const { building } = picture;
      if (building === null) throw new Error('A snapshot must begin before lines are added to it.');
      return transact(() => {
        for (const line of lines) writeRow(building, line);
      }, lines);
    },

    endSnapshot(cursor, heardAt) {
      const { building, shown } = picture;
      if (building === null) throw new Error('A snapshot must begin before it ends.');
      assertCursor(cursor);
      return change(() => {
        // A first picture changes nothing: there was none.
        if (picture.heardAt !== null) before.ofPicture(shown, building);
        addLeftover.run(shown);
        const version = picture.version + 1;
        return { ...picture, shown: building, building: null, cursor, heardAt, version, shape: BODY_SHAPE };
      });
    },

    applyChanges(lines, cursor, heardAt) {
      const from = parseCursor(picture.cursor ?? '');
      const after = assertCursor(cursor);
      if (from === null) throw new Error('Changes can only follow a whole picture.');
      if (from.epoch !== after.epoch || after.seq < from.seq) {
        throw new Error(`The cursor ${cursor} does not follow ${picture.cursor ?? 'none'}.`);
      }
      const fresh = lines.filter(({ line }) => line.seq > from.seq);
      return change(() => {
        before.ofLines(picture.shown, fresh);
        for (const line of fresh) writeRow(picture.shown, line);
        const version = picture.version + (fresh.length > 0 ? 1 : 0);
        return { ...picture, cursor, heardAt, version };
      }, fresh);
    },

    clear() {
      const cleared = change(() => {
        for (const table of [...pictureTables, 'leftover', 'quarantine']) database.exec(`DELETE FROM ${table}`);
        const shown = picture.newest + 1;
        const version = picture.version + 1;
        return { ...picture, shown, newest: shown, building: null, cursor: null, heardAt: null, version };
      });
      // Nearly nothing is left to be written anew, and the disk gets its room back with the next checkpoint.
      return cleared.ok ? attempt(path, () => void database.exec('VACUUM')) : cleared;
    },

    beginAway() {
      const { heardAt } = picture;
      return heardAt === null ? succeed(undefined) : transact(() => void beginAway.run(heardAt));
    },

    endAway: () => transact(() => void database.exec('DELETE FROM before; DELETE FROM away')),

    quarantine: prepareQuarantine(database, transact),
    sweep: prepareSweep(database, transact),
  };
}

type Transact = <T>(work: () => T) => StoreResult<T>;

function pictureOf(database: Sqlite): Picture {
  const picture = readPicture(database);
  if (picture === null) throw new Error('The cache has no picture row.');
  return picture;
}

function assertCursor(text: string): { readonly epoch: string; readonly seq: number } {
  const cursor = parseCursor(text);
  if (cursor === null) throw new Error(`"${text}" is no cursor.`);
  return cursor;
}

function prepareQuarantine(database: Sqlite, transact: Transact): InventoryWriter['quarantine'] {
  const add = database.prepare('INSERT INTO quarantine (heard_at, why, text) VALUES (?, ?, ?)');
  const trim = database.prepare('DELETE FROM quarantine WHERE number <= (SELECT max(number) FROM quarantine) - ?');
  return (text, why, heardAt) =>
    transact(() => {
      add.run(heardAt, why, text.slice(0, QUARANTINE_TEXT_CHARS_MAX));
      trim.run(QUARANTINE_LINES_MAX);
    });
}

function prepareSweep(database: Sqlite, transact: Transact): InventoryWriter['sweep'] {
  const oldest = database.prepare<[], number | null>('SELECT min(generation) FROM leftover').pluck();
  const done = database.prepare<[number]>('DELETE FROM leftover WHERE generation = ?');
  const removers = pictureTables.map((table) =>
    database.prepare<[number, number]>(
      `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE generation = ? LIMIT ?)`,
    ),
  );
  const sweep = (): boolean => {
    const generation = oldest.get() ?? null;
    if (generation === null) return false;
    let left = SWEEP_ROWS;
    for (const remove of removers) {
      left -= remove.run(generation, left).changes;
      if (left <= 0) return true;
    }
    done.run(generation);
    return oldest.get() !== null;
  };
  return () => transact(sweep);
}
