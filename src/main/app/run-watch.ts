import type { RunSummary } from '#shared/ipc/index.ts';

/** What the desktop shows and does because of the runs. */
export interface Desktop {
  /** 0 to 1, or null for none; shown on the taskbar or the dock. */
  showProgress(fraction: number | null, isTroubled: boolean): void;
  /** So many runs are going on; 0 for none. */
  showCount(live: number): void;
  keepAwake(isNeeded: boolean): void;
}

const livePhases: readonly RunSummary['phase'][] = ['arming', 'starting', 'running', 'stopping'];

export function isLive(run: RunSummary): boolean {
  return livePhases.includes(run.phase);
}

/** Keeps the desktop in step with the list of runs. */
export function followRuns(desktop: Desktop, runs: readonly RunSummary[]): void {
  const live = runs.filter(isLive);
  desktop.keepAwake(live.length > 0);
  desktop.showProgress(progressOf(live), live.some(isTroubled));
  desktop.showCount(live.length);
}

/** Over all live runs together. What failed or was skipped is over as well: the bar tells time, not success. */
export function progressOf(live: readonly RunSummary[]): number | null {
  if (live.length === 0) return null;
  const sum = (of: (run: RunSummary) => number): number => live.reduce((all, run) => all + of(run), 0);
  const total = sum(({ counts }) => counts.total);
  const over = sum(({ counts }) => counts.observed + counts.failed + counts.skipped);
  return total === 0 ? 0 : over / total;
}

function isTroubled({ counts }: RunSummary): boolean {
  return counts.failed + counts.stalled > 0;
}
