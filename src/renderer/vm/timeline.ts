import type { CdpJournal, ReplicaPoints } from '#shared/domain/index.ts';
import type { PointOverride } from '#shared/ipc/index.ts';

/** A stretch of time, drawn from left to right. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const steps = [
  ...[MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR],
  ...[DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY, 365 * DAY],
];

/** From the oldest state that can be chosen until now; at least an hour, so that a single point has somewhere to stand. */
export function spanOf({ points, journal }: ReplicaPoints, now: number): Span {
  const moments = [...points.map(({ at }) => at), ...(journal ? [journal.from, journal.to] : [])];
  const to = Math.max(now, ...moments);
  return { from: Math.min(to - HOUR, ...moments), to };
}

/** Where a moment stands, in percent from the left. */
export function percentOf(at: number, { from, to }: Span): number {
  return (100 * (at - from)) / (to - from);
}

/** Round moments to write below the line, in a zone so many milliseconds ahead of universal time. */
export function ticksOf({ from, to }: Span, ticksMax: number, zoneAheadMs: number): readonly number[] {
  const step = steps.find((size) => (to - from) / size <= ticksMax) ?? to - from;
  const first = Math.ceil((from + zoneAheadMs) / step) * step - zoneAheadMs;
  const ticks: number[] = [];
  for (let at = first; at <= to; at += step) ticks.push(at);
  return ticks;
}

/** The newest moment that can be chosen at or before a time; the oldest where it is older still. */
export function snapped({ from, to, granularitySeconds }: CdpJournal, at: number): number {
  const stepMs = granularitySeconds * 1_000;
  const inside = Math.min(Math.max(at, from), to);
  return from + Math.floor((inside - from) / stepMs) * stepMs;
}

/** The moment of what was chosen by hand; null where nothing was, or the point is gone. */
export function momentOf(chosen: PointOverride | null, { points }: ReplicaPoints): number | null {
  if (chosen === null) return null;
  if (chosen.kind === 'cdp') return chosen.at;
  return points.find(({ id }) => id === chosen.pointId)?.at ?? null;
}
