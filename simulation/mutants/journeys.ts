import type { Mutant } from './mutant.ts';

/** Mistakes in plans, gates, tests, planned failovers and the way home. */
export const journeyMutants: readonly Mutant[] = [
  {
    name: 'a gate passes without an answer',
    file: 'engine/deeds.ts',
    find: `return order.kind === 'gate-wait' ? now + order.waitMs : null;`,
    replace: `return now + (order.kind === 'gate-wait' ? order.waitMs : 500);`,
  },
  {
    name: 'a pause at a gate is not waited for',
    file: 'engine/deeds.ts',
    find: `return order.kind === 'gate-wait' ? now + order.waitMs : null;`,
    replace: `return order.kind === 'gate-wait' ? now : null;`,
  },
  {
    name: 'an answer takes effect before it is recorded',
    file: 'engine/transition.ts',
    find: `return { ...run, laterDecisions: [...run.laterDecisions, event.decision] };`,
    replace: `return {
        ...decided(
          {
            ...run,
            laterDecisions: [...run.laterDecisions, event.decision],
            decisionsRecorded: allDecisions(run).length + 1,
          },
          event.at,
        ),
        decisionsRecorded: run.decisionsRecorded,
      };`,
  },
  {
    name: 'a run that was taken over goes on by itself',
    file: 'engine/transition.ts',
    find: `...newRun(plan, { is: 'held', token }),`,
    replace: `...newRun(plan, { is: 'running', token }),`,
  },
  {
    name: 'a run that was taken over begins with nothing',
    file: 'engine/transition.ts',
    find: `for (const operation of operations) {`,
    replace: `for (const operation of operations.slice(0, 0)) {`,
  },
  {
    name: 'lanes are ignored',
    file: 'engine/plan-graph.ts',
    find: `laneOf[position] = number;`,
    replace: ``,
  },
  {
    name: 'what has come up is not given time to settle',
    file: 'engine/board.ts',
    find: `this.#endOf(one) + (this.#graph.settleMs[one] ?? 0)`,
    replace: `this.#endOf(one)`,
  },
  {
    name: 'a test is stopped while others still come up',
    file: 'engine/plan-graph.ts',
    find: `const beforeEnded = steps.map((step) => positions(step.afterSettled));`,
    replace: `const beforeEnded = steps.map((step) => positions(step.afterSettled.slice(0, 0)));`,
  },
  {
    name: 'a test is stopped only where every other came up',
    file: 'engine/plan-graph.ts',
    find: `const before = steps.map((step) => positions(step.after));`,
    replace: `const before = steps.map((step) => positions([...step.after, ...step.afterSettled]));`,
  },
  {
    name: 'undo failback of a lost site brings no evidence',
    file: 'engine/review/evidence.ts',
    find: `if (verb === 'undo-failback' && !inContact) return evidenceOf(`,
    replace: `if (verb === 'undo-failback' && !inContact && now === 0) return evidenceOf(`,
  },
  {
    name: 'undo failback asks for another network than is there',
    file: 'engine/review/compile.ts',
    find: `if (request.verb === 'undo-failback' && prepared !== null) return prepared;`,
    replace: ``,
  },
  {
    name: 'a second person is not waited for',
    file: 'engine/deeds.ts',
    find: `if (facts.approval === 'pending' || facts.approval === null) return deeds;`,
    replace: ``,
  },
  {
    name: 'gates are left out of a plan',
    file: 'engine/review/graph.ts',
    find: `const reached = [...comesAfter.flatMap((vmId) => [stepIdOf(vmId), ...acts.after(vmId)]), ...waits];`,
    replace: `const reached = comesAfter.flatMap((vmId) => [stepIdOf(vmId), ...acts.after(vmId)]);`,
  },
];
