import { vmLooks } from '#shared/ipc/index.ts';
import type { EstatePicture, VmRow } from '#shared/ipc/index.ts';
import type { InventoryReader } from '../store/ports.ts';
import { vmRowOf } from './vm-row.ts';

/** The whole estate as columns, read from the store at one moment. */
export function estatePicture(connectionId: string, reader: InventoryReader): EstatePicture {
  const rows = reader.estateRows().map(vmRowOf);
  const sites = reader.sites();
  const hosts = reader.hosts();
  const networks = reader.networks();
  const applications = [...new Set(rows.flatMap(({ application }) => application ?? []))].sort();
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
    vmIds: rows.map(({ vmId }) => vmId),
    names: rows.map(({ name }) => name),
    siteIndex: indexes(({ siteId }) => siteId, bySite),
    hostIndex: indexes(({ hostId }) => hostId, byHost),
    networkIndex: indexes(({ networkId }) => networkId, byNetwork),
    applicationIndex: indexes(({ application }) => application, byApplication),
    replicaHostIndex: indexes(({ replicaHostId }) => replicaHostId, byHost),
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
