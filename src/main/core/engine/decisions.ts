import type { DecisionBody } from '#shared/gateway-api/index.ts';
import { allDecisions } from './run-state.ts';
import type { RunState } from './run-state.ts';

/** The decision to stop or to go on, as the gateway keeps it. */
export function allowedDecision(kind: 'stop' | 'resume', reason: string): DecisionBody {
  return { kind, reason };
}

/** Why a person left a step out or passed it over; empty where nobody did. */
export function skipReasonOf(run: RunState, stepId: string): string {
  const skip = recorded(run).findLast((body) => body.kind === 'skip' && body.stepId === stepId);
  return skip?.kind === 'skip' ? skip.reason : '';
}

/** What a person added to the answer that was given last at a step; empty where nothing was. */
export function noteAt(run: RunState, stepId: string): string {
  const answer = recorded(run).findLast((body) => body.kind === 'gate' && body.stepId === stepId);
  return answer?.kind === 'gate' ? answer.note : '';
}

function recorded(run: RunState): readonly DecisionBody[] {
  return allDecisions(run).slice(0, run.decisionsRecorded);
}
