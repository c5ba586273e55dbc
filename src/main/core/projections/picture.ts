import { vmLooks } from '#shared/ipc/index.ts';
import type { EstatePicture, VmRow } from '#shared/ipc/index.ts';
import type { InventoryReader } from '../store/ports.ts';
import { networkScopeOf } from './network-scope.ts';
import { heardSitesOf, vmRowOf, type StalledVms } from './vm-row.ts';

/** 500 rows take some 3 ms to read. */
const ROWS_A_TURN = 2_500;

/** Tells which VMs change while a picture is being read. */
export interface ChangeWatch {
  /** VMs that changed since the watch began; null where everything may have. */
  changed(): ReadonlySet<string> | null;
  end(): void;
}

/**
 * The whole estate as columns. It is read a piece a turn, so that 10,000 VMs do not hold the main thread; what changed
 * meanwhile is read again at the end, so that the picture is that of the moment in which it is handed over.
 */
export async function estatePicture(
  connectionId: string,
  reader: InventoryReader,
  beginWatch: () => ChangeWatch,
  turn: () => Promise<void>,
  stalledVms: () => StalledVms,
): Promise<EstatePicture> {
  for (;;) {
    const watch = beginWatch();
    const rows = await rowsInTurns(reader, turn, stalledVms);
    const changed = watch.changed();
    watch.end();
    if (changed === null) continue;
    const heardSites = heardSitesOf(reader);
    const stalled = stalledVms();
    for (const row of changed.size === 0 ? [] : reader.estateRows([...changed])) {
      rows.set(row.vmId, vmRowOf(row, heardSites, stalled));
    }
    return columnsOf(connectionId, reader, [...rows.values()]);
  }
}

async function rowsInTurns(
  reader: InventoryReader,
  turn: () => Promise<void>,
  stalledVms: () => StalledVms,
): Promise<Map<string, VmRow>> {
  const vmIds = reader.vmIds();
  const rows = new Map<string, VmRow>();
  const heardSites = heardSitesOf(reader);
  const stalled = stalledVms();
  for (let from = 0; from < vmIds.length; from += ROWS_A_TURN) {
    if (from > 0) await turn();
    for (const row of reader.estateRows(vmIds.slice(from, from + ROWS_A_TURN))) {
      rows.set(row.vmId, vmRowOf(row, heardSites, stalled));
    }
  }
  return new Map(vmIds.flatMap((vmId) => (rows.has(vmId) ? [[vmId, rows.get(vmId) as VmRow]] : [])));
}

function columnsOf(connectionId: string, reader: InventoryReader, rows: readonly VmRow[]): EstatePicture {
  const sites = reader.sites();
  const hosts = reader.hosts();
  const networks = reader.networks();
  const applications = [...new Set(rows.flatMap(({ application }) => application ?? []))].sort();
  const blockers = [...new Set(rows.flatMap(({ blockerCode }) => blockerCode ?? []))];
  const bySite = positions(sites.map(({ id }) => id));
  const byHost = positions(hosts.map(({ id }) => id));
  const byNetwork = positions(networks.map(({ id }) => id));
  const byApplication = positions(applications);
  const indexes = (pick: (row: VmRow) => string | null, map: ReadonlyMap<string, number>): Int32Array =>
    Int32Array.from(rows, (row) => map.get(pick(row) ?? '') ?? -1);
  const moments = (pick: (row: VmRow) => number | null): Float64Array =>
    Float64Array.from(rows, (row) => pick(row) ?? NaN);
  return {
    connectionId,
    version: reader.version(),
    heardAt: reader.heardAt(),
    sites,
    hosts,
    networks,
    applications,
    blockers,
    networkScope: networkScopeOf(reader),
    vmIds: rows.map(({ vmId }) => vmId),
    names: rows.map(({ name }) => name),
    siteIndex: indexes(({ siteId }) => siteId, bySite),
    hostIndex: indexes(({ hostId }) => hostId, byHost),
    networkIndex: indexes(({ networkId }) => networkId, byNetwork),
    applicationIndex: indexes(({ application }) => application, byApplication),
    replicaHostIndex: indexes(({ replicaHostId }) => replicaHostId, byHost),
    blockerIndex: indexes(({ blockerCode }) => blockerCode, positions(blockers)),
    tier: Uint8Array.from(rows, ({ tier }) => tier),
    look: Uint8Array.from(rows, ({ look }) => vmLooks.indexOf(look)),
    flags: Uint16Array.from(rows, ({ flags }) => flags),
    stateSince: moments(({ stateSince }) => stateSince),
    rpoTargetSeconds: moments(({ rpoTargetSeconds }) => rpoTargetSeconds),
    latestPointAt: moments(({ latestPointAt }) => latestPointAt),
    lastTestedAt: moments(({ lastTestedAt }) => lastTestedAt),
  };
}

function positions(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, position) => [id, position]));
}
