import type { Checkers } from './evidence.ts';

/**
 * Refusals that say "not now" also where nothing is wrong: the world moves while an order is under way. And a renewal of a
 * lease may cross with the end of its run.
 */
const USUAL = ['window-full', 'changed', 'too-late'];

/** A person is asked for what only a person can decide, and for nothing else. */
export const peopleCheckers: Checkers = {
  'what began comes to an end': ({ ended }) => (ended ? [] : ['the world did not come to its end']),

  'nobody is asked needlessly': ({ askedNeedlessly }) => askedNeedlessly,

  'without trouble nothing is refused': ({ circumstances, wire, words }) =>
    circumstances.calm
      ? wire.flatMap(({ route, stepKey, runId, leftAt, answers }) =>
          answers.flatMap(({ at, status, code }) => {
            const crossedItsEnd = route === 'renewLease' && code === 'run-ended';
            const crossedAStop = words.some(
              (each) => each.word === 'stop' && each.runId === runId && leftAt <= each.at && each.at <= at,
            );
            return status < 400 || USUAL.includes(code ?? '') || crossedItsEnd || crossedAStop
              ? []
              : [`${route} of ${stepKey ?? runId} was refused: ${code ?? String(status)}`];
          }),
        )
      : [],

  'what meets only passing trouble completes': ({ circumstances, runs, words }) =>
    circumstances.lasting
      ? []
      : runs.flatMap(({ id, state, ending, approval }) => {
          const stopped = words.some(({ runId, word }) => runId === id && (word === 'stop' || word === 'end'));
          const refused = approval.state === 'refused';
          return stopped || refused || ending === 'completed' ? [] : [`${id} is ${state}, ${ending ?? 'not ended'}`];
        }),
};
