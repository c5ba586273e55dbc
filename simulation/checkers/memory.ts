import type { Checkers } from './evidence.ts';

/** Nothing is forgotten. */
export const memoryCheckers: Checkers = {
  'what was accepted is not forgotten': ({ truth, shown, operations, endedElsewhere }) => {
    // What failed on its way may have done the first part of it.
    const failed = new Set(operations.flatMap(({ id, state }) => (state === 'failed' ? [id] : [])));
    const happened = new Set(
      truth.effects.flatMap(({ stepKey, operationId }) => (failed.has(operationId) ? [] : [stepKey])),
    );
    return shown.flatMap(({ runId, phase, ending, steps }) =>
      steps.flatMap(({ stepId, word }) =>
        phase === 'ended' &&
        !endedElsewhere.has(runId) &&
        happened.has(`${runId}/${stepId}`) &&
        !['observed', 'stalled', ...(ending === 'abandoned' ? ['accepted', 'unknown', 'requested'] : [])].includes(word)
          ? [`${stepId} happened, and is shown as ${word}`]
          : [],
      ),
    );
  },

  'the journal replays to the same state': ({ replayDifferences }) => replayDifferences,

  'the journal can be read': ({ recordsSetAside }) =>
    recordsSetAside > 0 ? [`${String(recordsSetAside)} records were set aside`] : [],
};
