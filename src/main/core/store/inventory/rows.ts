import type { Replica } from '#shared/domain/index.ts';
import type { ChangeLine, EntityBody, EntityKind } from '#shared/gateway-api/index.ts';
import { isEntityKind } from '#shared/gateway-api/index.ts';
import type { Sqlite } from '../database.ts';
import type { CheckedLine } from '../ports.ts';

/** Writes one checked line into a picture. A line that is not newer than the row it meets changes nothing. */
export type RowWriter = (generation: number, checked: CheckedLine) => void;

type Cell = string | number | null;
type Body<K extends EntityKind> = EntityBody<K>;

function upsertSql(table: string, keys: readonly string[], columns: readonly string[]): string {
  const all = ['generation', ...keys, 'seq', ...columns, 'text'];
  const changed = ['seq', ...columns, 'text'].map((column) => `${column} = excluded.${column}`);
  return (
    `INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')}) ` +
    `ON CONFLICT (${['generation', ...keys].join(', ')}) DO UPDATE SET ${changed.join(', ')} ` +
    `WHERE excluded.seq > ${table}.seq`
  );
}

const VM_COLUMNS = [
  ...['caused_by', 'name', 'site_id', 'host_id', 'network_id', 'application', 'tier', 'criticality', 'placement'],
];
const REPLICA_COLUMNS = [
  ...['caused_by', 'vm_id', 'kind', 'host_id', 'state', 'state_since', 'power', 'rpo_target_seconds'],
  ...[
    'latest_point_at',
    'last_tested_at',
    'source_power',
    'two_copies_since',
    'isolated',
    'failover_offered',
    'blocker_code',
  ],
  'claimed_by_run_id',
];

/** The first reason that stops a failover; where none does, the first there is. */
function foremostBlocker(replica: Replica): string | null {
  const ofFailover = replica.blockers.find(({ actions }) => actions.length === 0 || actions.includes('failover'));
  return (ofFailover ?? replica.blockers[0])?.code ?? null;
}

function vmCells(line: ChangeLine, vm: Body<'vm'>): Cell[] {
  return [
    ...[line.causedBy ?? null, vm.name, vm.siteId, vm.hostId, vm.networkIds[0] ?? null, vm.application],
    ...[vm.tier, vm.criticality, vm.placement],
  ];
}

function replicaCells(line: ChangeLine, replica: Body<'replica'>): Cell[] {
  return [
    ...[line.causedBy ?? null, replica.vmId, replica.kind, replica.hostId, replica.state, replica.stateSince],
    ...[replica.power, replica.rpoTargetSeconds, replica.latestPointAt, replica.lastTestedAt],
    ...[replica.sourcePower.power, replica.twoCopiesSince, Number(replica.isolated)],
    ...[Number(replica.allowedActions.includes('failover')), foremostBlocker(replica), replica.claimedByRunId],
  ];
}

/** Prepares every statement once, so that a line costs one insert. */
export function prepareRowWriter(database: Sqlite): RowWriter {
  const vm = database.prepare<Cell[]>(upsertSql('vm', ['id'], VM_COLUMNS));
  const replica = database.prepare<Cell[]>(upsertSql('replica', ['id'], REPLICA_COLUMNS));
  const points = database.prepare<Cell[]>(upsertSql('points', ['id'], ['caused_by', 'point_count']));
  const operation = database.prepare<Cell[]>(upsertSql('operation', ['id'], ['run_id', 'accepted_seq']));
  const other = database.prepare<Cell[]>(upsertSql('other', ['kind', 'id'], ['caused_by']));
  const removeById = (table: string) =>
    database.prepare<[number, string, number]>(`DELETE FROM ${table} WHERE generation = ? AND id = ? AND seq < ?`);
  const remove = {
    vm: removeById('vm'),
    replica: removeById('replica'),
    points: removeById('points'),
    operation: removeById('operation'),
  };
  const removeOther = database.prepare<[number, string, string, number]>(
    'DELETE FROM other WHERE generation = ? AND kind = ? AND id = ? AND seq < ?',
  );

  const upsert: RowWriter = (generation, { line, text }) => {
    // The feed checked the body by the schema of this kind before it made a checked line of it.
    switch (line.kind as EntityKind) {
      case 'vm':
        vm.run(generation, line.id, line.seq, ...vmCells(line, line.body as Body<'vm'>), text);
        return;
      case 'replica':
        replica.run(generation, line.id, line.seq, ...replicaCells(line, line.body as Body<'replica'>), text);
        return;
      case 'points': {
        const { length } = (line.body as Body<'points'>).points;
        points.run(generation, line.id, line.seq, line.causedBy ?? null, length, text);
        return;
      }
      case 'operation': {
        const { runId, acceptedSeq } = line.body as Body<'operation'>;
        operation.run(generation, line.id, line.seq, runId, acceptedSeq, text);
        return;
      }
      case 'tenant':
      case 'site':
      case 'host':
      case 'network':
      case 'appliance':
      case 'publicIpRule':
      case 'plan':
      case 'run':
        other.run(generation, line.kind, line.id, line.seq, line.causedBy ?? null, text);
        return;
    }
  };

  return (generation, checked) => {
    const { line } = checked;
    if (!isEntityKind(line.kind)) throw new Error(`A line of the kind ${line.kind} must not reach the cache.`);
    if (line.op === 'upsert') upsert(generation, checked);
    else if (Object.hasOwn(remove, line.kind)) {
      remove[line.kind as keyof typeof remove].run(generation, line.id, line.seq);
    } else removeOther.run(generation, line.kind, line.id, line.seq);
  };
}
