import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate, estimateRest, rangeAround } from './estimate.ts';
import { newRun } from './run-state.ts';
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

describe('the critical path', () => {
  it('goes without a gap from the start to the end, through places that were waited for', () => {
    const steps = ['a', 'b', 'c', 'd'].map((id) => stepOf(id));
    const plan = planOf([...steps, stepOf('e', { after: ['d'] })]);
    const ms = ({ id }: StepPlan): number => ({ a: 5_000, b: 4_000, c: 3_000 })[id] ?? 1_000;
    const { criticalPath, totalMs } = estimate(plan, { ...smallLimits, startsAtOnce: 1 }, ms);
    expect(totalMs).toBe(14_000);
    expect(criticalPath.map((position) => plan.steps[position]?.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('strays as its steps do, and not in its waits', () => {
    const gate = stepOf('gate', { order: orderOf.wait(), vmId: null, after: ['a'] });
    const plan = planOf([stepOf('a'), gate]);
    const { spread } = estimate(
      plan,
      smallLimits,
      () => 60_000,
      () => ({ low: 0.5, high: 2 }),
    );
    expect(rangeAround(120_000, spread)).toEqual({ lowMs: 90_000, highMs: 180_000 });
  });
});

describe("an estimate of a run's rest", () => {
  it('counts what is left: of the steps under way, and of those to come', () => {
    const plan = planOf([stepOf('a'), stepOf('b', { after: ['a'] }), stepOf('c', { after: ['b'], settleMs: 9_000 })]);
    let run = newRun(plan, { is: 'running', token: 1 });
    const times = { at: 30_000, operationId: '', acceptedSeq: 1, expectedBy: 0, succeededAt: null };
    run = { ...run, steps: run.steps.with(0, { is: 'accepted', attempt: 1, ...times }) };
    const facts = { limits: smallLimits, startsElsewhere: 3, durationOf: () => 60_000 };
    expect(estimateRest(run, { ...facts, now: 70_000 }).totalMs).toBe(20_000 + 60_000 + 60_000);
    expect(estimateRest(run, { ...facts, now: 200_000 }).totalMs).toBe(1_000 + 60_000 + 60_000);
  });

  it('does not wait for what can never begin', () => {
    let run = newRun(planOf([stepOf('a'), stepOf('b', { after: ['a'] })]), { is: 'running', token: 1 });
    run = { ...run, steps: run.steps.with(0, { is: 'failed', attempt: 1, at: 1, code: 'x', detail: '' }) };
    const facts = { now: 5, limits: smallLimits, startsElsewhere: 0, durationOf: () => 60_000 };
    expect(estimateRest(run, facts)).toMatchObject({ totalMs: 0, criticalPath: [] });
  });
});
