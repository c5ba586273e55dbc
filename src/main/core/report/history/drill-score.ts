import type { DrillScore } from '#shared/ipc/index.ts';

/** Of so many days before a moment tests count. A quarter: what was not tested for longer has changed too much. */
export const DRILL_DAYS = 90;
const DAY_MS = 86_400_000;

/** A start of one VM from its replica, in a test or for good, as it was measured. */
export interface Exercise {
  readonly vmId: string;
  /** Gateway time. */
  readonly at: number;
  readonly ok: boolean;
  /** Up within its target; false also where nobody measured it. */
  readonly inTime: boolean;
  /** From data no older than its target; false also where nobody knows. */
  readonly inRpo: boolean;
}

/**
 * How well a recovery is rehearsed, 0 to 100: the share of plan members whose newest start in the last 90 days succeeded, times
 * the share of these that were up in time, times the share of these whose data was young enough. What was not measured
 * counts as missed. Null without members. Pure.
 */
export function drillScore(
  members: ReadonlySet<string>,
  exercises: readonly Exercise[],
  at: number,
  days = DRILL_DAYS,
): DrillScore {
  const newest = new Map<string, Exercise>();
  for (const exercise of exercises) {
    if (exercise.at > at || exercise.at <= at - days * DAY_MS || !members.has(exercise.vmId)) continue;
    if ((newest.get(exercise.vmId)?.at ?? 0) <= exercise.at) newest.set(exercise.vmId, exercise);
  }
  const tested = [...newest.values()].filter(({ ok }) => ok);
  const counts = {
    members: members.size,
    tested: tested.length,
    inTime: tested.filter(({ inTime }) => inTime).length,
    inRpo: tested.filter(({ inRpo }) => inRpo).length,
  };
  return { ...counts, score: scoreOf(counts) };
}

function scoreOf({ members, tested, inTime, inRpo }: Omit<DrillScore, 'score'>): number | null {
  if (members === 0) return null;
  if (tested === 0) return 0;
  return Math.round(100 * (tested / members) * (inTime / tested) * (inRpo / tested));
}
