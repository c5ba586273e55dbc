import type { RunCounts, RunLine, RunSummary, RunView, StepWord } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { hasOpenSteps } from './deeds.ts';
import { estimate, rangeAround } from './estimate.ts';
import type { Obstacle } from './run-control.ts';
import type { RunState, StepPlan } from './run-state.ts';
import type { ScheduleFacts } from './schedule.ts';
import { isSettled } from './step-state.ts';
import type { StepState } from './step-state.ts';

/** What a view is made from beside the run's state. */
export interface ViewFacts {
  readonly obstacle: Obstacle | null;
  readonly progressOf: (stepId: string) => number | null;
  readonly acknowledged: boolean;
  /** Written by another engine, or damaged: to be looked at, and finished by hand. */
  readonly readOnly: boolean;
  readonly findings: readonly Message[];
  readonly schedule: Pick<ScheduleFacts, 'limits' | 'durationOf' | 'now'>;
}

/** A run as the lists and the strip show it. Counts are of the VMs' main steps. */
export function summaryOf(run: RunState, facts: ViewFacts): RunSummary {
  const { plan, stage } = run;
  const ended = stage.is === 'ended';
  const counts = countsOf(run);
  const readOnly = facts.readOnly && !ended;
  const unsuccessful = counts.failed + counts.stalled + counts.skipped;
  return {
    runId: plan.id,
    connectionId: plan.connectionId,
    title: plan.title,
    verb: plan.verb,
    scope: plan.scope,
    phase: readOnly ? 'read-only' : phaseOf(run),
    ending: ended ? stage.ending : null,
    acknowledged: facts.acknowledged,
    createdAt: plan.createdAt,
    endedAt: ended ? stage.at : null,
    armedUntil: stage.is === 'arming' ? stage.until : null,
    counts,
    remaining: remainingOf(run, facts),
    waitsFor: waitsFor(run, facts, counts),
    can: {
      stop:
        !readOnly && !run.stopAsked && (stage.is === 'arming' || stage.is === 'registering' || stage.is === 'running'),
      resume: !readOnly && (stage.is === 'interrupted' || stage.is === 'stopping'),
      retry: ended && unsuccessful > 0,
      abandon:
        !readOnly &&
        (stage.is === 'interrupted' || stage.is === 'stopping' || (stage.is === 'running' && stalledSteps(run) > 0)),
      acknowledge: ended && !facts.acknowledged,
    },
  };
}

export function viewOf(run: RunState, facts: ViewFacts): RunView {
  const lines = run.plan.steps.map((step, position) => lineOf(run, step, run.steps.at(position), facts));
  return { ...summaryOf(run, facts), lines, findings: facts.findings };
}

function phaseOf({ stage }: RunState): RunSummary['phase'] {
  switch (stage.is) {
    case 'arming':
      return 'arming';
    case 'registering':
      return 'starting';
    case 'running':
    case 'ending':
      return 'running';
    case 'stopping':
      return 'stopping';
    case 'interrupted':
      return 'interrupted';
    case 'ended':
      return 'ended';
  }
}

/** Steps that are the point of the run: not the network, and not the power-off before a start. */
function isMain(step: StepPlan): boolean {
  return step.vmId !== null && step.order.kind !== 'power-off-source';
}

function countsOf(run: RunState): RunCounts {
  const counts = { total: 0, observed: 0, failed: 0, stalled: 0, skipped: 0, open: 0, waiting: 0 };
  run.plan.steps.forEach((step, position) => {
    if (!isMain(step)) return;
    counts.total += 1;
    counts[bucketOf(run.steps.at(position))] += 1;
  });
  return counts;
}

/** Of all steps: a network that does not come holds the whole run up, though it is no VM's. */
function stalledSteps(run: RunState): number {
  let stalled = 0;
  for (const state of run.steps) if (state.is === 'stalled') stalled += 1;
  return stalled;
}

function bucketOf(state: StepState): Exclude<keyof RunCounts, 'total'> {
  switch (state.is) {
    case 'observed':
    case 'stalled':
    case 'skipped':
    case 'waiting':
      return state.is;
    case 'refused':
    case 'failed':
      return 'failed';
    case 'intended':
    case 'sent':
    case 'unknown':
    case 'accepted':
      return 'open';
  }
}

function lineOf(run: RunState, step: StepPlan, state: StepState, facts: ViewFacts): RunLine {
  const fromFeed = state.is === 'observed' || (state.is === 'accepted' && state.succeededAt !== null);
  const fromGateway =
    state.is === 'accepted' || state.is === 'stalled' || state.is === 'refused' || state.is === 'failed';
  return {
    stepId: step.id,
    kind: step.order.kind,
    vmId: step.vmId,
    name: step.name,
    word: wordOf(state),
    source: fromFeed ? 'feed' : fromGateway ? 'gateway' : 'journal',
    at: state.is === 'waiting' ? run.plan.createdAt : state.is === 'stalled' ? state.since : state.at,
    progressPercent: state.is === 'accepted' || state.is === 'stalled' ? facts.progressOf(step.id) : null,
    detail: detailOf(run, state),
    attempts: state.attempt,
    startedAt:
      state.is === 'observed' ? state.startedAt : state.is === 'accepted' || state.is === 'stalled' ? state.at : null,
    endedAt: isSettled(state) && state.is !== 'waiting' ? state.at : null,
    after: step.after,
  };
}

function wordOf(state: StepState): StepWord {
  return state.is === 'intended' || state.is === 'sent' ? 'requested' : state.is;
}

function detailOf(run: RunState, state: StepState): Message | null {
  switch (state.is) {
    case 'refused':
      return message('step.refused', { code: state.code, detail: state.detail });
    case 'failed':
      return message('step.failed', { detail: state.detail });
    case 'stalled':
      return message(`step.stalled-${state.why}`);
    case 'unknown':
      return message('step.unknown');
    case 'skipped': {
      const because = run.plan.steps.find(({ id }) => id === state.because)?.name ?? '';
      return message(`step.skipped-${state.why}`, { name: because });
    }
    case 'accepted':
      return state.succeededAt === null ? null : message('step.succeeded-not-seen');
    case 'waiting':
    case 'intended':
    case 'sent':
    case 'observed':
      return null;
  }
}

/** Why the run does not go on; null where it does, or has ended. */
function waitsFor(run: RunState, facts: ViewFacts, counts: RunCounts): Message | null {
  const { stage } = run;
  if (stage.is === 'ended') return stage.reason === '' ? null : endReason(stage.reason);
  const { obstacle } = facts;
  if (obstacle?.is === 'store')
    return message(`obstacle.store-${obstacle.failure.kind}`, { path: obstacle.failure.path });
  if (obstacle?.is === 'defect') return message('obstacle.defect', { detail: obstacle.detail });
  if (obstacle?.is === 'gateway') return message(`obstacle.gateway-${obstacle.kind}`, { detail: obstacle.detail });
  if (obstacle?.is === 'feed') return message('obstacle.feed');
  if (stage.is === 'interrupted') return message(`waits.${stage.why}`, { holder: stage.holder ?? '' });
  if (stage.is === 'stopping')
    return message(hasOpenSteps(run) ? 'waits.stopping' : 'waits.stopped', { n: counts.open });
  const stalled = stalledSteps(run);
  return stalled > 0 && counts.open === 0 ? message('waits.stalled', { n: stalled }) : null;
}

function endReason(reason: string): Message {
  const known = ['stopped', 'feed-lost', 'clock-jumped', 'suspended', 'changed', 'restart'];
  return known.includes(reason) ? message(`arming-ended.${reason}`) : message('ended.because', { detail: reason });
}

function remainingOf(run: RunState, facts: ViewFacts): RunSummary['remaining'] {
  if (run.stage.is !== 'running' && run.stage.is !== 'registering' && run.stage.is !== 'arming') return null;
  const { now, limits, durationOf } = facts.schedule;
  const index = new Map(run.plan.steps.map(({ id }, position) => [id, position]));
  const left = run.plan.steps.flatMap((step, position) => {
    const state = run.steps.at(position);
    return isSettled(state)
      ? []
      : [{ ...step, after: step.after.filter((id) => !isSettled(run.steps.at(index.get(id) ?? -1))) }];
  });
  const startedAt = new Map(
    run.plan.steps.flatMap(({ id }, position) => {
      const state = run.steps.at(position);
      return state.is === 'accepted' || state.is === 'stalled' ? [[id, state.at] as const] : [];
    }),
  );
  const { totalMs } = estimate({ ...run.plan, steps: left }, limits, (step) => {
    const began = startedAt.get(step.id);
    return began === undefined ? durationOf(step) : Math.max(1_000, durationOf(step) - (now - began));
  });
  return rangeAround(totalMs);
}
