import type { EstatePicture } from '#shared/ipc/estate.ts';
import {
  CLUSTER_GAP,
  CLUSTER_HEADER,
  CLUSTER_PAD,
  columnsFor,
  HOST_GAP,
  HOST_PAD,
  hostHeader,
  SITE_HEADER,
  SITE_PAD,
} from './measures.ts';
import type { HostMembers } from './members.ts';
import { shelve } from './shelf.ts';
import type { ClusterBox, HostBox, SiteBox } from './types.ts';

const byName = new Intl.Collator('en', { numeric: true }).compare;

interface Cluster {
  readonly name: string | null;
  readonly hosts: readonly (HostMembers & { readonly name: string })[];
}

/** Hosts by cluster, both in the order of their names; hosts without a cluster stand at the end. */
export function groupByCluster(hosts: EstatePicture['hosts'], members: readonly HostMembers[]): readonly Cluster[] {
  const groups = new Map<string | null, (HostMembers & { readonly name: string })[]>();
  for (const one of members) {
    const host = hosts[one.hostIndex];
    const cluster = host?.cluster ?? null;
    const named = { ...one, name: host?.name ?? '' };
    groups.set(cluster, [...(groups.get(cluster) ?? []), named]);
  }
  return [...groups]
    .map(([name, group]) => ({ name, hosts: group.sort((a, b) => byName(a.name, b.name)) }))
    .sort((a, b) => (a.name === null ? 1 : b.name === null ? -1 : byName(a.name, b.name)));
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

export function arrangeSite(
  site: {
    readonly siteIndex: number;
    readonly name: string;
    readonly role: SiteBox['role'];
    readonly clusters: readonly Cluster[];
  },
  maxWidth: number,
  pitch: number,
): ArrangedSite {
  const inner = site.clusters.map((cluster) => arrangeCluster(cluster, maxWidth, pitch));
  const shelved = shelve(inner, maxWidth, CLUSTER_GAP);
  const clusters = inner.map((cluster, index) => {
    const place = shelved.places[index] ?? { x: 0, y: 0, w: cluster.w, h: cluster.h };
    const x = SITE_PAD + place.x;
    const y = SITE_HEADER + place.y;
    return {
      box: { x, y, w: place.w, h: place.h, siteIndex: site.siteIndex, name: cluster.name },
      hosts: cluster.hosts.map(({ box, members }) => ({ box: shiftHost(box, x, y, site.siteIndex), members })),
    };
  });
  return {
    siteIndex: site.siteIndex,
    name: site.name,
    role: site.role,
    w: Math.max(shelved.w + 2 * SITE_PAD, SITE_WIDTH_MIN),
    h: SITE_HEADER + shelved.h + SITE_PAD,
    clusters,
  };
}

/** Room for the name of a site and its contact. */
const SITE_WIDTH_MIN = 220;

function shiftHost(
  box: Omit<HostBox, 'firstCell'>,
  x: number,
  y: number,
  siteIndex: number,
): Omit<HostBox, 'firstCell'> {
  return { ...box, siteIndex, x: box.x + x, y: box.y + y, gridX: box.gridX + x, gridY: box.gridY + y };
}

interface ArrangedCluster {
  readonly name: string | null;
  readonly w: number;
  readonly h: number;
  readonly hosts: readonly { readonly box: Omit<HostBox, 'firstCell'>; readonly members: readonly number[] }[];
}

function arrangeCluster(cluster: Cluster, maxWidth: number, pitch: number): ArrangedCluster {
  // One number of columns for all hosts of a cluster: their boxes then stand in straight lines.
  const columns = columnsFor(Math.max(1, ...cluster.hosts.map((host) => host.members.length)));
  const header = hostHeader(pitch);
  const sizes = cluster.hosts.map((host) => ({
    w: columns * pitch + 2 * HOST_PAD,
    h: header + Math.max(1, Math.ceil(host.members.length / columns)) * pitch + HOST_PAD,
  }));
  const area = sizes.reduce((sum, size) => sum + (size.w + HOST_GAP) * (size.h + HOST_GAP), 0);
  const wanted = Math.min(maxWidth, Math.sqrt(area * 1.6));
  const shelved = shelve(sizes, Math.max(wanted, sizes[0]?.w ?? 0), HOST_GAP);
  const top = cluster.name === null ? CLUSTER_PAD : CLUSTER_HEADER;
  const hosts = cluster.hosts.map((host, index) => {
    const place = shelved.places[index] ?? { x: 0, y: 0, w: 0, h: 0 };
    const x = CLUSTER_PAD + place.x;
    const y = top + place.y;
    return {
      members: host.members,
      box: {
        x,
        y,
        w: place.w,
        h: place.h,
        hostIndex: host.hostIndex,
        siteIndex: host.siteIndex,
        name: host.name,
        cellCount: host.members.length,
        vmCount: host.members.filter((slot) => slot >= 0).length,
        columns,
        rows: Math.ceil(host.members.length / columns),
        gridX: x + HOST_PAD,
        gridY: y + header,
      },
    };
  });
  return { name: cluster.name, w: shelved.w + 2 * CLUSTER_PAD, h: top + shelved.h + CLUSTER_PAD, hosts };
}
