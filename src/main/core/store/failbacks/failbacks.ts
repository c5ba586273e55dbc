import { keptFailback, type KeptFailback } from '#shared/ipc/index.ts';
import { parseJson } from '../../parse-json.ts';
import type { Sqlite } from '../database.ts';
import { attempt } from '../failure.ts';
import type { FailbackFile } from '../ports.ts';

/** Rows are checked when the file is opened (`setAsideUnreadable`) and written from checked values since: they fit. */
export function createFailbacks(database: Sqlite, path: string): FailbackFile {
  const open = database
    .prepare<[string], string>(
      'SELECT text FROM failback WHERE connection_id = ? AND closed_at IS NULL ORDER BY created_at, id',
    )
    .pluck();
  const keep = database.prepare(
    `INSERT INTO failback (connection_id, id, created_at, closed_at, text) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (connection_id, id) DO UPDATE SET closed_at = excluded.closed_at, text = excluded.text`,
  );
  const forget = database.prepare('DELETE FROM failback WHERE connection_id = ?');
  return {
    openOnes: (connectionId) => attempt(path, () => open.all(connectionId).flatMap((text) => readText(text) ?? [])),
    keep: (one) =>
      attempt(path, () => {
        keep.run(one.connectionId, one.id, one.createdAt, one.closedAt, JSON.stringify(one));
      }),
    forget: (connectionId) => attempt(path, () => void forget.run(connectionId)),
  };
}

/** Moves what does not fit this version of the program out of the way; answers how many there were. */
export function setAsideUnreadable(database: Sqlite): number {
  const all = database.prepare<[], { connectionId: string; id: string; text: string }>(
    'SELECT connection_id AS connectionId, id, text FROM failback WHERE closed_at IS NULL',
  );
  const copy = database.prepare('INSERT INTO set_aside (connection_id, id, text) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM failback WHERE connection_id = ? AND id = ?');
  return database
    .transaction(() => {
      const unreadable = all.all().filter(({ text }) => readText(text) === null);
      for (const { connectionId, id, text } of unreadable) {
        copy.run(connectionId, id, text);
        remove.run(connectionId, id);
      }
      return unreadable.length;
    })
    .immediate();
}

/** Null where it does not fit. */
function readText(text: string): KeptFailback | null {
  const read = keptFailback.safeParse(parseJson(text));
  return read.success ? read.data : null;
}
