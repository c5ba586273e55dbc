import type { EntityKind } from '#shared/gateway-api/index.ts';
import type { Sqlite } from '../database.ts';
import { readOrThrow, StoreReadError } from '../failure.ts';
import type { InventoryReader, KeptBefore, StoreFailure } from '../ports.ts';
import { createBodies, type Bodies } from './bodies.ts';
import { prepareEstateRows } from './estate-rows.ts';
import { readPicture } from './picture.ts';
import { prepareSubjects } from './subjects.ts';

const SHOWN = 'generation = (SELECT shown FROM picture)';

/** The reading side over a handle that cannot write. Every answer is of one picture: one statement, one state. */
export function createInventoryReader(
  database: Sqlite,
  path: string,
  failed: (failure: StoreFailure) => void,
): InventoryReader {
  const read = <T>(work: () => T): T => {
    try {
      return readOrThrow(path, work);
    } catch (error) {
      if (error instanceof StoreReadError) failed(error.failure);
      throw error;
    }
  };
  const bodies = createBodies(database);
  const others = prepareOthers(database, bodies);
  const entities = prepareEntities(database, bodies);
  const estateRows = prepareEstateRows(database);
  const subjects = prepareSubjects(database, bodies);
  const lastChange = prepareLastChange(database);
  const counts = prepareCounts(database);
  const away = prepareAway(database);
  const runsOfReplica = prepareRunsOfReplica(database, bodies);
  const vmIds = database.prepare<[], string>(`SELECT id FROM vm WHERE ${SHOWN} ORDER BY name, id`).pluck();
  const bothOn = database
    .prepare<[], string>(`SELECT vm_id FROM replica WHERE ${SHOWN} AND power = 'on' AND source_power = 'on'`)
    .pluck();
  const replicaStates = database.prepare<[], { state: string; count: number }>(
    `SELECT replica.state AS state, count(*) AS count
     FROM replica JOIN vm ON vm.generation = replica.generation AND vm.id = replica.vm_id
     WHERE replica.${SHOWN} AND vm.placement = 'home' GROUP BY replica.state`,
  );
  const quarantined = database.prepare<[number], { text: string; why: string; heardAt: number }>(
    'SELECT text, why, heard_at AS heardAt FROM quarantine ORDER BY number DESC LIMIT ?',
  );
  return {
    version: () => read(() => readPicture(database)?.version ?? 0),
    heardAt: () => read(() => readPicture(database)?.heardAt ?? null),
    tenant: () => read(() => others.all('tenant')[0] ?? null),
    sites: () => read(() => others.all('site')),
    hosts: () => read(() => others.all('host')),
    networks: () => read(() => others.all('network')),
    appliances: () => read(() => others.all('appliance')),
    publicIpRules: () => read(() => others.all('publicIpRule')),
    plans: () => read(() => others.all('plan')),
    plan: (id) => read(() => others.one('plan', id)),
    runs: () => read(() => others.all('run')),
    run: (id) => read(() => others.one('run', id)),
    runsOfReplica: (replicaId, limit) => read(() => runsOfReplica(replicaId, limit)),
    operationsOfRun: (runId) => read(() => entities.operationsOfRun(runId)),
    vm: (id) => read(() => entities.vm(id)),
    replica: (id) => read(() => entities.replica(id)),
    replicaOfVm: (vmId) => read(() => entities.replicaOfVm(vmId)),
    points: (replicaId) => read(() => entities.points(replicaId)),
    lastChange: (kind, id) => read(() => lastChange(kind, id)),
    vmIds: () => read(() => vmIds.all()),
    vmIdsWithBothOn: () => read(() => bothOn.all()),
    replicaStates: () => read(() => Object.fromEntries(replicaStates.all().map(({ state, count }) => [state, count]))),
    estateRows: (onlyVmIds) => read(() => estateRows(onlyVmIds)),
    subjects: (vmIds) => read(() => subjects(vmIds)),
    quarantined: (limit) => read(() => quarantined.all(limit)),
    counts: () => read(counts),
    awaySince: () => read(() => away.since.get() ?? null),
    before: (after, limit) => read(() => away.before.all(after?.kind ?? '', after?.id ?? '', limit)),
  };
}

type OtherKind = Extract<
  EntityKind,
  'tenant' | 'site' | 'host' | 'network' | 'appliance' | 'publicIpRule' | 'plan' | 'run'
>;

function prepareOthers(database: Sqlite, bodies: Bodies) {
  const all = database
    .prepare<[string], string>(`SELECT text FROM other WHERE ${SHOWN} AND kind = ? ORDER BY id`)
    .pluck();
  const one = database
    .prepare<[string, string], string>(`SELECT text FROM other WHERE ${SHOWN} AND kind = ? AND id = ?`)
    .pluck();
  return {
    all: <K extends OtherKind>(kind: K) => bodies.each(kind, all.all(kind)),
    one<K extends OtherKind>(kind: K, id: string) {
      const text = one.get(kind, id);
      return text === undefined ? null : bodies.of(kind, text);
    },
  };
}

/** Finds the id in the text first: a run of 10,000 replicas is not parsed to learn that this one is not of it. */
function prepareRunsOfReplica(database: Sqlite, bodies: Bodies): InventoryReader['runsOfReplica'] {
  const mentioning = database
    .prepare<[string, number], string>(
      `SELECT text FROM other WHERE ${SHOWN} AND kind = 'run' AND instr(text, ?) > 0 ORDER BY seq DESC LIMIT ?`,
    )
    .pluck();
  return (replicaId, limit) =>
    bodies
      .each('run', mentioning.all(JSON.stringify(replicaId), limit))
      .filter(({ replicaIds }) => replicaIds.includes(replicaId));
}

function prepareEntities(database: Sqlite, bodies: Bodies) {
  const textWhere = (table: string, condition: string) =>
    database.prepare<[string], string>(`SELECT text FROM ${table} WHERE ${SHOWN} AND ${condition}`).pluck();
  const vm = textWhere('vm', 'id = ?');
  const replica = textWhere('replica', 'id = ?');
  const replicaOfVm = textWhere('replica', 'vm_id = ? ORDER BY id LIMIT 1');
  const points = textWhere('points', 'id = ?');
  const operations = textWhere('operation', 'run_id = ? ORDER BY accepted_seq');
  const body = <K extends EntityKind>(kind: K, text: string | undefined) =>
    text === undefined ? null : bodies.of(kind, text);
  return {
    vm: (id: string) => body('vm', vm.get(id)),
    replica: (id: string) => body('replica', replica.get(id)),
    replicaOfVm: (vmId: string) => body('replica', replicaOfVm.get(vmId)),
    points: (replicaId: string) => body('points', points.get(replicaId)),
    operationsOfRun: (runId: string) => bodies.each('operation', operations.all(runId)),
  };
}

function prepareLastChange(database: Sqlite): InventoryReader['lastChange'] {
  interface Change {
    readonly seq: number;
    readonly causedBy: string | null;
  }
  const select = 'SELECT seq, caused_by AS causedBy FROM';
  const byKind = {
    vm: database.prepare<[string], Change>(`${select} vm WHERE ${SHOWN} AND id = ?`),
    points: database.prepare<[string], Change>(`${select} points WHERE ${SHOWN} AND id = ?`),
    replica: database.prepare<[string], Change>(`${select} replica WHERE ${SHOWN} AND id = ?`),
    appliance: database.prepare<[string], Change>(`${select} other WHERE ${SHOWN} AND kind = 'appliance' AND id = ?`),
  };
  return (kind, id) => byKind[kind].get(id) ?? null;
}

function prepareAway(database: Sqlite) {
  return {
    since: database.prepare<[], number>('SELECT since FROM away').pluck(),
    before: database.prepare<[string, string, number], KeptBefore>(
      'SELECT kind, id, text FROM before WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT ?',
    ),
  };
}

function prepareCounts(database: Sqlite): InventoryReader['counts'] {
  const counts = database.prepare<[], ReturnType<InventoryReader['counts']>>(
    `SELECT (SELECT count(*) FROM vm WHERE ${SHOWN}) AS vms,
            (SELECT count(*) FROM replica WHERE ${SHOWN}) AS replicas,
            (SELECT coalesce(sum(point_count), 0) FROM points WHERE ${SHOWN}) AS restorePoints`,
  );
  return () => counts.get() ?? { vms: 0, replicas: 0, restorePoints: 0 };
}
