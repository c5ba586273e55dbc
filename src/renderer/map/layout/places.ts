import { hostKey, type Places } from './members.ts';
import type { HostBox, LayoutEstate, MapLayout } from './types.ts';

/** The seats of a finished layout, by ids. */
export function placesIn(layout: MapLayout, estate: LayoutEstate): Places {
  return new Map(
    layout.hosts.map((host) => {
      const slots = layout.cellSlot.subarray(host.firstCell, host.firstCell + host.cellCount);
      const seats = Array.from(slots, (slot) => estate.vmIds[slot] ?? null);
      return [hostKey(estate, host.hostIndex, host.siteIndex), seats];
    }),
  );
}

/** A layout with what its indexes mean. */
interface Laid {
  readonly layout: MapLayout;
  readonly estate: LayoutEstate;
}

/** Whether a box that both have is elsewhere in the second, or has its cells in other rows: those who stay keep their seats. */
export function hasMoved(before: Laid, after: Laid): boolean {
  if (before.layout.pitch !== after.layout.pitch) return true;
  const grids = new Map(before.layout.hosts.map((host) => [keyOf(before, host), host]));
  return after.layout.hosts.some((host) => {
    const old = grids.get(keyOf(after, host));
    return old && (old.gridX !== host.gridX || old.gridY !== host.gridY || old.columns !== host.columns);
  });
}

const keyOf = ({ estate }: Laid, { hostIndex, siteIndex }: HostBox) => hostKey(estate, hostIndex, siteIndex);

/** Whether another picture needs another layout: only sites, hosts and who is on which host matter. */
export function sameStructure(a: LayoutEstate, b: LayoutEstate, aVersion: Structure): boolean {
  return (
    a.vmIds === b.vmIds &&
    sameHosts(a.hosts, b.hosts) &&
    sameNumbers(aVersion.hostIndex, b.hostIndex) &&
    sameNumbers(aVersion.replicaHostIndex, b.replicaHostIndex)
  );
}

function sameHosts(a: LayoutEstate['hosts'], b: LayoutEstate['hosts']): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every(({ id, name, cluster }, index) => {
    const other = b[index];
    return other !== undefined && id === other.id && name === other.name && cluster === other.cluster;
  });
}

/** A copy of the columns that a layout was made from: the picture's own are written in place. */
export interface Structure {
  readonly hostIndex: Int32Array;
  readonly replicaHostIndex: Int32Array;
}

export function structureOf(estate: LayoutEstate): Structure {
  return { hostIndex: estate.hostIndex.slice(), replicaHostIndex: estate.replicaHostIndex.slice() };
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
