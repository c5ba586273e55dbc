import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from './estimate.ts';
import type { RunPlan, StepPlan } from './run-state.ts';
import { orderOf, planOf, smallLimits, stepOf } from './testing/plans.ts';

function planFrom(kind: 'start' | 'undo', after: readonly (readonly number[])[]): RunPlan {
  return planOf(
    after.map((before, position) => {
      const id = String(position);
      return stepOf(id, { order: orderOf[kind](id), after: before.map(String) });
    }),
  );
}

describe('an estimate', () => {
  it('starts a window at a time', () => {
    expect(estimate(planFrom('start', [[], [], [], []]), smallLimits, () => 1_000).totalMs).toBe(2_000);
  });

  it('undoes in groups with their interval', () => {
    expect(estimate(planFrom('undo', [[], [], [], [], []]), smallLimits, () => 1_000).begins).toEqual([
      0, 0, 10_000, 10_000, 20_000,
    ]);
  });

  it('is never below the longest path or the work over the window, nor above the work in a row', () => {
    const graphs = fc.array(
      fc.record({ before: fc.array(fc.nat(30), { maxLength: 3 }), ms: fc.integer({ min: 1, max: 500 }) }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(graphs, (graph) => {
        const after = graph.map(({ before }, position) => [...new Set(before.filter((at) => at < position))]);
        const plan = planFrom('start', after);
        const ms = (step: StepPlan): number => graph[Number(step.vmId)]?.ms ?? 0;
        const { totalMs, begins, ends } = estimate(plan, smallLimits, ms);
        const work = graph.reduce((sum, one) => sum + one.ms, 0);
        const inOrder = after.every((before, position) =>
          before.every((at) => (ends[at] ?? 0) <= (begins[position] ?? 0)),
        );
        const withinWindow = begins.every(
          (moment) => begins.filter((begin, at) => begin <= moment && (ends[at] ?? 0) > moment).length <= 3,
        );
        return inOrder && withinWindow && totalMs >= work / 3 && totalMs <= work;
      }),
    );
  });
});
