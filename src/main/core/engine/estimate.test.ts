import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from './estimate.ts';
import type { RunPlan, StepPlan } from './run-state.ts';

const limits = {
  startsAtOnce: 3,
  undoGroupSize: 2,
  undoGroupIntervalMs: 10_000,
  guestShutdownGraceMs: 0,
  pointsKept: 28,
};

function planOf(kind: 'failover' | 'undo-failover', after: readonly (readonly number[])[]): RunPlan {
  const steps = after.map((before, position): StepPlan => {
    const replicaId = String(position);
    return {
      id: `s${replicaId}`,
      vmId: replicaId,
      name: replicaId,
      evidence: null,
      evidenceFromStep: null,
      after: before.map((at) => `s${String(at)}`),
      order:
        kind === 'failover' ? { kind, replicaId, point: { kind: 'cdp', at: 0 } } : { kind, replicaId, force: false },
    };
  });
  return { steps } as unknown as RunPlan;
}

describe('an estimate', () => {
  it('starts a window at a time', () => {
    expect(estimate(planOf('failover', [[], [], [], []]), limits, () => 1_000).totalMs).toBe(2_000);
  });

  it('undoes in groups with their interval', () => {
    expect(estimate(planOf('undo-failover', [[], [], [], [], []]), limits, () => 1_000).begins).toEqual([
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
        const plan = planOf('failover', after);
        const ms = (step: StepPlan): number => graph[Number(step.vmId)]?.ms ?? 0;
        const { totalMs, begins, ends } = estimate(plan, limits, ms);
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
