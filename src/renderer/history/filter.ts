import type { RunEnding, RunVerb } from '#shared/domain/index.ts';
import type { HistoryRun } from '#shared/ipc/index.ts';

export const spans = [7, 30, 90, 365] as const;
export type Span = (typeof spans)[number];

/** What the history is narrowed to; `null` is anything. */
export interface HistoryFilter {
  readonly search: string;
  readonly verb: RunVerb | null;
  readonly ending: RunEnding | null;
  readonly who: string | null;
  /** So many days back. */
  readonly days: Span | null;
}

export const noFilter: HistoryFilter = { search: '', verb: null, ending: null, who: null, days: null };

export const sortColumns = ['createdAt', 'title', 'createdBy', 'ending', 'vms', 'took', 'rtoMs', 'rpoMs'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

export const newestFirst: Sort = { column: 'createdAt', descending: true };

const DAY_MS = 86_400_000;

/** The runs that fit, in order. `planNameOf` gives a plan's name, which is searched as well. */
export function listed(
  runs: readonly HistoryRun[],
  filter: HistoryFilter,
  sort: Sort,
  now: number,
  planNameOf: (planId: string | null) => string,
): readonly HistoryRun[] {
  const wanted = filter.search.toLocaleLowerCase().split(/\s+/);
  const since = filter.days === null ? 0 : now - filter.days * DAY_MS;
  const fits = (run: HistoryRun): boolean => {
    if (filter.verb !== null && run.verb !== filter.verb) return false;
    if (filter.ending !== null && run.ending !== filter.ending) return false;
    if (filter.who !== null && run.createdBy !== filter.who) return false;
    if (run.createdAt < since) return false;
    const text = `${run.title} ${run.createdBy ?? ''} ${planNameOf(run.planId)}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const sign = sort.descending ? -1 : 1;
  return runs.filter(fits).sort((a, b) => compare(valueOf(a, sort.column), valueOf(b, sort.column), sign));
}

export function tookMs({ createdAt, endedAt }: HistoryRun): number {
  return Math.max(0, endedAt - createdAt);
}

function valueOf(run: HistoryRun, column: SortColumn): string | number | null {
  return column === 'took' ? tookMs(run) : run[column];
}

/** What is not known stands last, whichever way the rest goes. */
function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'string' && typeof b === 'string') return sign * a.localeCompare(b);
  return sign * (Number(a) - Number(b));
}

/** What there is to choose from: only what some run has. */
export function choicesOf(runs: readonly HistoryRun[]): {
  readonly verbs: readonly RunVerb[];
  readonly endings: readonly RunEnding[];
  readonly people: readonly string[];
} {
  return {
    verbs: [...new Set(runs.map(({ verb }) => verb))].sort(),
    endings: [...new Set(runs.map(({ ending }) => ending))].sort(),
    people: [...new Set(runs.flatMap(({ createdBy }) => createdBy ?? []))].sort((a, b) => a.localeCompare(b)),
  };
}
