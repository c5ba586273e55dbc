import type { RunSummary } from '#shared/ipc/index.ts';

export function isActive(run: RunSummary): boolean {
  return run.phase !== 'ended';
}

/** What the strip shows: every run that is not over, and what ended and nobody has acknowledged yet. */
export function inStrip(runs: readonly RunSummary[]): readonly RunSummary[] {
  return runs
    .filter((run) => isActive(run) || !run.acknowledged)
    .sort((a, b) => Number(isActive(b)) - Number(isActive(a)) || b.createdAt - a.createdAt);
}

/** So many runs that go on have a line of their own in the strip. */
export const ACTIVE_SHOWN_MAX = 3;

export interface Folded {
  /** Each in a line of its own. */
  readonly shown: readonly RunSummary[];
  /** How many more go on. */
  readonly more: number;
  /** Ended, to be acknowledged: together in one line. A single one that ended, alone in the strip, is in `shown`. */
  readonly ended: readonly RunSummary[];
}

/** What the strip has room for. Nothing is left out in silence: what has no line of its own is counted. */
export function folded(runs: readonly RunSummary[]): Folded {
  const active = runs.filter(isActive);
  const ended = runs.filter((run) => !isActive(run));
  const shown = active.slice(0, ACTIVE_SHOWN_MAX);
  const more = active.length - shown.length;
  return ended.length === 1 ? { shown: [...shown, ...ended], more, ended: [] } : { shown, more, ended };
}
