import type { SavedTable } from '#shared/ipc/index.ts';

export type Cell = SavedTable['rows'][number][number];

/** A moment that spreadsheets sort as it is: ISO 8601 in UTC. */
export function momentCell(at: number | null): Cell {
  return at === null || Number.isNaN(at) ? null : new Date(at).toISOString();
}

export function secondsCell(ms: number | null): Cell {
  return ms === null ? null : Math.round(ms / 1_000);
}
