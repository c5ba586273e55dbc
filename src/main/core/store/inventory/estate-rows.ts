import type { Sqlite } from '../database.ts';
import type { EstateRow, InventoryReader } from '../ports.ts';

type Flags = 'failoverOffered' | 'isolated';
type RawRow = Omit<EstateRow, Flags> & Record<Flags, boolean | number | null>;

/** Columns only: no body is parsed, so that 10,000 rows take tens of milliseconds. */
const COLUMNS = `
  vm.id AS vmId, vm.name AS name, vm.site_id AS siteId, vm.host_id AS hostId, vm.network_id AS networkId,
  vm.application AS application, vm.tier AS tier, vm.criticality AS criticality, vm.placement AS placement,
  replica.id AS replicaId, replica.kind AS replicaKind, replica.host_id AS replicaHostId, replica.state AS state,
  replica.state_since AS stateSince, replica.power AS power, replica.rpo_target_seconds AS rpoTargetSeconds,
  replica.latest_point_at AS latestPointAt, replica.last_tested_at AS lastTestedAt,
  replica.source_power AS sourcePower, replica.two_copies_since AS twoCopiesSince,
  replica.isolated AS isolated, replica.failover_offered AS failoverOffered, replica.blocker_code AS blockerCode,
  replica.claimed_by_run_id AS claimedByRunId`;
const FROM = `
  FROM vm LEFT JOIN replica ON replica.generation = vm.generation AND replica.vm_id = vm.id
  WHERE vm.generation = (SELECT shown FROM picture)`;

export function prepareEstateRows(database: Sqlite): InventoryReader['estateRows'] {
  const all = database.prepare<[], RawRow>(`SELECT ${COLUMNS} ${FROM} ORDER BY vm.name, vm.id`);
  const some = database.prepare<[string], RawRow>(
    `SELECT ${COLUMNS} ${FROM} AND vm.id IN (SELECT value FROM json_each(?))`,
  );
  return (onlyVmIds) => {
    const rows = onlyVmIds === undefined ? all.all() : some.all(JSON.stringify(onlyVmIds));
    // SQLite has no booleans; the rows are ours alone, so they are mended in place rather than copied.
    for (const row of rows) {
      row.failoverOffered = row.failoverOffered === 1;
      row.isolated = row.isolated === 1;
    }
    return rows as EstateRow[];
  };
}
