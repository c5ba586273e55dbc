import { plan, unfinishedPlan } from '#shared/domain/index.ts';
import { parseJson } from '../../parse-json.ts';
import type { Sqlite } from '../database.ts';
import { attempt } from '../failure.ts';
import type { KeptDraft, PlanDrafts } from '../ports.ts';

interface Row {
  readonly connectionId: string;
  readonly planId: string;
  readonly changedAt: number;
  readonly draft: string;
  readonly base: string | null;
}

const COLUMNS = 'connection_id AS connectionId, plan_id AS planId, changed_at AS changedAt, draft, base';

/** Rows are checked when the file is opened (`setAsideUnreadable`) and written from checked values since: they fit. */
export function createPlanDrafts(
  database: Sqlite,
  path: string,
): Pick<PlanDrafts, 'ofConnection' | 'get' | 'keep' | 'discard'> {
  const all = database.prepare<[string], Row>(`SELECT ${COLUMNS} FROM draft WHERE connection_id = ? ORDER BY plan_id`);
  const one = database.prepare<[string, string], Row>(
    `SELECT ${COLUMNS} FROM draft WHERE connection_id = ? AND plan_id = ?`,
  );
  const keep = database.prepare(
    `INSERT INTO draft (connection_id, plan_id, base_rev, changed_at, draft, base) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (connection_id, plan_id) DO UPDATE
     SET base_rev = excluded.base_rev, changed_at = excluded.changed_at, draft = excluded.draft, base = excluded.base`,
  );
  const discard = database.prepare('DELETE FROM draft WHERE connection_id = ? AND plan_id = ?');
  return {
    ofConnection: (connectionId) => attempt(path, () => all.all(connectionId).flatMap((row) => readRow(row) ?? [])),
    get: (connectionId, planId) =>
      attempt(path, () => {
        const row = one.get(connectionId, planId);
        return row === undefined ? null : readRow(row);
      }),
    keep: ({ connectionId, planId, draft, base, changedAt }) =>
      attempt(path, () => {
        const baseText = base === null ? null : JSON.stringify(base);
        keep.run(connectionId, planId, base?.rev ?? null, changedAt, JSON.stringify(draft), baseText);
      }),
    discard: (connectionId, planId) => attempt(path, () => void discard.run(connectionId, planId)),
  };
}

export function createForgetting(database: Sqlite, path: string): Pick<PlanDrafts, 'forget'> {
  const drafts = database.prepare('DELETE FROM draft WHERE connection_id = ?');
  const verified = database.prepare('DELETE FROM verified WHERE connection_id = ?');
  const both = database.transaction((connectionId: string) => {
    drafts.run(connectionId);
    verified.run(connectionId);
  });
  return { forget: (connectionId) => attempt(path, () => both.immediate(connectionId)) };
}

/** Moves what does not fit this version of the program out of the way; answers how many there were. */
export function setAsideUnreadable(database: Sqlite): number {
  const all = database.prepare<[], Row>(`SELECT ${COLUMNS} FROM draft`);
  const copy = database.prepare(
    `INSERT INTO set_aside (connection_id, plan_id, changed_at, draft, base)
     SELECT connection_id, plan_id, changed_at, draft, base FROM draft WHERE connection_id = ? AND plan_id = ?`,
  );
  const remove = database.prepare('DELETE FROM draft WHERE connection_id = ? AND plan_id = ?');
  return database
    .transaction(() => {
      const unreadable = all.all().filter((row) => readRow(row) === null);
      for (const { connectionId, planId } of unreadable) {
        copy.run(connectionId, planId);
        remove.run(connectionId, planId);
      }
      return unreadable.length;
    })
    .immediate();
}

/** Null where the row does not fit. */
function readRow({ connectionId, planId, changedAt, draft, base }: Row): KeptDraft | null {
  const mine = unfinishedPlan.safeParse(parseJson(draft));
  const from = base === null ? null : plan.safeParse(parseJson(base));
  if (!mine.success || from?.success === false) return null;
  return { connectionId, planId, draft: mine.data, base: from === null ? null : from.data, changedAt };
}
