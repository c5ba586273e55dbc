import type { Mutant } from './mutant.ts';

/** Mistakes in what the console does on the tenant's own hosts. */
export const actMutants: readonly Mutant[] = [
  {
    name: 'a member does not wait for its acts',
    file: 'engine/review/graph.ts',
    find: `after.set(id, [...reached, ...acts.before(id), ...acts.before(null)]);`,
    replace: `after.set(id, reached);`,
  },
  {
    name: 'an act that another process began is simply done',
    file: 'engine/deeds.ts',
    find: `if (state.instanceId === instanceId) return [{ do: 'act', stepId: id }];`,
    replace: `if (instanceId !== '') return [{ do: 'act', stepId: id }];`,
  },
  {
    name: 'what may do harm twice is done again by itself',
    file: 'engine/deeds.ts',
    find: `return isSafeToRepeat(act) ? begunAt + actMsMax(act) : null;`,
    replace: `return begunAt + actMsMax(act);`,
  },
  {
    name: 'an act that failed lets through what waits for it',
    file: 'engine/transition.ts',
    find: `return { is: 'failed', attempt, at, code: 'host-act', detail };`,
    replace: `return { is: 'passed', attempt, at };`,
  },
  {
    name: 'an act is done although the run was stopped',
    file: 'engine/acts.ts',
    find: `if (state.stage.is !== 'running') {`,
    replace: `if (state.stage.is === 'ended') {`,
  },
  {
    name: 'an act is done before it is recorded',
    file: 'engine/performer.ts',
    find: `const { attempt } = stepStateOf(this.#runner.state, stepId);`,
    replace: `const { attempt } = stepStateOf(this.#runner.state, stepId);
    const { order } = stepPlanOf(this.#runner.state.plan, stepId);
    if (order.kind === 'host-act') void this.#ports.act(order.act);`,
  },
];
