import {
  CLUSTER_GAP,
  CLUSTER_HEADER,
  CLUSTER_PAD,
  columnsOf,
  hostMeasures,
  SITE_HEADER,
  SITE_PAD,
  SITE_WIDTH_MIN,
} from './measures.ts';
import { shelve, type Shelved, type Size } from './shelf.ts';

/*
 * Sizes without places: dozens of widths are tried for a map, and only the best is built.
 */
interface Cluster {
  readonly name: string | null;
  readonly hosts: readonly { readonly members: readonly number[] }[];
}

/** How many rows of hosts a cluster may have; all of a site share the number, so that they end on one line. */
const HOST_ROWS_MAX = 10;

export interface SitePlan {
  readonly w: number;
  readonly h: number;
  readonly hostRows: number;
  readonly maxWidth: number;
  /** Of its clusters. */
  readonly places: Shelved['places'];
}

/** The plan of a site within a width that needs the least height. */
export function planSite(clusters: readonly Cluster[], maxWidth: number, pitch: number): SitePlan {
  const most = Math.max(1, ...clusters.map((cluster) => cluster.hosts.length));
  let best: (Shelved & { readonly hostRows: number }) | null = null;
  for (let hostRows = 1; hostRows <= Math.min(HOST_ROWS_MAX, most); hostRows += 1) {
    const sizes = clusters.map((cluster) => planCluster(cluster, hostRows, maxWidth, pitch));
    const shelved = shelve(sizes, maxWidth, CLUSTER_GAP);
    if (best === null || shelved.h < best.h) best = { ...shelved, hostRows };
  }
  const found = best ?? { w: 0, h: 0, places: [], hostRows: 1 };
  return {
    w: Math.max(found.w + 2 * SITE_PAD, SITE_WIDTH_MIN),
    h: SITE_HEADER + found.h + SITE_PAD,
    hostRows: found.hostRows,
    maxWidth,
    places: found.places,
  };
}

export interface ClusterPlan extends Shelved {
  /** Cells in a row, by host. */
  readonly columns: readonly number[];
}

/** A cluster with its hosts on about so many shelves. `places` are those of the hosts, from the first one's corner. */
export function planCluster(cluster: Cluster, hostRows: number, maxWidth: number, pitch: number): ClusterPlan {
  const { header, pad, gap } = hostMeasures(pitch);
  const columns = columnsOf(
    cluster.hosts.map((host) => host.members.length),
    pitch,
  );
  const sizes = cluster.hosts.map((host, index) => {
    const inRow = columns[index] ?? 1;
    return {
      w: inRow * pitch + 2 * pad,
      h: header + Math.max(1, Math.ceil(host.members.length / inRow)) * pitch + pad,
    };
  });
  const shelved = shelveInRows(sizes, hostRows, maxWidth - 2 * CLUSTER_PAD, gap);
  return {
    w: shelved.w + 2 * CLUSTER_PAD,
    h: topOf(cluster) + shelved.h + CLUSTER_PAD,
    places: shelved.places,
    columns,
  };
}

/** The same number of hosts on every shelf, as many as the rows ask for and the width allows. */
function shelveInRows(sizes: readonly Size[], rows: number, maxWidth: number, gap: number): Shelved {
  for (let perRow = Math.ceil(sizes.length / rows); perRow > 1; perRow -= 1) {
    const shelved = shelve(sizes, Number.POSITIVE_INFINITY, gap, perRow);
    if (shelved.w <= maxWidth) return shelved;
  }
  return shelve(sizes, Number.POSITIVE_INFINITY, gap, 1);
}

export function topOf(cluster: { readonly name: string | null }): number {
  return cluster.name === null ? CLUSTER_PAD : CLUSTER_HEADER;
}
