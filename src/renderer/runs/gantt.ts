import type { RunLine } from '#shared/ipc/index.ts';

/** A bar of the picture of a run, in milliseconds from its start. */
export interface GanttBar {
  readonly stepId: string;
  readonly name: string;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  readonly tone: 'Good' | 'Failed' | 'Working' | 'Quiet';
  /** The end of the run waits for it. */
  readonly isCritical: boolean;
}

export interface Gantt {
  readonly bars: readonly GanttBar[];
  readonly lanes: number;
  readonly lengthMs: number;
}

/** The picture begins with the first order: the countdown before it is known, and says nothing. */
export function spanOf(lines: readonly RunLine[], createdAt: number): { readonly from: number; readonly to: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = createdAt;
  for (const line of lines) {
    if (line.startedAt !== null) from = Math.min(from, line.startedAt);
    to = Math.max(to, line.at);
  }
  return { from: Number.isFinite(from) ? from : createdAt, to };
}

const LENGTH_MS_MIN = 10_000;

/**
 * Packs the steps into as few lanes as never overlap: as many lanes as were in flight at once, however many VMs there
 * are.
 */
export function ganttOf(
  lines: readonly RunLine[],
  createdAt: number,
  until: number,
  critical: ReadonlySet<string>,
): Gantt {
  const started = lines
    .filter((line) => line.startedAt !== null)
    .toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
  const laneEnds: number[] = [];
  const bars = started.map((line): GanttBar => {
    const from = Math.max(0, (line.startedAt ?? createdAt) - createdAt);
    const to = Math.max(from, (line.endedAt ?? until) - createdAt);
    const free = laneEnds.findIndex((end) => end <= from);
    const lane = free < 0 ? laneEnds.length : free;
    laneEnds[lane] = to;
    return {
      stepId: line.stepId,
      name: line.name,
      lane,
      from,
      to,
      tone: toneOf(line),
      isCritical: critical.has(line.stepId),
    };
  });
  const lengthMs = bars.reduce((longest, bar) => Math.max(longest, bar.to), Math.max(LENGTH_MS_MIN, until - createdAt));
  return { bars: merged(bars, lengthMs / BARS_IN_LANE_MAX), lanes: laneEnds.length, lengthMs };
}

/** A picture is some 1,000 pixels wide: more bars than that in a lane cannot be told apart, and 10,000 would be slow. */
const BARS_IN_LANE_MAX = 800;

/** Joins neighbours of one lane and tone that are narrower than can be seen. */
function merged(bars: readonly GanttBar[], seenMs: number): readonly GanttBar[] {
  const last = new Map<number, number>();
  const joined: GanttBar[] = [];
  for (const bar of bars) {
    const at = last.get(bar.lane);
    const before = at === undefined ? undefined : joined[at];
    const isSeen = bar.to - bar.from >= seenMs || (before !== undefined && bar.from - before.to >= seenMs);
    if (
      at === undefined ||
      before === undefined ||
      isSeen ||
      before.tone !== bar.tone ||
      before.isCritical !== bar.isCritical
    ) {
      last.set(bar.lane, joined.length);
      joined.push(bar);
    } else joined[at] = { ...before, to: bar.to };
  }
  return joined;
}

function toneOf(line: RunLine): GanttBar['tone'] {
  switch (line.word) {
    case 'observed':
      return 'Good';
    case 'failed':
    case 'refused':
    case 'stalled':
      return 'Failed';
    case 'requested':
    case 'accepted':
    case 'unknown':
    case 'asking':
      return 'Working';
    case 'waiting':
    case 'passed':
    case 'skipped':
    case 'told-done':
    case 'not-known':
      return 'Quiet';
  }
}

const STEPS_MS = [5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000] as const;
const TICKS_MAX = 8;

/** Where the time axis is marked: round times, at most eight. */
export function ticksOf(lengthMs: number): readonly number[] {
  const step = STEPS_MS.find((one) => lengthMs / one <= TICKS_MAX) ?? lengthMs / TICKS_MAX;
  const ticks: number[] = [];
  for (let at = 0; at <= lengthMs; at += step) ticks.push(at);
  return ticks;
}
