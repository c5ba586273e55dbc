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

  'the gateway signs the journal of whoever ended the run': ({ receipts, endedElsewhere }) =>
    receipts.flatMap(({ runId, told, isOurs }) =>
      told !== null && !isOurs && !endedElsewhere.has(runId) ? [`${runId} was signed over no link of its journal`] : [],
    ),

  'what the gateway signed is kept, and nothing else': ({ receipts, circumstances, ended }) =>
    receipts.flatMap(({ runId, told, isOurs, kept }) => {
      if (kept !== null) {
        return isOurs && kept.signature === told?.signature ? [] : [`${runId} keeps what was never signed`];
      }
      return isOurs && circumstances.calm && ended ? [`${runId} lacks its receipt`] : [];
    }),

  'the journal replays to the same state': ({ replayDifferences }) => replayDifferences,

  'the journal can be read': ({ recordsSetAside }) =>
    recordsSetAside > 0 ? [`${String(recordsSetAside)} records were set aside`] : [],
};
