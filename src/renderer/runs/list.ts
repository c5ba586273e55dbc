import type { RunVerb } from '#shared/domain/index.ts';
import type { RunSummary } from '#shared/ipc/index.ts';
import { isActive } from './strip.ts';

export const runStates = ['any', 'active', 'asks', 'unsuccessful', 'ended'] as const;
export type StateChoice = (typeof runStates)[number];

/** What the list of runs is narrowed to; `null` is anything. */
export interface RunFilter {
  readonly state: StateChoice;
  readonly verb: RunVerb | null;
  readonly who: string | null;
  readonly search: string;
  readonly order: 'newest' | 'oldest';
}

export const noFilter: RunFilter = { state: 'any', verb: null, who: null, search: '', order: 'newest' };

/** It waits for this person: for an approver's word, or for an answer at a gate. */
export function asksMe(run: RunSummary): boolean {
  return run.can.approve || run.questions.length > 0;
}

/** What waits for this person, the one that waits longest first. */
export function asking(runs: readonly RunSummary[]): readonly RunSummary[] {
  return runs.filter(asksMe).sort((a, b) => a.createdAt - b.createdAt);
}

export function listed(runs: readonly RunSummary[], filter: RunFilter): readonly RunSummary[] {
  const sign = filter.order === 'newest' ? -1 : 1;
  return runs.filter((run) => fits(run, filter)).sort((a, b) => sign * (a.createdAt - b.createdAt));
}

function fits(run: RunSummary, { state, verb, who, search }: RunFilter): boolean {
  if (!isInState(run, state)) return false;
  if (verb !== null && run.verb !== verb) return false;
  if (who !== null && run.createdBy !== who) return false;
  const text = `${run.title} ${run.createdBy ?? ''}`.toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function isInState(run: RunSummary, state: StateChoice): boolean {
  switch (state) {
    case 'any':
      return true;
    case 'active':
      return isActive(run);
    case 'asks':
      return asksMe(run);
    case 'unsuccessful':
      return run.ending !== null && run.ending !== 'completed';
    case 'ended':
      return !isActive(run);
  }
}

/** What there is to choose from: only what some run has. */
export function choicesOf(runs: readonly RunSummary[]): {
  readonly verbs: readonly RunVerb[];
  readonly people: readonly string[];
} {
  return {
    verbs: [...new Set(runs.map(({ verb }) => verb))].sort(),
    people: [...new Set(runs.flatMap(({ createdBy }) => createdBy ?? []))].sort((a, b) => a.localeCompare(b)),
  };
}
