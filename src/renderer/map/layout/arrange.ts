import { byName } from '../../ui/names.ts';
import type { Point } from '../geometry/box.ts';
import type { CellTable } from './cellTable.ts';
import { CLUSTER_PAD, hostMeasures, SITE_HEADER, SITE_HEADER_GAP, SITE_PAD } from './measures.ts';
import type { HostMembers, Members } from './members.ts';
import { topOf } from './measure.ts';
import { placesIn, type SitePlan } from './plan.ts';
import type { ClusterBox, HostBox, LayoutHost } from './types.ts';

export interface NamedHost extends HostMembers {
  readonly name: string;
  /** Only its place is left, for when it comes back. */
  readonly isGone: boolean;
}

export interface Cluster {
  readonly name: string | null;
  readonly hosts: readonly NamedHost[];
}

/** Hosts by cluster, both in the order of their names; hosts without a cluster stand at the end. */
export function groupByCluster(hosts: readonly LayoutHost[], members: readonly HostMembers[]): readonly Cluster[] {
  const groups = new Map<string | null, NamedHost[]>();
  for (const one of members) {
    const host = hosts[one.hostIndex];
    const cluster = host?.cluster ?? null;
    const group = groups.get(cluster) ?? [];
    group.push({ ...one, name: host?.name ?? '', isGone: false });
    groups.set(cluster, group);
  }
  return [...groups]
    .map(([name, group]) => ({ name, hosts: group.sort(namelessLast) }))
    .sort((a, b) => (a.name === null ? 1 : b.name === null ? -1 : byName(a.name, b.name)));
}

function namelessLast(a: { readonly name: string }, b: { readonly name: string }): number {
  if (a.name === '' || b.name === '') return Number(a.name === '') - Number(b.name === '');
  return byName(a.name, b.name);
}

/** The boxes of a map, which grow site by site. */
export interface Boxes {
  readonly clusters: ClusterBox[];
  readonly hosts: HostBox[];
  readonly table: CellTable;
}

/** Puts every cluster and host of a site where its plan says, seen from the site's corner. */
export function arrangeSite(
  { siteIndex, clusters }: { readonly siteIndex: number; readonly clusters: readonly Cluster[] },
  plan: SitePlan,
  pitch: number,
  corner: Point,
  boxes: Boxes,
): void {
  const places = placesIn(plan);
  clusters.forEach((cluster, index) => {
    const planned = plan.clusters[index];
    const place = places[index];
    if (!planned || !place || cluster.hosts.every((host) => host.isGone)) return;
    const x = corner.x + SITE_PAD + place.x;
    const y = corner.y + SITE_HEADER + SITE_HEADER_GAP + place.y;
    const firstHost = boxes.hosts.length;
    arrangeHosts(cluster, planned, { x: x + CLUSTER_PAD, y: y + topOf(cluster) }, pitch, boxes);
    const { w, h } = place;
    boxes.clusters.push({ x, y, w, h, siteIndex, name: cluster.name, firstHost, endHost: boxes.hosts.length });
  });
}

function arrangeHosts(
  cluster: Cluster,
  { measured, perShelf }: SitePlan['clusters'][number],
  corner: Point,
  pitch: number,
  { hosts, table }: Boxes,
): void {
  const { pad, header } = hostMeasures(pitch);
  const places = measured.placesAt(perShelf);
  cluster.hosts.forEach(({ members, hostIndex, siteIndex, name, isGone }, index) => {
    const place = places[index];
    if (isGone || !place) return;
    const x = corner.x + place.x;
    const y = corner.y + place.y;
    const columns = measured.hosts[index]?.columns ?? 1;
    hosts.push({
      x,
      y,
      w: place.w,
      h: place.h,
      hostIndex,
      siteIndex,
      name,
      firstCell: table.take(members, hostIndex),
      cellCount: members.length,
      vmCount: seatedIn(members),
      columns,
      rows: Math.ceil(members.length / columns),
      gridX: x + pad,
      gridY: y + header,
    });
  });
}

function seatedIn(members: Members): number {
  // Nobody has left yet, in most hosts and in every first picture.
  if (!members.includes(-1)) return members.length;
  let count = 0;
  for (const slot of members) if (slot >= 0) count += 1;
  return count;
}
