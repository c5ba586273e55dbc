import type { Approval, Operation } from '#shared/domain/index.ts';
import type { RunCounts, RunForecast, RunLine, RunSummary, RunView, StepWord } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { answererOf, doneWords, hostOf, pointOf, reportOf } from './act-view.ts';
import { noteAt, skipReasonOf } from './decisions.ts';
import { hasOpenSteps } from './deeds.ts';
import { rangeAround } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import { isMain } from './main-step.ts';
import type { Rest } from './outlook.ts';
import { mayPassOver } from './pass-over.ts';
import type { Obstacle } from './run-control.ts';
import { questionsOf } from './questions.ts';
import { positionOf, stepPlanOf } from './run-state.ts';
import type { RunState, StepPlan } from './run-state.ts';
import { isOpen, isSettled } from './step-state.ts';
import type { StepState, Unsuccessful } from './step-state.ts';
import { toldFacts } from './told.ts';
import type { StepFacts } from './told.ts';

/** What a view is made from beside the run's state. */
export interface ViewFacts {
  readonly obstacle: Obstacle | null;
  readonly progressOf: (stepId: string) => number | null;
  /** This process has the act under way. */
  readonly canCancel: (stepId: string) => boolean;
  readonly acknowledged: boolean;
  /** Written by another engine, or damaged: to be looked at, and finished by hand. */
  readonly readOnly: boolean;
  readonly findings: readonly Message[];
  readonly createdBy: string | null;
  /** The newest operation of a step that the feed tells of. Asked where another console ended the run. */
  readonly toldOf: (stepId: string) => Operation | undefined;
  readonly approval: Approval | null;
  readonly mayApprove: boolean;
  readonly notFinalised: number;
  /** The feed has passed the takeover: a person may resume. */
  readonly heardTakeover: boolean;
  /** Who holds it by what the provider last told, where it is no process of this computer. */
  readonly heldElsewhere: string | null;
  /** How the rest will go; null where nothing can be said. */
  readonly rest: Rest | null;
  /** How the whole was thought to go while it went; null where this console was not there. */
  readonly predicted: () => Estimate | null;
}

/** A run as the lists and the strip show it. Counts are of the VMs' main steps. */
export function summaryOf(run: RunState, facts: ViewFacts): RunSummary {
  const { plan, stage } = run;
  const ended = stage.is === 'ended';
  const counts = countsOf(run, facts);
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
    toldBy: 'journal',
    createdBy: facts.createdBy,
    createdAt: plan.createdAt,
    endedAt: ended ? stage.at : null,
    armedUntil: stage.is === 'arming' ? stage.until : null,
    counts,
    remaining: remainingOf(run, facts),
    waitsFor: waitsFor(run, facts, counts),
    planId: plan.planId,
    finaliseBy: plan.finaliseBy,
    notFinalised: facts.notFinalised,
    approval: facts.approval,
    breakGlass: plan.breakGlass,
    holder: stage.is === 'interrupted' ? (facts.heldElsewhere ?? stage.holder) : null,
    questions: questionsOf(run),
    can: {
      stop:
        !readOnly && !run.stopAsked && (stage.is === 'arming' || stage.is === 'registering' || stage.is === 'running'),
      resume: !readOnly && mayResume(run, facts),
      retry: ended && unsuccessful > 0,
      abandon:
        !readOnly &&
        (stage.is === 'interrupted' ||
          stage.is === 'stopping' ||
          stage.is === 'held' ||
          (stage.is === 'running' && stalledSteps(run) > 0)),
      acknowledge: ended && !facts.acknowledged,
      takeOver: !readOnly && stage.is === 'interrupted' && (stage.why === 'lease-lost' || facts.heldElsewhere !== null),
      approve: facts.mayApprove,
      undo: ended && counts.observed > 0 && (plan.verb === 'failover' || plan.verb === 'planned-failover'),
    },
  };
}

export function viewOf(run: RunState, facts: ViewFacts): RunView {
  const lines = run.plan.steps.map((step, position) => lineOf(run, step, run.steps.at(position), facts));
  return {
    ...summaryOf(run, facts),
    lines,
    findings: facts.findings,
    criticalPath: criticalPath(run, facts),
    planned: forecast(facts.predicted(), 0),
    expected: forecast(facts.rest, facts.rest?.at ?? 0),
  };
}

/** Null also where nothing is left that goes on by itself. */
function remainingOf({ steps }: RunState, { rest }: ViewFacts): RunSummary['remaining'] {
  if (rest === null || !steps.some((state) => !isSettled(state))) return null;
  return rangeAround(rest.totalMs, rest.spread);
}

function forecast(estimate: Estimate | null, from: number): RunForecast | null {
  if (estimate === null) return null;
  const since = (ms: number): number => Math.round(from + ms);
  return { begins: estimate.begins.map(since), ends: estimate.ends.map(since) };
}

function criticalPath({ plan }: RunState, { rest }: ViewFacts): string[] {
  return (rest?.criticalPath ?? []).flatMap((position) => plan.steps[position]?.id ?? []);
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
    case 'held':
      return 'interrupted';
    case 'ended':
      return 'ended';
  }
}

function mayResume({ stage }: RunState, { heardTakeover, heldElsewhere }: ViewFacts): boolean {
  if (stage.is === 'interrupted') return stage.why === 'restart' && heldElsewhere === null;
  return stage.is === 'stopping' || (stage.is === 'held' && heardTakeover);
}

/** The run is still under way, and the step has not begun, or failed and may be passed over: a person may leave it out. */
export function canSkip(run: RunState, position: number): boolean {
  const { stage } = run;
  if (!('token' in stage) || stage.is === 'ending') return false;
  const { is } = run.steps.at(position);
  return is === 'waiting' || is === 'asking' || mayPassOver(run, position);
}

function countsOf(run: RunState, facts: ViewFacts): RunCounts {
  const counts: Record<keyof RunCounts, number> = { ...noCounts };
  run.plan.steps.forEach((step, position) => {
    if (!isMain(run.plan.verb, step)) return;
    const state = run.steps.at(position);
    counts.total += 1;
    const left = isLeftOpen(run, state) ? leftFacts(run, step, facts) : null;
    counts[left === null ? bucketOf(state) : (leftBuckets[left.word] ?? 'notKnown')] += 1;
  });
  return counts;
}

export const noCounts = {
  ...{ total: 0, observed: 0, failed: 0, stalled: 0, skipped: 0, open: 0, waiting: 0 },
  ...{ told: 0, notKnown: 0 },
} as const satisfies RunCounts;

/**
 * The run is over, and this console did not bring the step to an end: it never began, or another console went on with it.
 * What an abandoned run leaves with the provider is as it was when it was left.
 */
function isLeftOpen({ stage }: RunState, state: StepState): boolean {
  if (stage.is !== 'ended' || isSettled(state)) return false;
  return !isOpen(state) || stage.ending !== 'abandoned';
}

function leftFacts(run: RunState, step: StepPlan, { toldOf }: ViewFacts): StepFacts {
  const { plan, stage, registered } = run;
  const endedAt = stage.is === 'ended' ? stage.at : plan.createdAt;
  const told = toldFacts(registered ? toldOf(step.id) : undefined, endedAt);
  return registered ? told : { ...told, word: 'skipped', source: 'journal', detail: message('step.skipped-stopped') };
}

const leftBuckets: Partial<Record<StepWord, Exclude<keyof RunCounts, 'total'>>> = {
  ...{ failed: 'failed', skipped: 'skipped', accepted: 'open' },
  'told-done': 'told',
};

/** Of all steps: a network that does not come holds the whole run up, though it is no VM's. */
function stalledSteps(run: RunState): number {
  let stalled = 0;
  for (const state of run.steps) if (state.is === 'stalled') stalled += 1;
  return stalled;
}

/** Steps that the provider had no room for when they were ordered. */
function stepsPutOff({ plan, steps, retried }: RunState): number {
  return plan.steps.filter(({ id }, position) => {
    const state = steps.at(position);
    return state.is === 'waiting' && state.attempt - 1 > (retried[id] ?? 0);
  }).length;
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
    case 'asking':
    case 'acting':
    case 'passed':
      return 'open';
  }
}

function lineOf(run: RunState, step: StepPlan, state: StepState, facts: ViewFacts): RunLine {
  return {
    stepId: step.id,
    kind: step.order.kind,
    vmId: step.vmId,
    name: step.name,
    ...(isLeftOpen(run, state) ? leftFacts(run, step, facts) : factsOf(run, step, state, facts)),
    after: [...step.after, ...step.afterSettled],
    optional: step.optional,
    canRetry: run.stage.is === 'ended' && step.vmId !== null && isMain(run.plan.verb, step) && state.is !== 'observed',
    canSkip: canSkip(run, positionOf(run.plan, step.id)),
    host: hostOf(step.order),
    canCancel: state.is === 'acting' && facts.canCancel(step.id),
    point: pointOf(step.order),
  };
}

function factsOf(run: RunState, step: StepPlan, state: StepState, facts: ViewFacts): StepFacts {
  return {
    word: wordOf(state),
    source: sourceOf(run, step, state),
    at: state.is === 'waiting' ? run.plan.createdAt : state.is === 'stalled' ? state.since : state.at,
    progressPercent: state.is === 'accepted' || state.is === 'stalled' ? facts.progressOf(step.id) : null,
    detail: isOfHost(step, state) ? actWords(run, step, state) : detailOf(run, step.id, state),
    attempts: state.attempt,
    startedAt: startOf(state),
    endedAt: isSettled(state) && state.is !== 'waiting' ? state.at : null,
  };
}

function sourceOf(run: RunState, step: StepPlan, state: StepState): StepFacts['source'] {
  if (isOfHost(step, state)) {
    const isVouched = state.is === 'passed' && reportOf(run, step.id, state.attempt) === null;
    return isVouched ? 'journal' : answererOf(step.order);
  }
  switch (state.is) {
    case 'observed':
      return 'feed';
    case 'accepted':
      return state.succeededAt === null ? 'gateway' : 'feed';
    case 'stalled':
    case 'refused':
    case 'failed':
      return 'gateway';
    case 'waiting':
    case 'asking':
    case 'acting':
    case 'passed':
    case 'intended':
    case 'sent':
    case 'unknown':
    case 'skipped':
      return 'journal';
  }
}

function startOf(state: StepState): number | null {
  switch (state.is) {
    case 'observed':
      return state.startedAt;
    case 'accepted':
    case 'stalled':
    case 'acting':
      return state.at;
    case 'passed':
    case 'failed':
      return state.begunAt ?? null;
    case 'waiting':
    case 'asking':
    case 'intended':
    case 'sent':
    case 'unknown':
    case 'refused':
    case 'skipped':
      return null;
  }
}

/** A host's own answer, and not what was written about it. */
function isOfHost({ order }: StepPlan, { is }: StepState): boolean {
  return order.kind === 'host-act' && (is === 'passed' || is === 'failed');
}

function wordOf(state: StepState): StepWord {
  return state.is === 'intended' || state.is === 'sent' ? 'requested' : state.is;
}

function detailOf(run: RunState, stepId: string, state: StepState): Message | null {
  switch (state.is) {
    case 'refused':
      return unsuccessfulWords(run, stepId, state, { code: state.code, detail: state.detail });
    case 'failed':
      return unsuccessfulWords(run, stepId, state, { detail: state.detail });
    case 'stalled':
      return message(`step.stalled-${state.why}`);
    case 'unknown':
      return message('step.unknown');
    case 'skipped': {
      const because = state.because === null ? null : stepPlanOf(run.plan, state.because).name;
      const reason = state.why === 'decided' ? skipReasonOf(run, stepId) : '';
      return message(`step.skipped-${state.why}`, { name: because ?? '', reason });
    }
    case 'accepted':
      return state.succeededAt === null ? null : message('step.succeeded-not-seen');
    case 'asking':
      return state.until === null ? null : message('step.waits-until', { at: state.until });
    case 'acting':
    case 'waiting':
    case 'intended':
    case 'sent':
    case 'observed':
    case 'passed':
      return null;
  }
}

function unsuccessfulWords(
  run: RunState,
  stepId: string,
  { is, passedOver }: Unsuccessful,
  params: Message['params'],
): Message {
  if (passedOver !== true) return message(`step.${is}`, params);
  return message(`step.${is}-passed-over`, { ...params, reason: skipReasonOf(run, stepId) });
}

/** What the host answered, as it was told to the gateway; a person's answer where nobody knew. */
function actWords(run: RunState, step: StepPlan, state: StepState): Message | null {
  const detail = reportOf(run, step.id, state.attempt)?.detail ?? null;
  if (state.is === 'failed') return unsuccessfulWords(run, step.id, state, { detail: detail ?? state.detail });
  if (detail !== null) return doneWords(answererOf(step.order), detail);
  const note = noteAt(run, step.id);
  return message(note === '' ? 'step.act-vouched' : 'step.act-vouched-note', { note });
}

/** Why the run does not go on; null where it does, or has ended. */
function waitsFor(run: RunState, facts: ViewFacts, counts: RunCounts): Message | null {
  const { stage } = run;
  if (stage.is === 'ended') return stage.reason === '' ? null : endReasonWords(stage.reason);
  const { obstacle } = facts;
  if (obstacle?.is === 'store')
    return message(`obstacle.store-${obstacle.failure.kind}`, { path: obstacle.failure.path });
  if (obstacle?.is === 'defect') return message('obstacle.defect', { detail: obstacle.detail });
  if (obstacle?.is === 'gateway') return message(`obstacle.gateway-${obstacle.kind}`, { detail: obstacle.detail });
  if (obstacle?.is === 'feed') return message('obstacle.feed');
  if (stage.is === 'held') return message(facts.heardTakeover ? 'waits.taken-over' : 'waits.taken-over-unheard');
  if (facts.approval?.state === 'pending') return message('waits.approval');
  if (stage.is === 'interrupted') {
    const why = facts.heldElsewhere === null ? stage.why : 'lease-lost';
    return message(`waits.${why}`, { holder: facts.heldElsewhere ?? stage.holder ?? '' });
  }
  if (stage.is === 'stopping')
    return message(hasOpenSteps(run) ? 'waits.stopping' : 'waits.stopped', { n: counts.open });
  const stalled = stalledSteps(run);
  if (stalled > 0 && counts.open === 0) return message('waits.stalled', { n: stalled });
  const putOff = stepsPutOff(run);
  return putOff > 0 && !hasOpenSteps(run) ? message('waits.put-off', { n: putOff }) : null;
}

/** Why a run ended as it did, where that was said. */
export function endReasonWords(reason: string): Message {
  const known = [
    ...['stopped', 'feed-lost', 'clock-jumped', 'suspended', 'changed', 'restart'],
    ...['approval-refused', 'approval-expired'],
  ];
  return known.includes(reason) ? message(`arming-ended.${reason}`) : message('ended.because', { detail: reason });
}
