import type { RunForecast, RunLine, RunView } from '#shared/ipc/index.ts';

/** From when to when, in milliseconds from the first order of the run. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How a step is drawn, as far as it is. */
export type Tone = 'Good' | 'Failed' | 'Working' | 'Quiet';

/** A step in time. */
export interface GanttRow {
  readonly line: RunLine;
  /** What happened, up to now. */
  readonly span: Span | null;
  /** What is still expected of it. */
  readonly ahead: Span | null;
  /** What was predicted before. */
  readonly planned: Span | null;
  readonly tone: Tone;
  /** The end of the run waits, or waited, for it. */
  readonly isCritical: boolean;
}

export interface Gantt {
  /** In the order of the lines. */
  readonly rows: readonly GanttRow[];
  /** The steps that the end waits for, in order, as indexes of `rows`. */
  readonly path: readonly number[];
  readonly lengthMs: number;
  readonly nowMs: number;
  readonly isOver: boolean;
  /** Something was ordered: before that there is no "now" in it. */
  readonly hasBegun: boolean;
}

const LENGTH_MS_MIN = 10_000;

/** A run in time. `now` is gateway time. */
export function ganttOf(run: Pick<RunView, GanttFacts>, now: number): Gantt {
  const { lines, planned, expected, phase } = run;
  const isOver = phase === 'ended';
  const firstAt = firstOrderAt(lines);
  const first = firstAt ?? (isOver ? run.createdAt : now);
  const lastAt = lines.reduce((last, { endedAt }) => Math.max(last, endedAt ?? first), isOver ? first : now);
  const nowMs = Math.max(0, lastAt - first);
  const path = pathOf(lines, run.criticalPath, isOver);
  const onPath = new Set(path);
  const rows = lines.map((line, index): GanttRow => {
    const span = happened(line, first, nowMs);
    const forecast = isOver || line.endedAt !== null ? null : forecastSpan(expected, index, first);
    return {
      line,
      span,
      ahead: forecast === null ? null : aheadOf(forecast, span, nowMs),
      planned: forecastSpan(planned, index, 0),
      tone: toneOf(line),
      isCritical: onPath.has(index),
    };
  });
  const lengthMs = rows.reduce(
    (longest, row) => Math.max(longest, endOf(row) ?? 0, row.planned?.to ?? 0),
    Math.max(LENGTH_MS_MIN, nowMs),
  );
  return { rows, path, lengthMs, nowMs, isOver, hasBegun: firstAt !== null };
}

/** When it began, or is expected to; null where neither is known. */
export function beginOf({ span, ahead }: GanttRow): number | null {
  return span?.from ?? ahead?.from ?? null;
}

function endOf({ span, ahead }: GanttRow): number | null {
  return ahead?.to ?? span?.to ?? null;
}

type GanttFacts = 'lines' | 'planned' | 'expected' | 'phase' | 'createdAt' | 'criticalPath';

/** The countdown before it is known, and says nothing: the picture begins with the first order. */
function firstOrderAt(lines: readonly RunLine[]): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (const { startedAt } of lines) if (startedAt !== null) first = Math.min(first, startedAt);
  return Number.isFinite(first) ? first : null;
}

function forecastSpan(forecast: RunForecast | null, index: number, since: number): Span | null {
  const from = forecast?.begins[index];
  const to = forecast?.ends[index];
  return from === undefined || to === undefined ? null : { from: from - since, to: to - since };
}

function happened(line: RunLine, first: number, nowMs: number): Span | null {
  const { startedAt, endedAt } = line;
  if (startedAt !== null) return { from: startedAt - first, to: endedAt === null ? nowMs : endedAt - first };
  // Refused, or failed: when it is known, since when is not.
  const isMoment = toneOf(line) === 'Failed' && endedAt !== null;
  return isMoment ? { from: endedAt - first, to: endedAt - first } : null;
}

/** From now on, or from its expected beginning; null for what should be over by now. */
function aheadOf({ from, to }: Span, span: Span | null, nowMs: number): Span | null {
  const begin = Math.max(nowMs, span === null ? from : nowMs);
  return to > begin ? { from: begin, to } : null;
}

/** The remaining critical path, and before it what each of its steps had to wait for longest. */
function pathOf(lines: readonly RunLine[], criticalPath: readonly string[], isOver: boolean): readonly number[] {
  const indexOf = new Map(lines.map(({ stepId }, index) => [stepId, index]));
  const indexesOf = (stepIds: readonly string[]): readonly number[] =>
    stepIds.flatMap((stepId) => indexOf.get(stepId) ?? []);
  const waitedFor = (index: number): number | null => lastEnded(lines, indexesOf(lines[index]?.after ?? []));
  const ahead = isOver ? [] : indexesOf(criticalPath);
  const [next] = ahead;
  if (next === undefined && !isOver) return [];
  const behind = new Set<number>();
  let at = next === undefined ? lastEnded(lines, lines.keys()) : waitedFor(next);
  for (; at !== null && !behind.has(at); at = waitedFor(at)) behind.add(at);
  return [...[...behind].reverse(), ...ahead];
}

/** Of these steps the one that really ran and ended last. */
function lastEnded(lines: readonly RunLine[], among: Iterable<number>): number | null {
  let last: number | null = null;
  let lastAt = Number.NEGATIVE_INFINITY;
  for (const index of among) {
    const line = lines[index];
    if (line === undefined || line.startedAt === null || line.endedAt === null || line.endedAt <= lastAt) continue;
    last = index;
    lastAt = line.endedAt;
  }
  return last;
}

function toneOf(line: RunLine): Tone {
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
    case 'acting':
      return 'Working';
    case 'waiting':
    case 'passed':
    case 'skipped':
    case 'told-done':
    case 'not-known':
      return 'Quiet';
  }
}

/** The rows as they are read: what went wrong first, then in the order of time; what has no time last. */
export function inReadingOrder(gantt: Gantt): readonly GanttRow[] {
  const beganAt = (row: GanttRow): number => beginOf(row) ?? row.planned?.from ?? Number.POSITIVE_INFINITY;
  return gantt.rows.toSorted(
    (a, b) => Number(b.tone === 'Failed') - Number(a.tone === 'Failed') || compare(beganAt(a), beganAt(b)),
  );
}

/** Infinities too: their difference is not a number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A bar of the picture of a whole run. */
export interface GanttBar extends Span {
  readonly stepId: string;
  /** Of the VM, where the bar is the longer one of its step; empty on the other one. */
  readonly name: string;
  readonly lane: number;
  readonly tone: Tone | 'Ahead';
  readonly isCritical: boolean;
}

export interface GanttPicture {
  readonly bars: readonly GanttBar[];
  readonly lanes: number;
  /** Without what was only predicted. */
  readonly lengthMs: number;
}

/** A picture is some 1,000 pixels wide: more bars than that in a lane cannot be told apart, and 10,000 would be slow. */
const BARS_IN_LANE_MAX = 800;
/** So many lanes can be drawn; what is more at once is only counted. */
export const LANES_MAX = 24;

/**
 * Packs the steps into as few lanes as never overlap: as many lanes as are in flight at once, however many VMs there
 * are.
 */
export function packed({ rows, nowMs, isOver }: Gantt): GanttPicture {
  const timed = rows.flatMap((row) => {
    const from = beginOf(row);
    const to = endOf(row);
    return from === null || to === null ? [] : [{ ...row, from, to }];
  });
  timed.sort((a, b) => a.from - b.from);
  const laneEnds: number[] = [];
  const bars: GanttBar[] = [];
  for (const { line, span, ahead, tone, isCritical, from, to } of timed) {
    const free = laneEnds.findIndex((end) => end <= from);
    const lane = free < 0 ? laneEnds.length : free;
    laneEnds[lane] = to;
    if (lane >= LANES_MAX) continue;
    const { stepId, name } = line;
    const isAheadLonger = ahead !== null && (span === null || lengthOf(ahead) > lengthOf(span));
    if (span) bars.push({ stepId, name: isAheadLonger ? '' : name, lane, ...span, tone, isCritical });
    if (ahead) bars.push({ stepId, name: isAheadLonger ? name : '', lane, ...ahead, tone: 'Ahead', isCritical });
  }
  const lengthMs = laneEnds.reduce(
    (longest, end) => Math.max(longest, end),
    Math.max(LENGTH_MS_MIN, isOver ? 0 : nowMs),
  );
  return { bars: merged(bars, lengthMs / BARS_IN_LANE_MAX), lanes: laneEnds.length, lengthMs };
}

function lengthOf({ from, to }: Span): number {
  return to - from;
}

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
    } else joined[at] = { ...before, name: '', to: bar.to };
  }
  return joined;
}

const STEPS_MS = [5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000] as const;
const TICKS_MAX = 8;

/** Where the time axis is marked: round times, at most eight. */
export function ticksOf(lengthMs: number, ticksMax = TICKS_MAX): readonly number[] {
  const step = STEPS_MS.find((one) => lengthMs / one <= ticksMax) ?? lengthMs / ticksMax;
  const ticks: number[] = [];
  for (let at = 0; at <= lengthMs; at += step) ticks.push(at);
  return ticks;
}

/** A line of the critical path: from the end of one of its steps to the beginning of the next, by their rows. */
export interface PathLink {
  readonly fromRow: number;
  readonly fromMs: number;
  readonly toRow: number;
  readonly toMs: number;
}

/** The links of the path that cross the rows from `first` to `last`. */
export function linksAmong(
  gantt: Gantt,
  rowOf: ReadonlyMap<string, number>,
  first: number,
  last: number,
): readonly PathLink[] {
  const links: PathLink[] = [];
  for (let place = 1; place < gantt.path.length; place += 1) {
    const before = gantt.rows[gantt.path[place - 1] ?? -1];
    const after = gantt.rows[gantt.path[place] ?? -1];
    if (before === undefined || after === undefined) continue;
    const fromRow = rowOf.get(before.line.stepId) ?? 0;
    const toRow = rowOf.get(after.line.stepId) ?? 0;
    if (Math.max(fromRow, toRow) < first || Math.min(fromRow, toRow) > last) continue;
    const fromMs = endOf(before);
    const toMs = beginOf(after);
    if (fromMs !== null && toMs !== null) links.push({ fromRow, fromMs, toRow, toMs });
  }
  return links;
}
