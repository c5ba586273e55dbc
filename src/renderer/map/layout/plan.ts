import { CLUSTER_GAP, SITE_HEADER, SITE_PAD, SITE_WIDTH_MIN } from './measures.ts';
import type { MeasuredCluster } from './measure.ts';
import { shelve, type Shelved } from './shelf.ts';

/** How many rows of hosts a cluster may have; all of a site share the number, so that they end on one line. */
const HOST_ROWS_MAX = 10;

/** Sizes and the places of clusters. Dozens of widths are planned for a map, and only the best is built. */
export interface SitePlan {
  readonly w: number;
  readonly h: number;
  readonly clusters: readonly {
    readonly measured: MeasuredCluster;
    /** Hosts on a shelf. */
    readonly perShelf: number;
    readonly place: Shelved['places'][number];
  }[];
}

/** The plan of a site within a width that needs the least height. */
export function planSite(clusters: readonly MeasuredCluster[], maxWidth: number): SitePlan {
  const most = clusters.reduce((count, cluster) => Math.max(count, cluster.hostCount), 1);
  let best: { readonly shelved: Shelved; readonly perShelf: readonly number[] } | null = null;
  for (let hostRows = 1; hostRows <= Math.min(HOST_ROWS_MAX, most); hostRows += 1) {
    const perShelf = clusters.map((cluster) => cluster.perShelf(hostRows, maxWidth));
    const sizes = clusters.map((cluster, index) => cluster.sizeAt(perShelf[index] ?? 1));
    const shelved = shelve(sizes, maxWidth, CLUSTER_GAP);
    if (best === null || shelved.h < best.shelved.h) best = { shelved, perShelf };
  }
  const w = best?.shelved.w ?? 0;
  const h = best?.shelved.h ?? 0;
  return {
    w: Math.max(w + 2 * SITE_PAD, SITE_WIDTH_MIN),
    h: SITE_HEADER + h + SITE_PAD,
    clusters: clusters.map((measured, index) => ({
      measured,
      perShelf: best?.perShelf[index] ?? 1,
      place: best?.shelved.places[index] ?? { x: 0, y: 0, ...measured.sizeAt(1) },
    })),
  };
}
