/** World units: CSS pixels at scale 1, where a whole estate about fills a window. */
export const SITE_HEADER = 40;
export const SITE_PAD = 8;
export const SITE_GAP = 16;
/** Between production and provider; the lines of a failover cross it. */
export const SEA = 40;
export const CLUSTER_HEADER = 20;
export const CLUSTER_PAD = 6;
export const CLUSTER_GAP = 8;
export const HOST_PAD = 3;
export const HOST_GAP = 4;

/** The map's proportions: a window's middle at 1600 × 1000 with the inspector beside it. */
export const MAP_ASPECT = 1.45;
/** The area that the cells of a whole estate should take at scale 1. */
const CELLS_AREA = 420_000;
const PITCHES = [5, 6, 7, 8, 10, 12, 14, 16, 18, 20, 24, 28] as const;

/**
 * How wide a cell is at scale 1. Steps, not a formula: a few VMs more must not move the whole map. From one picture to
 * the next it stays unless it would change by two steps.
 */
export function pitchFor(cells: number, before: number | null): number {
  const wanted = Math.sqrt(CELLS_AREA / Math.max(1, cells));
  const found = PITCHES.findLast((pitch) => pitch <= wanted) ?? PITCHES[0];
  if (before === null) return found;
  const steps = Math.abs(PITCHES.findIndex((pitch) => pitch === before) - PITCHES.indexOf(found));
  return steps >= 2 ? found : before;
}

/** Small cells are seen as a whole box first: its name appears when one zooms in, and takes no room before. */
export function hostHeader(pitch: number): number {
  return pitch >= 10 ? 16 : 5;
}

export function columnsFor(cells: number): number {
  return Math.max(3, Math.ceil(Math.sqrt(cells * 1.7)));
}
