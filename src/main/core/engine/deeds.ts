import type { RunEnding } from '#shared/domain/index.ts';
import { allDecisions, indexOf } from './run-state.ts';
import type { RunState } from './run-state.ts';
import { isFulfilled, schedule } from './schedule.ts';
import type { ScheduleFacts } from './schedule.ts';
import { isOpen, isSettled } from './step-state.ts';
import type { StallReason, StepState } from './step-state.ts';

/**
 * What is to be done next, as a pure function of a run's state and the facts of the moment. There is no list of pending
 * effects beside the state that could disagree with it: after a restart the same function says what to do.
 */
export type Deed =
  /** At the end of the countdown: does the selection still compile to what was reviewed? */
  | { readonly do: 'check-review' }
  | { readonly do: 'register' }
  | { readonly do: 'record-decision'; readonly sequence: number }
  | { readonly do: 'renew-lease' }
  | { readonly do: 'intend'; readonly stepIds: readonly string[] }
  | { readonly do: 'send'; readonly stepId: string }
  | { readonly do: 'look-up'; readonly stepId: string }
  | { readonly do: 'call-stalled'; readonly stepId: string; readonly why: StallReason }
  | { readonly do: 'skip-dependents'; readonly stepIds: readonly string[]; readonly because: string }
  | { readonly do: 'begin-ending'; readonly ending: RunEnding }
  | { readonly do: 'end-at-provider' };

export interface DeedFacts extends ScheduleFacts {
  /** The feed is heard, and has passed the last takeover: only then is anything ordered or called stalled. */
  readonly feedLive: boolean;
  /** The last good renewal was sent less than 45 s ago, and neither sleep nor a clock jump came since. */
  readonly leaseTrusted: boolean;
}

/** After "succeeded" the effect's own line may still be under way; this much later without it the step is stalled. */
export const EFFECT_SETTLE_MS = 5_000;

export function nextDeeds(run: RunState, facts: DeedFacts): readonly Deed[] {
  switch (run.stage.is) {
    case 'registering':
      return [{ do: 'register' }];
    case 'running':
    case 'stopping':
      return whileHeld(run, facts);
    case 'ending':
      return facts.leaseTrusted ? [{ do: 'end-at-provider' }] : [{ do: 'renew-lease' }];
    case 'arming':
    case 'interrupted':
    case 'ended':
      return [];
  }
}

function whileHeld(run: RunState, facts: DeedFacts): readonly Deed[] {
  const deeds: Deed[] = [...lookUps(run), ...(facts.feedLive ? stalls(run, facts.now) : [])];
  if (!facts.leaseTrusted) return [...deeds, { do: 'renew-lease' }];
  // Decisions are with the gateway before anything that relies on them.
  if (run.decisionsRecorded < allDecisions(run).length) {
    return [...deeds, { do: 'record-decision', sequence: run.decisionsRecorded + 1 }];
  }
  const blocked = blockedSteps(run);
  if (blocked !== null) return [...deeds, blocked];
  const ending = endingOf(run);
  if (ending !== null) return [...deeds, { do: 'begin-ending', ending }];
  if (run.stage.is === 'running' && facts.feedLive) deeds.push(...sends(run), ...intentions(run, facts));
  return deeds;
}

/** A reply was lost, or the console ended while the reply was awaited: the key is looked up, nothing is sent blind. */
function lookUps(run: RunState): Deed[] {
  return stepIdsWhere(run, (state) => state.is === 'unknown' || state.is === 'sent').map((stepId) => ({
    do: 'look-up',
    stepId,
  }));
}

function sends(run: RunState): Deed[] {
  return stepIdsWhere(run, (state) => state.is === 'intended').map((stepId) => ({ do: 'send', stepId }));
}

function intentions(run: RunState, facts: DeedFacts): Deed[] {
  const stepIds = schedule(run, facts);
  return stepIds.length > 0 ? [{ do: 'intend', stepIds }] : [];
}

function stalls(run: RunState, now: number): Deed[] {
  const deeds: Deed[] = [];
  run.plan.steps.forEach(({ id }, position) => {
    const state = run.steps.at(position);
    if (state.is !== 'accepted') return;
    if (state.succeededAt !== null && now > state.succeededAt + EFFECT_SETTLE_MS) {
      deeds.push({ do: 'call-stalled', stepId: id, why: 'succeeded-without-effect' });
    } else if (now > state.expectedBy) deeds.push({ do: 'call-stalled', stepId: id, why: 'overdue' });
  });
  return deeds;
}

/** Steps that can never begin, because one that they come after failed. A failed dependency is never a mere warning. */
function blockedSteps(run: RunState): Deed | null {
  const index = indexOf(run.plan);
  for (const [position, step] of run.plan.steps.entries()) {
    if (run.steps.at(position).is !== 'waiting') continue;
    const failed = step.after.find((id) => {
      const state = run.steps.at(index.get(id) ?? -1);
      return isSettled(state) && !isFulfilled(state);
    });
    if (failed !== undefined) return { do: 'skip-dependents', stepIds: [step.id], because: failed };
  }
  return null;
}

/** How the run ends; null while it does not: something is open, or waits for its turn, for a person or for a resume. */
function endingOf(run: RunState): RunEnding | null {
  let fulfilled = 0;
  let stopped = 0;
  for (const state of run.steps) {
    if (!isSettled(state)) return null;
    if (isFulfilled(state)) fulfilled += 1;
    if (state.is === 'skipped' && state.why === 'stopped') stopped += 1;
  }
  if (fulfilled === run.steps.length) return 'completed';
  if (stopped > 0) return 'stopped';
  return run.plan.steps.some((step, position) => step.vmId !== null && isFulfilled(run.steps.at(position)))
    ? 'partly'
    : 'failed';
}

function stepIdsWhere(run: RunState, holds: (state: StepState) => boolean): string[] {
  const found: string[] = [];
  let position = 0;
  for (const state of run.steps) {
    const step = run.plan.steps[position];
    if (step !== undefined && holds(state)) found.push(step.id);
    position += 1;
  }
  return found;
}

/** Whether anything of the run is with the provider, or may be. */
export function hasOpenSteps(run: RunState): boolean {
  for (const state of run.steps) if (isOpen(state)) return true;
  return false;
}
