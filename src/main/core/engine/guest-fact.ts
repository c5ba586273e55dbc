import type { GuestFact } from '#shared/ipc/index.ts';
import { answererOf, reportOf } from './act-view.ts';
import type { RunState } from './run-state.ts';

/** What the newest look of these runs at the guest of a VM found; null where none has looked, or nobody knows how it ended. */
export function guestFactOf(vmId: string, runs: readonly RunState[]): GuestFact | null {
  const facts = runs.flatMap((run) => factsIn(run, vmId));
  return facts.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function factsIn(run: RunState, vmId: string): readonly GuestFact[] {
  const { id: runId, title, steps } = run.plan;
  return steps.flatMap((step, position) => {
    if (step.vmId !== vmId || answererOf(step.order) !== 'guest') return [];
    const state = run.steps.at(position);
    if (state.is !== 'passed' && state.is !== 'failed') return [];
    const report = reportOf(run, step.id, state.attempt);
    // Else a person has said that it was done: the guest has not.
    if (report === null) return [];
    const { outcome, detail } = report;
    if (outcome !== 'done' && outcome !== 'failed') return [];
    return [{ answers: outcome === 'done', detail, at: state.at, runId, title }];
  });
}
