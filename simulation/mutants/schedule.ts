import type { Mutant } from './mutant.ts';

/** Mistakes in what may begin when, and in when a run is over. */
export const scheduleMutants: readonly Mutant[] = [
  {
    name: 'one start too many at once',
    file: 'engine/schedule.ts',
    find: `let starts = facts.limits.startsAtOnce - facts.startsElsewhere;`,
    replace: `let starts = facts.limits.startsAtOnce - facts.startsElsewhere + 1;`,
  },
  {
    name: 'undo knows no groups',
    file: 'engine/schedule.ts',
    find: `if (limitedBy === 'undos' && orderedAfter(state, facts.now - facts.limits.undoGroupIntervalMs)) undos -= 1;`,
    replace: ``,
  },
  {
    name: 'dependencies are ignored',
    file: 'engine/schedule.ts',
    find: `step.after.every((id) => isFulfilled(run.steps.at(index.get(id) ?? -1)))`,
    replace: `index !== null`,
  },
  {
    name: 'only the first dependency is looked at',
    file: 'engine/schedule.ts',
    find: `step.after.every((id) =>`,
    replace: `step.after.slice(0, 1).every((id) =>`,
  },
  {
    name: 'a failed dependency counts as done',
    file: 'engine/schedule.ts',
    find: `state.is === 'observed' || (state.is === 'skipped'`,
    replace: `state.is === 'observed' || state.is === 'failed' || state.is === 'refused' || (state.is === 'skipped'`,
  },
  {
    name: 'what was accepted lets its followers begin',
    file: 'engine/schedule.ts',
    find: `state.is === 'observed' || (state.is === 'skipped'`,
    replace: `state.is === 'observed' || state.is === 'accepted' || (state.is === 'skipped'`,
  },
  {
    name: 'followers of a failure wait for ever',
    file: 'engine/deeds.ts',
    find: `if (failed !== undefined) return { do: 'skip-dependents', stepIds: [step.id], because: failed };`,
    replace: `if (failed === step.id) return { do: 'skip-dependents', stepIds: [step.id], because: failed };`,
  },
  {
    name: 'a run ends without its open steps',
    file: 'engine/deeds.ts',
    find: `if (!isSettled(state)) return null;`,
    replace: `if (!isSettled(state) && state.is !== 'waiting') return null;`,
  },
  {
    name: 'an abandoned run is called completed',
    file: 'engine/deeds.ts',
    find: `if (fulfilled === run.steps.length) return 'completed';`,
    replace: `if (fulfilled > 0) return 'completed';`,
  },
];
