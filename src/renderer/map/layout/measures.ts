/** World units: CSS pixels at scale 1, where a whole estate about fills a window. */
export const SITE_HEADER = 40;
/** Below the header: its second line would touch the first cluster where the map is seen a little smaller. */
export const SITE_HEADER_GAP = 4;
export const SITE_PAD = 8;
export const SITE_GAP = 8;
/** Between production and provider; the lines of a failover cross it. */
export const SEA = 40;
export const CLUSTER_HEADER = 18;
export const CLUSTER_PAD = 5;
export const CLUSTER_GAP = 6;
/** Room for the name of a site and its contact. */
export const SITE_WIDTH_MIN = 240;

/** What a whole estate should fill at scale 1: a window's middle at 1600 × 1000 with the inspector beside it. */
export const MAP_WIDTH = 1_140;
export const MAP_HEIGHT = 790;

/** How wide a cell may be at scale 1, the widest first. */
const PITCHES = [108, 96, 84, 72, 64, 56, 48, 40, 34, 28, 24, 20, 18, 16, 14, 12, 10, 8, 7, 6, 5, 4, 3] as const;
const NARROWEST = Math.min(...PITCHES);
/** From the narrow end: an estate that has no room for more is a large one. */
const FEW_PITCHES = 6;
/** How far an estate may outgrow the window before all its cells become smaller. */
export const OUTGROWN = 1.2;

/**
 * How wide a cell is at scale 1: the widest that fits. Steps, not a formula, and from one picture to the next it stays
 * as long as it can: a few VMs more must not move the whole map.
 */
export function pitchFor(cells: number, before: number | null, sizeAt: (pitch: number) => number): number {
  if (before !== null && sizeAt(before) <= OUTGROWN) return before;
  const roomy = PITCHES.filter((pitch) => cells * pitch * pitch <= MAP_WIDTH * MAP_HEIGHT);
  // A large estate is laid out again and again for pitches of which none fits: what does not fit as the narrowest but one, fits
  // no wider either.
  const narrow = roomy.length <= FEW_PITCHES ? roomy.at(-2) : undefined;
  if (narrow !== undefined && sizeAt(narrow) > 1) return NARROWEST;
  return roomy.find((pitch) => sizeAt(pitch) <= 1) ?? NARROWEST;
}

/** Room around the cells of a host. Where cells are small its name appears when one zooms in, and takes no room before. */
export interface HostMeasures {
  readonly header: number;
  readonly pad: number;
  readonly gap: number;
}

export function hostMeasures(pitch: number): HostMeasures {
  return pitch >= 10 ? { header: 20, pad: 4, gap: 4 } : { header: 3, pad: 1, gap: 2 };
}

/** How much wider than high the grid of a host's cells is. */
const GRID_ASPECT = 1.7;
const COLUMNS_MIN = 3;
/** Below this the boxes of a cluster share their height, above it their width. */
const SAME_HEIGHT_BELOW_PITCH = 10;
/** How many times the average the largest must be. */
const UNEVEN_FROM = 2;

export function columnsFor(count: number): number {
  return Math.max(COLUMNS_MIN, Math.ceil(Math.sqrt(count * GRID_ASPECT)));
}

/**
 * Cells in a row, for each host of a cluster. In a small estate all share one number, so that boxes stand in straight
 * lines; in a large one they share the number of rows instead, because uneven heights would waste a third of the map.
 * Where one has many times the VMs of another (applications do), each is as wide as it needs.
 */
export function columnsOf(counts: readonly number[], pitch: number): readonly number[] {
  const most = Math.max(1, ...counts);
  const average = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  if (most > UNEVEN_FROM * average) return counts.map(columnsFor);
  if (pitch >= SAME_HEIGHT_BELOW_PITCH) {
    const columns = columnsFor(most);
    return counts.map(() => columns);
  }
  const rows = Math.max(1, Math.round(Math.sqrt(average / GRID_ASPECT)));
  return counts.map((count) => Math.max(COLUMNS_MIN, Math.ceil(count / rows)));
}
