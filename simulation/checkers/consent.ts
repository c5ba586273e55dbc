import type { Checkers } from './evidence.ts';

/** The console knows the gateway's time to within its round trips. */
const CLOCK_SLACK_MS = 100;

/** Where a second person must agree. */
export const consentCheckers: Checkers = {
  'nothing is ordered before a second person has agreed': ({ wire, runs }) =>
    runs.flatMap(({ id, approval }) => {
      if (approval.state === 'not-needed') return [];
      const agreedAt = approval.state === 'approved' ? (approval.at ?? Infinity) : Infinity;
      return wire.flatMap(({ route, runId, leftAt, stepKey }) =>
        route === 'submit' && runId === id && leftAt < agreedAt - CLOCK_SLACK_MS
          ? [
              `${stepKey ?? ''} was ordered while its run was ${approval.state === 'approved' ? 'pending' : approval.state}`,
            ]
          : [],
      );
    }),

  'a run that a second person refused has done nothing': ({ runs, operations }) =>
    runs.flatMap(({ id, approval, ending }) =>
      approval.state === 'refused' && (ending === 'completed' || operations.some(({ runId }) => runId === id))
        ? [`${id} was refused, and done`]
        : [],
    ),
};
