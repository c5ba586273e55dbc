import type { Checkers } from './evidence.ts';

/** What is shown is so. */
export const screenCheckers: Checkers = {
  'done on the screen is done': ({ truth, shown }) => {
    const happenedAt = new Map(truth.effects.map(({ stepKey, at }) => [stepKey, at]));
    return shown.flatMap(({ runId, steps }) =>
      steps.flatMap(({ stepId, doneSince }) => {
        if (doneSince === null) return [];
        const at = happenedAt.get(`${runId}/${stepId}`);
        return at !== undefined && at <= doneSince ? [] : [`${stepId} was shown as done before it was`];
      }),
    );
  },

  'a run is over when its steps are': ({ shown, endedElsewhere }) =>
    shown.flatMap(({ runId, phase, ending, steps }) => {
      if (phase !== 'ended' || endedElsewhere.has(runId)) return [];
      const open = steps.filter(({ word }) => ['waiting', 'asking', 'requested', 'unknown', 'accepted'].includes(word));
      const undone = steps.filter(({ word }) => !['observed', 'passed'].includes(word));
      return [
        // An abandoned run leaves what was accepted to the provider, and one that never began has only waiting steps.
        ...(open.length > 0 && !['abandoned', 'stopped', 'failed'].includes(ending ?? '')
          ? [`${runId} ended "${ending ?? ''}" with ${String(open.length)} open steps`]
          : []),
        ...(ending === 'completed' && undone.length > 0 ? [`${runId} is called completed`] : []),
      ];
    }),

  'what the cursor has passed is in the cache': ({ cacheDifferences }) => cacheDifferences,

  'a console that calls itself live has heard what was told': ({ behind }) => behind,

  'a review includes only what is free': ({ reviews }) =>
    reviews.flatMap(({ verb, items }) =>
      items.flatMap(({ vmId, row }) => {
        if (row === null) return [];
        if (row.claimed) return [`${vmId} is claimed by another run`];
        if (verb !== 'failover') return [];
        return row.twoCopies || !row.offered ? [`${vmId} cannot be failed over, and is included`] : [];
      }),
    ),

  'a hindered review becomes no run': ({ reviews }) =>
    reviews.flatMap(({ runId, hindrances }) => (runId !== null && hindrances > 0 ? [`${runId} was hindered`] : [])),
};
