import type { RunLine } from '#shared/ipc/index.ts';

/** A bar of the picture of a run, in milliseconds from its start. */
export interface GanttBar {
  readonly stepId: string;
  readonly name: string;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  readonly tone: 'Good' | 'Failed' | 'Working' | 'Quiet';
}

export interface Gantt {
  readonly bars: readonly GanttBar[];
  readonly lanes: number;
  readonly lengthMs: number;
}

const LENGTH_MS_MIN = 10_000;

/**
 * Packs the steps into as few lanes as never overlap: as many lanes as were in flight at once, however many VMs there
 * are.
 */
export function ganttOf(lines: readonly RunLine[], createdAt: number, until: number): Gantt {
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
    return { stepId: line.stepId, name: line.name, lane, from, to, tone: toneOf(line) };
  });
  return {
    bars,
    lanes: laneEnds.length,
    lengthMs: Math.max(LENGTH_MS_MIN, until - createdAt, ...bars.map((bar) => bar.to)),
  };
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
      return 'Working';
    case 'waiting':
    case 'skipped':
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
