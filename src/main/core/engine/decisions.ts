import type { DecisionBody } from '#shared/gateway-api/index.ts';
import { allDecisions } from './run-state.ts';
import type { RunState } from './run-state.ts';

/** The decision to stop or to go on, as the gateway keeps it. */
export function allowedDecision(kind: 'stop' | 'resume', reason: string): DecisionBody {
  return { kind, reason };
}

/** Why a person left a step out or passed it over; empty where nobody did. */
export function skipReasonOf(run: RunState, stepId: string): string {
  const told = allDecisions(run).slice(0, run.decisionsRecorded);
  const skip = told.findLast((body) => body.kind === 'skip' && body.stepId === stepId);
  return skip?.kind === 'skip' ? skip.reason : '';
}
