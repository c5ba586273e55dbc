import type { Mutant } from './mutant.ts';

/** Mistakes in what may begin when, and in when a run is over. */
export const scheduleMutants: readonly Mutant[] = [
  {
    name: 'one start too many at once',
    file: 'engine/board.ts',
    find: `const starts = limits.startsAtOnce - startsElsewhere - this.#startsOpen;`,
    replace: `const starts = limits.startsAtOnce - startsElsewhere - this.#startsOpen + 1;`,
  },
  {
    name: 'undo knows no groups',
    file: 'engine/board.ts',
    find: `const room = Math.max(0, undoGroupSize - recent.length);`,
    replace: `const room = undoGroupSize;`,
  },
  {
    name: 'dependencies are ignored',
    file: 'engine/plan-graph.ts',
    find: `const before = steps.map((step) => positions(step.after));`,
    replace: `const before = steps.map((step) => positions(step.after.slice(0, 0)));`,
  },
  {
    name: 'only the first dependency is looked at',
    file: 'engine/plan-graph.ts',
    find: `const before = steps.map((step) => positions(step.after));`,
    replace: `const before = steps.map((step) => positions(step.after.slice(0, 1)));`,
  },
  {
    name: 'a failed dependency counts as done',
    file: 'engine/step-state.ts',
    find: `return step.optional || state.passedOver === true;`,
    replace: `return step.optional || state.attempt > 0;`,
  },
  {
    name: 'what was accepted lets its followers begin',
    file: 'engine/schedule.ts',
    find: `if (isOpen(state)) {`,
    replace: `if (state.is === 'accepted') return { is: 'fulfilled', at: state.at, orderedAt: state.at };
  if (isOpen(state)) {`,
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
    find: `if (done === run.steps.length) return 'completed';`,
    replace: `if (done > 0) return 'completed';`,
  },
];
