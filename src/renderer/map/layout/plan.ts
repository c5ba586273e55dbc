import { CLUSTER_GAP, SITE_HEADER, SITE_HEADER_GAP, SITE_PAD, SITE_WIDTH_MIN } from './measures.ts';
import type { MeasuredCluster } from './measure.ts';
import { shelve, type Shelved, shelvedSize, type Size } from './shelf.ts';

/** How many rows of hosts a cluster may have; all of a site share the number, so that they end on one line. */
const HOST_ROWS_MAX = 10;

/** Sizes only: dozens of widths are planned for a map, and only the best gets its places. */
export interface SitePlan extends Size {
  readonly maxWidth: number;
  readonly clusters: readonly {
    readonly measured: MeasuredCluster;
    /** Hosts on a shelf. */
    readonly perShelf: number;
  }[];
  /** Which clusters stand first on a shelf; for those beyond its end the width says it. */
  readonly starts: readonly boolean[];
}

/** The plan of a site within a width that needs the least height. */
export function planSite(clusters: readonly MeasuredCluster[], maxWidth: number): SitePlan {
  const most = clusters.reduce((count, cluster) => Math.max(count, cluster.hostCount), 1);
  let size: Size = { w: 0, h: Number.POSITIVE_INFINITY };
  let perShelf: readonly number[] = [];
  let last: readonly number[] = [];
  for (let hostRows = 1; hostRows <= Math.min(HOST_ROWS_MAX, most); hostRows += 1) {
    const tried = clusters.map((cluster) => cluster.perShelf(hostRows, maxWidth));
    // The width alone may ask for more rows than that.
    if (hostRows > 1 && tried.every((count, index) => count === last[index])) continue;
    last = tried;
    const measured = shelvedSize(sizesAt(clusters, tried), maxWidth, CLUSTER_GAP);
    if (measured.h >= size.h) continue;
    size = measured;
    perShelf = tried;
  }
  return {
    ...siteSize(size),
    maxWidth,
    clusters: clusters.map((measured, index) => ({ measured, perShelf: perShelf[index] ?? 1 })),
    starts: [],
  };
}

/** A plan in which nothing is left to choose. */
export function sitePlan(clusters: SitePlan['clusters'], maxWidth: number, starts: readonly boolean[]): SitePlan {
  const plan = { clusters, maxWidth, starts };
  return { ...plan, ...siteSize(shelved(plan)) };
}

/** From the corner of the first cluster. */
export function placesIn(plan: SitePlan): Shelved['places'] {
  return shelved(plan).places;
}

function shelved({ clusters, maxWidth, starts }: Omit<SitePlan, 'w' | 'h'>): Shelved {
  const sizes = clusters.map(({ measured, perShelf }) => measured.sizeAt(perShelf));
  return shelve(sizes, CLUSTER_GAP, ({ index, right }) => starts[index] ?? right > maxWidth);
}

function siteSize({ w, h }: Size): Size {
  return { w: Math.max(w + 2 * SITE_PAD, SITE_WIDTH_MIN), h: SITE_HEADER + SITE_HEADER_GAP + h + SITE_PAD };
}

function sizesAt(clusters: readonly MeasuredCluster[], perShelf: readonly number[]): readonly Size[] {
  return clusters.map((cluster, index) => cluster.sizeAt(perShelf[index] ?? 1));
}
