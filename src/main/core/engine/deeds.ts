import { actMsMax, isSafeToRepeat } from '#shared/domain/index.ts';
import type { Approval, HostAct, RunEnding } from '#shared/domain/index.ts';
import { holdUpsOf } from './hold-ups.ts';
import { allDecisions, indexOf, stepPlanOf } from './run-state.ts';
import type { RunState } from './run-state.ts';
import { schedule } from './schedule.ts';
import type { ScheduleFacts } from './schedule.ts';
import { ACT_CANCELLED, isDone, isFulfilled, isOpen, isSettled } from './step-state.ts';
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
  | { readonly do: 'open-gate'; readonly stepId: string; readonly until: number | null }
  | { readonly do: 'pass-gate'; readonly stepId: string }
  /** Write down with the gateway that an act is about to be done. */
  | { readonly do: 'begin-act'; readonly stepId: string }
  | { readonly do: 'act'; readonly stepId: string }
  /** Another process began an act, and is gone: nobody knows whether it was done. */
  | { readonly do: 'doubt-act'; readonly stepId: string; readonly until: number | null }
  | { readonly do: 'repeat-act'; readonly stepId: string }
  | { readonly do: 'retry'; readonly stepId: string }
  /** Nothing more happens by itself before this gateway time. */
  | { readonly do: 'wake-at'; readonly at: number }
  | { readonly do: 'begin-ending'; readonly ending: RunEnding; readonly reason: string }
  | { readonly do: 'end-at-provider' };

export interface DeedFacts extends ScheduleFacts {
  /** This process. */
  readonly instanceId: string;
  /** The feed is heard, and has passed the last takeover: only then is anything ordered or called stalled. */
  readonly feedLive: boolean;
  /** The last good renewal was sent less than 45 s ago, and neither sleep nor a clock jump came since. */
  readonly leaseTrusted: boolean;
  /** What the provider last told of the second person's word; null while the run was not seen in the feed. */
  readonly approval: Approval['state'] | null;
}

/** After "succeeded" the effect's own line may still be under way; this much later without it the step is stalled. */
export const EFFECT_SETTLE_MS = 5_000;

export function nextDeeds(run: RunState, facts: DeedFacts): readonly Deed[] {
  switch (run.stage.is) {
    case 'registering':
      return [{ do: 'register' }];
    case 'running':
    case 'stopping':
    case 'held':
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
  // A run that was taken over waits for its person, whatever there is to conclude.
  if (run.stage.is === 'held') return deeds;
  deeds.push(...acts(run, facts));
  const again = retries(run);
  if (again.length > 0 && run.stage.is === 'running') return [...deeds, ...again];
  const blocked = blockedSteps(run);
  if (blocked !== null) return [...deeds, blocked];
  const ending = asksBeforeItsEnd(run) ? null : endingOf(run);
  if (ending !== null) return [...deeds, { do: 'begin-ending', ending, reason: '' }];
  if (run.stage.is !== 'running' || !facts.feedLive) return deeds;
  const denied = deniedBy(run, facts.approval);
  if (denied !== null) return [...deeds, denied];
  if (facts.approval === 'pending' || facts.approval === null) return deeds;
  return [...deeds, ...passings(run, facts.now), ...sends(run), ...intentions(run, facts)];
}

/** A second person said no, or nobody answered in time, before anything was ordered: the run ends, and nothing has happened. */
function deniedBy(run: RunState, approval: Approval['state'] | null): Deed | null {
  if (approval !== 'refused' && approval !== 'expired') return null;
  const begun = run.steps.some((state) => state.is !== 'waiting' && state.is !== 'skipped');
  return begun ? null : { do: 'begin-ending', ending: 'stopped', reason: `approval-${approval}` };
}

/** Steps that failed and may be tried again by themselves. */
function retries(run: RunState): Deed[] {
  return run.plan.steps.flatMap((step, position): Deed[] => {
    const state = run.steps.at(position);
    if (step.retries === 0 || state.is !== 'failed' || state.code === ACT_CANCELLED || state.passedOver === true)
      return [];
    return (run.retried[step.id] ?? 0) < step.retries ? [{ do: 'retry', stepId: step.id }] : [];
  });
}

/** Gates whose time is over, and acts that may be done again. */
function passings(run: RunState, now: number): Deed[] {
  return stepIdsWhere(run, (state) => state.is === 'asking' && state.until !== null && state.until <= now).map(
    (stepId) => ({ do: actOf(run, stepId) === null ? 'pass-gate' : 'repeat-act', stepId }),
  );
}

/** Acts that were begun: by this process they are done, by another they are in doubt. */
function acts(run: RunState, { instanceId }: DeedFacts): Deed[] {
  return run.plan.steps.flatMap(({ id, order }, position): Deed[] => {
    const state = run.steps.at(position);
    if (state.is !== 'acting' || order.kind !== 'host-act') return [];
    if (state.instanceId === instanceId) return [{ do: 'act', stepId: id }];
    return [{ do: 'doubt-act', stepId: id, until: doubtUntil(order.act, state.at) }];
  });
}

/** When an act of which nobody knows is done again by itself; null: only when a person says so. */
export function doubtUntil(act: HostAct, begunAt: number): number | null {
  return isSafeToRepeat(act) ? begunAt + actMsMax(act) : null;
}

function actOf(run: RunState, stepId: string): HostAct | null {
  const { order } = stepPlanOf(run.plan, stepId);
  return order.kind === 'host-act' ? order.act : null;
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
  const { orders, gates, wakeAt } = schedule(run, facts);
  const deeds: Deed[] = gates.map((stepId) =>
    actOf(run, stepId) === null
      ? { do: 'open-gate', stepId, until: untilOf(run, stepId, facts.now) }
      : { do: 'begin-act', stepId },
  );
  if (orders.length > 0) deeds.push({ do: 'intend', stepIds: orders });
  if (wakeAt !== null) deeds.push({ do: 'wake-at', at: wakeAt });
  return deeds;
}

function untilOf(run: RunState, stepId: string, now: number): number | null {
  const { order } = stepPlanOf(run.plan, stepId);
  return order.kind === 'gate-wait' ? now + order.waitMs : null;
}

function stalls(run: RunState, now: number): Deed[] {
  const deeds: Deed[] = [];
  run.plan.steps.forEach(({ id, timeoutMs }, position) => {
    const state = run.steps.at(position);
    if (state.is !== 'accepted') return;
    const dueBy = timeoutMs === null ? state.expectedBy : state.at + timeoutMs;
    if (state.succeededAt !== null && now > state.succeededAt + EFFECT_SETTLE_MS) {
      deeds.push({ do: 'call-stalled', stepId: id, why: 'succeeded-without-effect' });
    } else if (now > dueBy) deeds.push({ do: 'call-stalled', stepId: id, why: 'overdue' });
  });
  return deeds;
}

/** Steps that can never begin, because one that they come after failed. A failed dependency is never a mere warning. */
function blockedSteps(run: RunState): Deed | null {
  const index = indexOf(run.plan);
  for (const [position, step] of run.plan.steps.entries()) {
    if (run.steps.at(position).is !== 'waiting') continue;
    const failed = step.after.find((id) => {
      const at = index.get(id) ?? -1;
      const before = run.plan.steps[at];
      const state = run.steps.at(at);
      return before !== undefined && isSettled(state) && !isFulfilled(before, state);
    });
    if (failed !== undefined) return { do: 'skip-dependents', stepIds: [step.id], because: failed };
  }
  return null;
}

/** A failure holds others up that could begin: a person says whether they do. A stop is such a word as well. */
function asksBeforeItsEnd(run: RunState): boolean {
  return run.stage.is === 'running' && holdUpsOf(run).length > 0;
}

/** How the run ends; null while it does not: something is open, or waits for its turn, for a person or for a resume. */
function endingOf(run: RunState): RunEnding | null {
  let done = 0;
  let stopped = 0;
  for (const state of run.steps) {
    if (!isSettled(state)) return null;
    // An optional step that failed holds nothing up, and is not done either.
    if (isDone(state)) done += 1;
    if (state.is === 'skipped' && state.why === 'stopped') stopped += 1;
  }
  if (done === run.steps.length) return 'completed';
  if (stopped > 0) return 'stopped';
  return run.plan.steps.some((step, position) => step.vmId !== null && run.steps.at(position).is === 'observed')
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
