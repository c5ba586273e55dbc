import { z } from 'zod';
import { parseJson } from '../../parse-json.ts';
import type { Sqlite } from '../database.ts';
import { attempt } from '../failure.ts';
import type { KeptVerification, PlanDrafts } from '../ports.ts';

const values = z.record(z.string(), z.string());
const inventory = z.object({
  vms: z.record(z.string(), z.array(z.string())),
  networks: values,
  appliances: values,
  rules: values,
});

interface Row extends Omit<KeptVerification, 'inventory'> {
  readonly inventory: string;
}

/** What was kept and cannot be read any more is no verification: the plan is then to be checked again. */
export function createVerifications(database: Sqlite, path: string): Pick<PlanDrafts, 'verified' | 'keepVerified'> {
  const one = database.prepare<[string, string], Row>(
    `SELECT connection_id AS connectionId, plan_id AS planId, rev, how, at, by, inventory
     FROM verified WHERE connection_id = ? AND plan_id = ?`,
  );
  const keep = database.prepare(
    `INSERT OR REPLACE INTO verified (connection_id, plan_id, rev, how, at, by, inventory) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    verified: (connectionId, planId) =>
      attempt(path, () => {
        const row = one.get(connectionId, planId);
        const seen = inventory.safeParse(parseJson(row?.inventory ?? ''));
        return row === undefined || !seen.success ? null : { ...row, inventory: seen.data };
      }),
    keepVerified: ({ connectionId, planId, rev, how, at, by, inventory: seen }) =>
      attempt(path, () => void keep.run(connectionId, planId, rev, how, at, by, JSON.stringify(seen))),
  };
}
