import type { ActReport } from '#shared/domain/index.ts';
import type { DecisionBody } from '#shared/gateway-api/index.ts';
import type { RunEvent, TakenOperation } from './events.ts';
import { passedOver } from './pass-over.ts';
import { allDecisions, indexOf, newRun, positionOf, stepStateOf } from './run-state.ts';
import type { RunState } from './run-state.ts';
import { ACT_CANCELLED } from './step-state.ts';
import type { SkipReason, StepState } from './step-state.ts';

/** An event that cannot happen in this state. Never ignored: the run is stopped as "needs an operator". */
export class ImpossibleEvent extends Error {
  constructor(event: RunEvent, state: string) {
    super(`${event.type} cannot happen while ${state}`);
    this.name = 'ImpossibleEvent';
  }
}

type StepEvent = Extract<RunEvent, { readonly stepId: string }>;
type AfterEnd = Extract<RunEvent, { readonly type: 'receipt-kept' | 'sealed' }>;
type StepDecision = Extract<DecisionBody, { readonly stepId: string }>;

/** The state after an event. Pure: the same events give the same state, on any computer, on any day. */
export function transition(run: RunState | null, event: RunEvent): RunState {
  if (event.type === 'armed') {
    if (run !== null) throw new ImpossibleEvent(event, run.stage.is);
    return newRun(event.plan, { is: 'arming', until: event.until });
  }
  if (event.type === 'taken-over') {
    if (run !== null && run.stage.is !== 'interrupted') throw new ImpossibleEvent(event, run.stage.is);
    return takenOver(event);
  }
  if (run === null) throw new ImpossibleEvent(event, 'not begun');
  if (event.type === 'receipt-kept' || event.type === 'sealed') return afterEnd(run, event);
  if (run.stage.is === 'ended') throw new ImpossibleEvent(event, 'ended');
  return 'stepId' in event ? ofStep(run, event) : ofRun(run, event);
}

/** What is added to the journal of a run that is over changes nothing of the run. */
function afterEnd(run: RunState, event: AfterEnd): RunState {
  demand(run.stage.is === 'ended', event, run.stage.is);
  if (event.type === 'sealed') {
    demand(run.sealedAt === null, event, 'sealed');
    return { ...run, sealedAt: event.at };
  }
  demand(run.receipt === null, event, 'the receipt is kept');
  return { ...run, receipt: event.receipt };
}

/** A run from its journal; null where the journal is empty. */
export function replay(events: Iterable<RunEvent>): RunState | null {
  let run: RunState | null = null;
  for (const event of events) run = transition(run, event);
  return run;
}

function ofRun(
  run: RunState,
  event: Exclude<RunEvent, StepEvent | AfterEnd | { type: 'armed' | 'taken-over' }>,
): RunState {
  switch (event.type) {
    case 'arming-cancelled':
      demand(run.stage.is === 'arming', event, run.stage.is);
      return { ...run, stage: { is: 'ended', ending: 'stopped', reason: event.why, at: event.at } };
    case 'registration-begun':
      demand(run.stage.is === 'arming', event, run.stage.is);
      return { ...run, stage: { is: 'registering' }, startedAt: event.at, instances: [event.instanceId] };
    case 'registered':
      // What was decided in the review was stored with it.
      return {
        ...run,
        registered: true,
        decisionsRecorded: run.plan.decisions.length,
        stage: { is: run.stopAsked ? 'stopping' : 'running', token: event.token },
      };
    case 'registration-refused':
      demand(!run.registered, event, 'registered');
      return {
        ...run,
        stage: { is: 'ended', ending: 'failed', reason: `${event.code}: ${event.detail}`, at: event.at },
      };
    case 'decision-recorded':
      demand(event.sequence === run.decisionsRecorded + 1, event, `decision ${String(run.decisionsRecorded)}`);
      demand(event.sequence <= allDecisions(run).length, event, 'no such decision');
      return decided({ ...run, decisionsRecorded: event.sequence }, event.at);
    case 'intended':
      return withSteps(run, event.stepIds, (state) => {
        demand(state.is === 'waiting', event, state.is);
        return { is: 'intended', attempt: state.attempt, at: event.at, body: null };
      });
    case 'skipped':
      return withSteps(run, event.stepIds, (state) => {
        demand(state.is === 'waiting' || state.is === 'intended' || state.is === 'asking', event, state.is);
        return { is: 'skipped', attempt: state.attempt, at: event.at, why: event.why, because: event.because };
      });
    case 'stop-asked':
      return {
        ...run,
        stopAsked: true,
        laterDecisions: [...run.laterDecisions, event.decision],
        stage: run.stage.is === 'running' ? { is: 'stopping', token: run.stage.token } : run.stage,
      };
    case 'decided':
      return { ...run, laterDecisions: [...run.laterDecisions, event.decision] };
    case 'resume-asked':
      demand(['interrupted', 'stopping', 'held'].includes(run.stage.is), event, run.stage.is);
      return {
        ...run,
        stopAsked: false,
        laterDecisions: [...run.laterDecisions, event.decision],
        // To take the lease the provider must have the run.
        registered: true,
        stage: { is: 'running', token: event.token },
      };
    case 'lease-asked':
      demand(run.stage.is === 'interrupted', event, run.stage.is);
      return { ...run, instances: [...run.instances, event.instanceId] };
    case 'lease-renewed':
      return 'token' in run.stage ? { ...run, stage: { ...run.stage, token: event.token } } : run;
    case 'interrupted':
      return { ...run, stage: { is: 'interrupted', why: event.why, holder: event.holder } };
    case 'ending-begun':
      demand('token' in run.stage, event, run.stage.is);
      return { ...run, stage: { is: 'ending', token: run.stage.token, ending: event.ending, reason: event.reason } };
    case 'ended':
      return { ...run, stage: { is: 'ended', ending: event.ending, reason: event.reason, at: event.at } };
  }
}

function ofStep(run: RunState, event: StepEvent): RunState {
  const before = stepStateOf(run, event.stepId);
  const after = nextStep(before, event);
  if (event.type === 'retried') {
    const { [event.stepId]: times = 0 } = run.retried;
    run = { ...run, retried: { ...run.retried, [event.stepId]: times + 1 } };
  }
  return { ...run, steps: run.steps.with(positionOf(run.plan, event.stepId), after) };
}

function nextStep(state: StepState, event: StepEvent): StepState {
  const { at } = event;
  switch (event.type) {
    case 'sent':
      demand(state.is === 'intended', event, state.is);
      return { is: 'sent', attempt: state.attempt, at, body: event.body };
    case 'accepted': {
      demand(state.is === 'sent' || state.is === 'unknown' || state.is === 'intended', event, state.is);
      const { id, acceptedSeq, expectedBy } = event.operation;
      return {
        is: 'accepted',
        attempt: state.attempt,
        at,
        operationId: id,
        acceptedSeq,
        expectedBy,
        succeededAt: null,
      };
    }
    case 'refused':
      demand(state.is === 'sent' || state.is === 'intended', event, state.is);
      return { is: 'refused', attempt: state.attempt, at, code: event.code, detail: event.detail };
    case 'put-off':
      demand(state.is === 'sent', event, state.is);
      return { is: 'waiting', attempt: state.attempt + 1, notBefore: event.notBefore };
    case 'not-sent':
      demand(state.is === 'sent', event, state.is);
      return { is: 'intended', attempt: state.attempt, at, body: state.body };
    case 'reply-lost':
      demand(state.is === 'sent' || state.is === 'unknown', event, state.is);
      return { is: 'unknown', attempt: state.attempt, at, body: state.body };
    case 'found-absent':
      demand(state.is === 'unknown' || state.is === 'sent', event, state.is);
      return { is: 'intended', attempt: state.attempt, at, body: state.body };
    case 'succeeded':
      demand(state.is === 'accepted' || state.is === 'stalled', event, state.is);
      return { ...state, succeededAt: at };
    case 'operation-failed':
      demand(state.is === 'accepted' || state.is === 'stalled', event, state.is);
      return { is: 'failed', attempt: state.attempt, at, code: event.code, detail: event.detail };
    case 'observed':
      demand(state.is === 'accepted' || state.is === 'stalled', event, state.is);
      return {
        is: 'observed',
        attempt: state.attempt,
        at,
        startedAt: state.at,
        operationId: state.operationId,
        seq: event.seq,
      };
    case 'stalled':
      demand(state.is === 'accepted', event, state.is);
      return { ...state, is: 'stalled', since: at, why: event.why };
    case 'gate-opened':
      demand(state.is === 'waiting', event, state.is);
      return { is: 'asking', attempt: state.attempt, at, until: event.until };
    case 'gate-passed':
      demand(state.is === 'asking', event, state.is);
      return { is: 'passed', attempt: state.attempt, at };
    case 'act-doubted':
      demand(state.is === 'acting', event, state.is);
      return { is: 'asking', attempt: state.attempt, at, until: event.until };
    case 'act-repeated':
      demand(state.is === 'asking', event, state.is);
      return { is: 'waiting', attempt: state.attempt + 1, notBefore: at };
    case 'retried':
      demand(state.is === 'failed', event, state.is);
      return { is: 'waiting', attempt: state.attempt + 1, notBefore: event.notBefore };
  }
}

/** What the decision that was just recorded does to the steps. One that comes too late for its step does nothing. */
function decided(run: RunState, at: number): RunState {
  const decision = allDecisions(run)[run.decisionsRecorded - 1];
  if (decision === undefined || !('stepId' in decision)) return run;
  const position = indexOf(run.plan).get(decision.stepId);
  if (position === undefined) return run;
  const before = run.steps.at(position);
  if (decision.kind === 'skip' && decision.failed === true) return passedOver(run, position);
  const after = decidedStep(before, decision, at);
  return after === before ? run : { ...run, steps: run.steps.with(position, after) };
}

function decidedStep(state: StepState, decision: StepDecision, at: number): StepState {
  const { attempt } = state;
  const skipped = (why: SkipReason): StepState => ({ is: 'skipped', attempt, at, why, because: null });
  const again: StepState = { is: 'waiting', attempt: attempt + 1, notBefore: at };
  switch (decision.kind) {
    case 'skip':
      return state.is === 'waiting' || state.is === 'asking' ? skipped('decided') : state;
    case 'gate':
      if (state.is !== 'asking') return state;
      if (decision.answer === 'again') return again;
      return decision.answer === 'go' ? { is: 'passed', attempt, at } : skipped('gate');
    case 'act-begun':
      if (state.is !== 'waiting' || decision.attempt !== attempt) return state;
      return { is: 'acting', attempt, at, instanceId: decision.instanceId };
    case 'act-ended':
      if (state.is !== 'acting' || decision.attempt !== attempt) return state;
      return begunThen(state.at, actEnded(attempt, decision.report, at));
  }
}

/** A run's picture shows from when to when an act was done. */
function begunThen(begunAt: number, ended: StepState): StepState {
  return ended.is === 'passed' || ended.is === 'failed' ? { ...ended, begunAt } : ended;
}

function actEnded(attempt: number, { outcome, detail }: ActReport, at: number): StepState {
  switch (outcome) {
    case 'done':
      return { is: 'passed', attempt, at };
    case 'failed':
      return { is: 'failed', attempt, at, code: 'host-act', detail };
    case 'cancelled':
      return { is: 'failed', attempt, at, code: ACT_CANCELLED, detail };
    case 'not-begun':
      return { is: 'waiting', attempt: attempt + 1, notBefore: at };
  }
}

/** A run as another console left it: what was decided, and the newest operation of each step. */
function takenOver({ at, plan, token, instanceId, operations }: Extract<RunEvent, { type: 'taken-over' }>): RunState {
  let run: RunState = {
    ...newRun(plan, { is: 'held', token }),
    registered: true,
    startedAt: plan.createdAt,
    instances: [instanceId],
  };
  for (const operation of operations) {
    const position = indexOf(plan).get(operation.stepId);
    if (position !== undefined) run = { ...run, steps: run.steps.with(position, takenStep(operation)) };
  }
  // Steps that were begun are past their decisions: those only matter to what still waits.
  for (let sequence = 1; sequence <= plan.decisions.length; sequence += 1) {
    run = decided(presumed({ ...run, decisionsRecorded: sequence }, at), at);
  }
  const last = plan.decisions.findLast(({ kind }) => kind === 'stop' || kind === 'resume');
  return { ...run, stopAsked: last?.kind === 'stop' };
}

/**
 * What the next decision presumes had happened: a gate that was answered had been open, an act of which people were asked had
 * been in doubt, an act that was begun again had been put back to wait, a step that was passed over had been refused: one that
 * failed is told by its operation.
 */
function presumed(run: RunState, at: number): RunState {
  const decision = allDecisions(run)[run.decisionsRecorded - 1];
  const position = decision !== undefined && 'stepId' in decision ? indexOf(run.plan).get(decision.stepId) : undefined;
  if (decision === undefined || position === undefined) return run;
  const { is, attempt } = run.steps.at(position);
  const change = (next: StepState): RunState => ({ ...run, steps: run.steps.with(position, next) });
  if (decision.kind === 'skip') {
    const wasRefused = decision.failed === true && is === 'waiting';
    return wasRefused ? change({ is: 'refused', attempt, at, code: 'not-allowed', detail: '' }) : run;
  }
  if (decision.kind === 'gate') {
    return is === 'waiting' || is === 'acting' ? change({ is: 'asking', attempt, at, until: null }) : run;
  }
  if (decision.kind !== 'act-begun' || decision.attempt <= attempt) return run;
  return change({ is: 'waiting', attempt: decision.attempt, notBefore: at });
}

function takenStep(operation: TakenOperation): StepState {
  const { attempt, acceptedAt, endedAt, failure } = operation;
  if (operation.state === 'failed') {
    const { code, detail } = failure ?? { code: 'failed', detail: '' };
    return { is: 'failed', attempt, at: endedAt ?? acceptedAt, code, detail };
  }
  return {
    is: 'accepted',
    attempt,
    at: acceptedAt,
    operationId: operation.id,
    acceptedSeq: operation.acceptedSeq,
    expectedBy: operation.expectedBy,
    succeededAt: operation.state === 'succeeded' ? (endedAt ?? acceptedAt) : null,
  };
}

function withSteps(run: RunState, stepIds: readonly string[], change: (state: StepState) => StepState): RunState {
  let { steps } = run;
  for (const stepId of stepIds) {
    const position = positionOf(run.plan, stepId);
    steps = steps.with(position, change(steps.at(position)));
  }
  return { ...run, steps };
}

function demand(holds: boolean, event: RunEvent, state: string): asserts holds {
  if (!holds) throw new ImpossibleEvent(event, state);
}
