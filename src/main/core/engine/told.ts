import type { Operation } from '#shared/domain/index.ts';
import type { RunLine } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';

/** What is known of a step beside what was planned. */
export type StepFacts = Pick<
  RunLine,
  'word' | 'source' | 'at' | 'progressPercent' | 'detail' | 'attempts' | 'startedAt' | 'endedAt'
>;

/** The newest attempt of each step, by step id. */
export function newestByStep(operations: readonly Operation[]): ReadonlyMap<string, Operation> {
  const newest = new Map<string, Operation>();
  for (const operation of operations) {
    const known = newest.get(operation.stepId);
    if (known === undefined || known.attempt < operation.attempt) newest.set(operation.stepId, operation);
  }
  return newest;
}

/** A step that this console did not watch to its end: the provider's word, which is not a success that was seen. */
export function toldFacts(operation: Operation | undefined, otherwiseAt: number): StepFacts {
  if (operation === undefined) return notKnown(otherwiseAt);
  const { state, acceptedAt, endedAt, attempt, failure, progressPercent } = operation;
  const isOpen = state === 'accepted' || state === 'working';
  return {
    word: isOpen ? 'accepted' : state === 'failed' ? 'failed' : 'told-done',
    source: 'gateway',
    at: endedAt ?? acceptedAt,
    progressPercent: isOpen ? progressPercent : null,
    detail: failure === null ? null : message('step.failed', { detail: failure.detail }),
    attempts: attempt,
    startedAt: acceptedAt,
    endedAt,
  };
}

function notKnown(at: number): StepFacts {
  return {
    word: 'not-known',
    source: null,
    at,
    progressPercent: null,
    detail: null,
    attempts: 0,
    startedAt: null,
    endedAt: null,
  };
}
