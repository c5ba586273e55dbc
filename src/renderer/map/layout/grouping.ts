import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { GroupBy } from '#shared/ipc/look.ts';
import { slotOf } from '../../estate/delta.ts';
import type { PlanGroup } from '../../estate/planGroups.ts';
import type { LayoutEstate, LayoutHost } from './types.ts';

interface Groups {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** By slot; -1 where the VM is in none. */
  readonly ofSlot: Int32Array;
}

function groupsOf(picture: EstatePicture, by: Exclude<GroupBy, 'host'>, plans: readonly PlanGroup[]): Groups {
  switch (by) {
    case 'network':
      return {
        ids: picture.networks.map(({ id }) => id),
        names: picture.networks.map(({ name }) => name),
        ofSlot: picture.networkIndex,
      };
    case 'application':
      return { ids: picture.applications, names: picture.applications, ofSlot: picture.applicationIndex };
    case 'plan': {
      const ofSlot = new Int32Array(picture.vmIds.length).fill(-1);
      plans.forEach(({ vmIds }, plan) => {
        for (const vmId of vmIds) {
          const slot = slotOf(picture, vmId);
          if (slot >= 0 && ofSlot[slot] === -1) ofSlot[slot] = plan;
        }
      });
      return { ids: plans.map(({ id }) => id), names: plans.map(({ name }) => name), ofSlot };
    }
  }
}

/** The picture as the layout takes it: with groups in the place of hosts, unless hosts are what is asked for. */
export function groupedEstate(picture: EstatePicture, by: GroupBy, plans: readonly PlanGroup[]): LayoutEstate {
  if (by === 'host') return picture;
  const groups = groupsOf(picture, by, plans);
  const boxes = new Boxes(picture, by, groups);
  const siteOfHost = siteIndexByHost(picture);
  const hostIndex = new Int32Array(picture.vmIds.length);
  const replicaHostIndex = new Int32Array(picture.vmIds.length).fill(-1);
  for (let slot = 0; slot < hostIndex.length; slot += 1) {
    const group = groups.ofSlot[slot] as number;
    const home = siteOfHost[picture.hostIndex[slot] as number] ?? picture.siteIndex[slot] ?? -1;
    hostIndex[slot] = boxes.indexOf(home, group);
    const replicaHost = picture.replicaHostIndex[slot] as number;
    if (replicaHost >= 0) replicaHostIndex[slot] = boxes.indexOf(siteOfHost[replicaHost] ?? -1, group);
  }
  return {
    sites: picture.sites,
    hosts: boxes.hosts,
    vmIds: picture.vmIds,
    siteIndex: picture.siteIndex,
    hostIndex,
    replicaHostIndex,
  };
}

function siteIndexByHost(picture: EstatePicture): readonly number[] {
  const sites = new Map(picture.sites.map((site, index) => [site.id, index]));
  return picture.hosts.map((host) => sites.get(host.siteId) ?? -1);
}

/** One box for each group at each site, made when the first VM stands in it. */
class Boxes {
  readonly hosts: LayoutHost[] = [];
  readonly #picture: EstatePicture;
  readonly #by: GroupBy;
  readonly #groups: Groups;
  readonly #indexes = new Map<number, number>();

  constructor(picture: EstatePicture, by: GroupBy, groups: Groups) {
    this.#picture = picture;
    this.#by = by;
    this.#groups = groups;
  }

  indexOf(site: number, group: number): number {
    const key = site * (this.#groups.ids.length + 1) + group;
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const siteId = this.#picture.sites[site]?.id ?? '';
    const index = this.hosts.length;
    this.hosts.push({
      id: `${this.#by} ${this.#groups.ids[group] ?? ''} @ ${siteId}`,
      siteId,
      cluster: null,
      name: this.#groups.names[group] ?? '',
    });
    this.#indexes.set(key, index);
    return index;
  }
}
