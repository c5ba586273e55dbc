import { byName } from '../../ui/names.ts';
import type { Box, Point } from '../geometry/box.ts';
import { CLUSTER_PAD, hostMeasures, type HostMeasures, SITE_HEADER, SITE_HEADER_GAP, SITE_PAD } from './measures.ts';
import type { HostMembers } from './members.ts';
import { topOf } from './measure.ts';
import { placesIn, type SitePlan } from './plan.ts';
import type { ClusterBox, HostBox, LayoutHost, SiteBox } from './types.ts';

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
    const named = { ...one, name: host?.name ?? '', isGone: false };
    groups.set(cluster, [...(groups.get(cluster) ?? []), named]);
  }
  return [...groups]
    .map(([name, group]) => ({ name, hosts: group.sort(namelessLast) }))
    .sort((a, b) => (a.name === null ? 1 : b.name === null ? -1 : byName(a.name, b.name)));
}

function namelessLast(a: { readonly name: string }, b: { readonly name: string }): number {
  if (a.name === '' || b.name === '') return Number(a.name === '') - Number(b.name === '');
  return byName(a.name, b.name);
}

/** Boxes relative to the corner of their site. */
export interface ArrangedSite {
  readonly siteIndex: number;
  readonly name: string;
  readonly role: SiteBox['role'];
  readonly w: number;
  readonly h: number;
  readonly clusters: readonly {
    readonly box: Omit<ClusterBox, 'firstHost' | 'endHost'>;
    readonly hosts: readonly { readonly box: Omit<HostBox, 'firstCell'>; readonly members: readonly number[] }[];
  }[];
}

/** Puts every cluster and host of a site where its plan says. */
export function arrangeSite(
  site: Pick<ArrangedSite, 'siteIndex' | 'name' | 'role'> & { readonly clusters: readonly Cluster[] },
  plan: SitePlan,
  pitch: number,
): ArrangedSite {
  const places = placesIn(plan);
  return {
    siteIndex: site.siteIndex,
    name: site.name,
    role: site.role,
    w: plan.w,
    h: plan.h,
    clusters: site.clusters.flatMap((cluster, index) => {
      const planned = plan.clusters[index];
      if (cluster.hosts.every((host) => host.isGone)) return [];
      const { x: left, y: top, w, h } = places[index] ?? { x: 0, y: 0, w: 0, h: 0 };
      const x = SITE_PAD + left;
      const y = SITE_HEADER + SITE_HEADER_GAP + top;
      return {
        box: { x, y, w, h, siteIndex: site.siteIndex, name: cluster.name },
        hosts: planned ? arrangeHosts(cluster, planned, { x, y }, pitch) : [],
      };
    }),
  };
}

function seatedIn(members: readonly number[]): number {
  // Nobody has left yet, in most hosts and in every first picture.
  if (!members.includes(-1)) return members.length;
  let count = 0;
  for (const slot of members) if (slot >= 0) count += 1;
  return count;
}

type RelativeBox = Omit<HostBox, 'firstCell'>;

function arrangeHosts(
  cluster: Cluster,
  { measured, perShelf }: SitePlan['clusters'][number],
  corner: Point,
  pitch: number,
): readonly { readonly box: RelativeBox; readonly members: readonly number[] }[] {
  const measures = hostMeasures(pitch);
  const places = measured.placesAt(perShelf);
  const from = { x: corner.x + CLUSTER_PAD, y: corner.y + topOf(cluster) };
  return cluster.hosts.flatMap((host, index) => {
    if (host.isGone) return [];
    const columns = measured.hosts[index]?.columns ?? 1;
    return [{ members: host.members, box: hostBox(host, columns, places[index], from, measures) }];
  });
}

function hostBox(
  host: Cluster['hosts'][number],
  columns: number,
  place: Box | undefined,
  from: Point,
  measures: HostMeasures,
): RelativeBox {
  const x = from.x + (place?.x ?? 0);
  const y = from.y + (place?.y ?? 0);
  return {
    x,
    y,
    w: place?.w ?? 0,
    h: place?.h ?? 0,
    hostIndex: host.hostIndex,
    siteIndex: host.siteIndex,
    name: host.name,
    cellCount: host.members.length,
    vmCount: seatedIn(host.members),
    columns,
    rows: Math.ceil(host.members.length / columns),
    gridX: x + measures.pad,
    gridY: y + measures.header,
  };
}
