import { type EstateDelta, type EstatePicture, type VmRow, vmLooks } from '#shared/ipc/estate.ts';

type Rows = Extract<EstateDelta, { kind: 'rows' }>;

/** Where each id stands in a picture. Built once a picture, because ids keep their slots until the next one. */
interface Slots {
  readonly vm: ReadonlyMap<string, number>;
  readonly site: ReadonlyMap<string, number>;
  readonly host: ReadonlyMap<string, number>;
  readonly network: ReadonlyMap<string, number>;
  readonly application: ReadonlyMap<string, number>;
}

const slotsByIds = new WeakMap<readonly string[], Slots>();

function indexBy(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}

function slotsOf(picture: EstatePicture): Slots {
  const known = slotsByIds.get(picture.vmIds);
  if (known) return known;
  const slots: Slots = {
    vm: indexBy(picture.vmIds),
    site: indexBy(picture.sites.map((site) => site.id)),
    host: indexBy(picture.hosts.map((host) => host.id)),
    network: indexBy(picture.networks.map((network) => network.id)),
    application: indexBy(picture.applications),
  };
  slotsByIds.set(picture.vmIds, slots);
  return slots;
}

export function slotOf(picture: EstatePicture, vmId: string): number {
  return slotsOf(picture).vm.get(vmId) ?? -1;
}

/**
 * A picture with the delta's rows written into its columns, as a new object over the same arrays: 10,000 VMs change four
 * times a second without a copy. `null` where the delta does not fit what is here, and the whole picture must be asked for.
 */
export function applyRows(picture: EstatePicture, delta: Rows): EstatePicture | null {
  // Rows are whole, so a delta that begins before the picture and ends after it fits; the store also counts commits that
  // no picture shows, so the numbers need not meet.
  const isOfOneVersion = delta.fromVersion === delta.version && delta.version === picture.version;
  if (delta.version <= picture.version && !isOfOneVersion) return picture;
  if (delta.fromVersion > picture.version) return null;
  const slots = slotsOf(picture);
  const places = delta.rows.map((row) => placeOf(row, picture, slots));
  if (places.includes(null)) return null;
  const sites = sitesWith(picture, delta, slots);
  if (sites === null) return null;
  const blockers = blockersWith(picture, delta);
  delta.rows.forEach((row, index) => {
    const place = places[index];
    if (!place) return;
    writeRow(picture, row, place);
    picture.blockerIndex[place.slot] = row.blockerCode === null ? -1 : blockers.indexOf(row.blockerCode);
  });
  const { version, heardAt, networkScope } = delta;
  return { ...picture, version, heardAt, networkScope, sites, blockers };
}

function sitesWith(picture: EstatePicture, delta: Rows, slots: Slots): EstatePicture['sites'] | null {
  if (delta.sites.length === 0) return picture.sites;
  const sites = [...picture.sites];
  for (const site of delta.sites) {
    const index = slots.site.get(site.id);
    if (index === undefined) return null;
    sites[index] = site;
  }
  return sites;
}

/** A code that is new here is put behind those that are known: they are few, and no reason to read the estate again. */
function blockersWith({ blockers }: EstatePicture, { rows }: Rows): readonly string[] {
  const isKnown = ({ blockerCode }: VmRow) => blockerCode === null || blockers.includes(blockerCode);
  if (rows.every(isKnown)) return blockers;
  return [...new Set([...blockers, ...rows.flatMap(({ blockerCode }) => blockerCode ?? [])])];
}

interface Place {
  readonly slot: number;
  readonly site: number;
  readonly host: number;
  readonly network: number;
  readonly application: number;
  readonly replicaHost: number;
}

/** Null for a VM, name or host that this picture does not have. */
function placeOf(row: VmRow, picture: EstatePicture, slots: Slots): Place | null {
  const slot = slots.vm.get(row.vmId);
  if (slot === undefined || picture.names[slot] !== row.name) return null;
  const indexIn = (ids: ReadonlyMap<string, number>, id: string | null) => (id === null ? -1 : ids.get(id));
  const site = slots.site.get(row.siteId);
  const host = slots.host.get(row.hostId);
  const network = indexIn(slots.network, row.networkId);
  const application = indexIn(slots.application, row.application);
  const replicaHost = indexIn(slots.host, row.replicaHostId);
  const isComplete = [site, host, network, application, replicaHost].every((index) => index !== undefined);
  return isComplete ? ({ slot, site, host, network, application, replicaHost } as Place) : null;
}

function writeRow(picture: EstatePicture, row: VmRow, place: Place): void {
  const { slot } = place;
  picture.siteIndex[slot] = place.site;
  picture.hostIndex[slot] = place.host;
  picture.networkIndex[slot] = place.network;
  picture.applicationIndex[slot] = place.application;
  picture.replicaHostIndex[slot] = place.replicaHost;
  picture.tier[slot] = row.tier;
  picture.look[slot] = vmLooks.indexOf(row.look);
  picture.flags[slot] = row.flags;
  picture.stateSince[slot] = row.stateSince ?? Number.NaN;
  picture.rpoTargetSeconds[slot] = row.rpoTargetSeconds ?? Number.NaN;
  picture.latestPointAt[slot] = row.latestPointAt ?? Number.NaN;
  picture.lastTestedAt[slot] = row.lastTestedAt ?? Number.NaN;
}
