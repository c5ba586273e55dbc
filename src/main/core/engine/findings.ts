import type { Operation } from '#shared/domain/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { RunState } from './run-state.ts';

/** After an interruption: what the journal knows, and what the gateway says of the same steps. Null operations: it was not heard. */
export function findingsOf(run: RunState, operations: readonly Operation[] | null): readonly Message[] {
  const counts = { observed: 0, waiting: 0, accepted: 0, unsure: 0, failed: 0 };
  for (const state of run.steps) {
    if (state.is === 'observed') counts.observed += 1;
    else if (state.is === 'waiting' || state.is === 'intended') counts.waiting += 1;
    else if (state.is === 'accepted' || state.is === 'stalled') counts.accepted += 1;
    else if (state.is === 'sent' || state.is === 'unknown') counts.unsure += 1;
    else counts.failed += 1;
  }
  const journal = message('finding.journal', counts);
  if (operations === null) return [journal, message('finding.gateway-silent')];
  const ended = operations.filter(({ state }) => state === 'succeeded' || state === 'failed').length;
  return [journal, message('finding.gateway', { n: operations.length, ended, working: operations.length - ended })];
}
