import { looksAtGuest } from '#shared/domain/index.ts';
import type { GuestFact } from '#shared/ipc/index.ts';
import { allDecisions } from './run-state.ts';
import type { RunState } from './run-state.ts';

/** What the newest look of these runs at the guest of a VM found; null where none has looked, or nobody knows how it ended. */
export function guestFactOf(vmId: string, runs: readonly RunState[]): GuestFact | null {
  const facts = runs.flatMap((run) => factsIn(run, vmId));
  return facts.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function factsIn(run: RunState, vmId: string): readonly GuestFact[] {
  const { id: runId, title, steps } = run.plan;
  return steps.flatMap((step, position) => {
    if (step.vmId !== vmId || step.order.kind !== 'host-act' || !looksAtGuest(step.order.act)) return [];
    const state = run.steps.at(position);
    if (state.is !== 'passed' && state.is !== 'failed') return [];
    const ended = allDecisions(run).findLast((body) => body.kind === 'act-ended' && body.stepId === step.id);
    // Else a person has said that it was done: the guest has not.
    if (ended?.kind !== 'act-ended' || ended.attempt !== state.attempt) return [];
    const { outcome, detail } = ended.report;
    if (outcome !== 'done' && outcome !== 'failed') return [];
    return [{ answers: outcome === 'done', detail, at: state.at, runId, title }];
  });
}
