import type { Replica, ReplicaPoints, RestorePoint } from '#shared/domain/index.ts';
import type { Dice } from '../random.ts';
import type { VmPlan } from './plan.ts';

/** Points kept of a snapshot replica; the oldest goes first. */
export const POINTS_KEPT = 28;
const LONG_TERM_POINTS_KEPT = 7;
const LONG_TERM_INTERVAL_MS = 8 * 3_600_000;
export const CDP_GRANULARITY_SECONDS = 15;
export const CDP_WINDOW_MS = 4 * 3_600_000;
/** Share of a VM's disk that changes between two points. */
const CHANGE_SHARE = { least: 0.0005, most: 0.01 };

export function pointId(replicaId: string, number: number): string {
  return `${replicaId}.p${String(number)}`;
}

/** Rounded down to a moment that a journal of this granularity has. */
export function onGrid(time: number): number {
  const stepMs = CDP_GRANULARITY_SECONDS * 1_000;
  return Math.floor(time / stepMs) * stepMs;
}

interface Series {
  readonly count: number;
  readonly newestAt: number;
  readonly intervalMs: number;
}

function series(plan: VmPlan, now: number, dice: Dice): Series {
  if (plan.kind === 'cdp') {
    const newestAt = now - dice.int(10 * 60_000, LONG_TERM_INTERVAL_MS);
    return { count: LONG_TERM_POINTS_KEPT, newestAt, intervalMs: LONG_TERM_INTERVAL_MS };
  }
  const intervalMs = plan.rpoSeconds * 1_000 * plan.lag;
  return { count: POINTS_KEPT, newestAt: now - Math.floor(intervalMs * dice.between(0.05, 0.9)), intervalMs };
}

export function pointOf(id: string, at: number, diskBytes: number, dice: Dice): RestorePoint {
  return {
    id,
    at,
    consistency: dice.chance(0.7) ? 'application' : 'crash',
    sizeBytes: Math.floor(diskBytes * dice.between(CHANGE_SHARE.least, CHANGE_SHARE.most)),
    malware: 'clean',
    pinned: false,
    origin: 'replication',
    testedAt: null,
  };
}

/** The second newest: the newest one looks well, which is what makes an infection dangerous. */
function mark(points: RestorePoint[], plan: VmPlan): RestorePoint[] {
  const status = plan.oddity === 'infected' || plan.oddity === 'suspicious' ? plan.oddity : null;
  if (status === null) return points;
  return points.map((point, index) => (index === points.length - 2 ? { ...point, malware: status } : point));
}

/** The restore points that a replica starts its life with. */
export function pointsOf(replica: Pick<Replica, 'id'>, plan: VmPlan, now: number, dice: Dice): ReplicaPoints {
  const hasNone = plan.oddity === 'no-restore-point' || plan.oddity === 'not-yet-replicated';
  if (hasNone) return { id: replica.id, points: [], journal: null, pinnedBy: null };
  const { count, newestAt, intervalMs } = series(plan, now, dice);
  const points = Array.from({ length: count }, (_, index) => {
    const jitter = index === count - 1 ? 0 : dice.int(0, Math.floor(intervalMs / 20));
    const at = newestAt - (count - 1 - index) * intervalMs + jitter;
    return pointOf(pointId(replica.id, index + 1), Math.floor(at), plan.diskBytes, dice);
  });
  const to = onGrid(now);
  const journal =
    plan.kind === 'cdp' ? { from: to - CDP_WINDOW_MS, to, granularitySeconds: CDP_GRANULARITY_SECONDS } : null;
  return { id: replica.id, points: mark(points, plan), journal, pinnedBy: null };
}

/** The newest state of the data there is; null where there is none. */
export function newestAt(points: ReplicaPoints): number | null {
  const newest = points.points.at(-1)?.at ?? null;
  return points.journal === null ? newest : Math.max(points.journal.to, newest ?? 0);
}
