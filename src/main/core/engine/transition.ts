import type { RunEvent } from './events.ts';
import { allDecisions, newRun, positionOf, stepStateOf } from './run-state.ts';
import type { RunState } from './run-state.ts';
import type { StepState } from './step-state.ts';

/** An event that cannot happen in this state. Never ignored: the run is stopped as "needs an operator". */
export class ImpossibleEvent extends Error {
  constructor(event: RunEvent, state: string) {
    super(`${event.type} cannot happen while ${state}`);
    this.name = 'ImpossibleEvent';
  }
}

type StepEvent = Extract<RunEvent, { readonly stepId: string }>;

/** The state after an event. Pure: the same events give the same state, on any computer, on any day. */
export function transition(run: RunState | null, event: RunEvent): RunState {
  if (event.type === 'armed') {
    if (run !== null) throw new ImpossibleEvent(event, run.stage.is);
    return newRun(event.plan, { is: 'arming', until: event.until });
  }
  if (run === null) throw new ImpossibleEvent(event, 'not begun');
  if (run.stage.is === 'ended') throw new ImpossibleEvent(event, 'ended');
  return 'stepId' in event ? ofStep(run, event) : ofRun(run, event);
}

/** A run from its journal; null where the journal is empty. */
export function replay(events: Iterable<RunEvent>): RunState | null {
  let run: RunState | null = null;
  for (const event of events) run = transition(run, event);
  return run;
}

function ofRun(run: RunState, event: Exclude<RunEvent, StepEvent | { type: 'armed' }>): RunState {
  switch (event.type) {
    case 'arming-cancelled':
      demand(run.stage.is === 'arming', event, run.stage.is);
      return { ...run, stage: { is: 'ended', ending: 'stopped', reason: event.why, at: event.at } };
    case 'registration-begun':
      demand(run.stage.is === 'arming', event, run.stage.is);
      return { ...run, stage: { is: 'registering' }, startedAt: event.at };
    case 'registered':
      return { ...run, registered: true, stage: { is: run.stopAsked ? 'stopping' : 'running', token: event.token } };
    case 'registration-refused':
      demand(!run.registered, event, 'registered');
      return {
        ...run,
        stage: { is: 'ended', ending: 'failed', reason: `${event.code}: ${event.detail}`, at: event.at },
      };
    case 'decision-recorded':
      demand(event.sequence === run.decisionsRecorded + 1, event, `decision ${String(run.decisionsRecorded)}`);
      demand(event.sequence <= allDecisions(run).length, event, 'no such decision');
      return { ...run, decisionsRecorded: event.sequence };
    case 'intended':
      return withSteps(run, event.stepIds, (state) => {
        demand(state.is === 'waiting', event, state.is);
        return { is: 'intended', attempt: state.attempt, at: event.at, body: null };
      });
    case 'skipped':
      return withSteps(run, event.stepIds, (state) => {
        demand(state.is === 'waiting' || state.is === 'intended', event, state.is);
        return { is: 'skipped', attempt: state.attempt, at: event.at, why: event.why, because: event.because };
      });
    case 'stop-asked':
      return {
        ...run,
        stopAsked: true,
        laterDecisions: [...run.laterDecisions, event.decision],
        stage: run.stage.is === 'running' ? { is: 'stopping', token: run.stage.token } : run.stage,
      };
    case 'resume-asked':
      demand(run.stage.is === 'interrupted' || run.stage.is === 'stopping', event, run.stage.is);
      return {
        ...run,
        stopAsked: false,
        laterDecisions: [...run.laterDecisions, event.decision],
        // To take the lease the provider must have the run.
        registered: true,
        stage: { is: 'running', token: event.token },
      };
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
  }
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
