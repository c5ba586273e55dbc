import type { Mutant } from './mutant.ts';

/** Mistakes in what counts as done. */
export const truthMutants: readonly Mutant[] = [
  {
    name: 'accepted is shown as done',
    file: 'engine/run-view.ts',
    find: `return state.is === 'intended' || state.is === 'sent' ? 'requested' : state.is;`,
    replace: `return state.is === 'intended' || state.is === 'sent' ? 'requested' : state.is === 'accepted' ? 'observed' : state.is;`,
  },
  {
    name: 'the word "succeeded" counts as seen',
    file: 'engine/runner.ts',
    find: `this.record({ type: 'succeeded', ...facts });`,
    replace: `this.record({ type: 'observed', ...facts, seq: operation.acceptedSeq });`,
  },
  {
    name: 'a failed operation counts as seen',
    file: 'engine/runner.ts',
    find: `this.record({ type: 'operation-failed', ...facts, code, detail });`,
    replace: `this.record({ type: 'observed', ...facts, seq: operation.acceptedSeq, code, detail });`,
  },
  {
    name: 'an effect without its operation is taken from the picture',
    file: 'engine/effect.ts',
    find: `if (cause !== operationId) return false;`,
    replace: ``,
  },
  {
    name: 'an effect in another state is an effect',
    file: 'engine/effect.ts',
    find: `replica.state === demanded.state &&
        (demanded.power === null || replica.power === demanded.power) &&`,
    replace: ``,
  },
  {
    name: 'what was seen while the disk was full is forgotten',
    file: 'engine/runner.ts',
    find: `this.#missedSomething = true;`,
    replace: ``,
  },
  {
    name: 'a new picture is not looked through',
    file: 'engine/runner.ts',
    find: `this.#recent.clear();
    this.#judgeAll();`,
    replace: `this.#recent.clear();`,
  },
];
