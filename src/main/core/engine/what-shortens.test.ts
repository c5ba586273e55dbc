import { describe, expect, it } from 'vitest';
import type { RunPlan, StepPlan } from './run-state.ts';
import { orderOf, planOf, smallLimits, stepOf } from './testing/plans.ts';
import { whatShortens } from './what-shortens.ts';

const minute = (): number => 60_000;

const shortens = (plan: RunPlan, durationOf: (step: StepPlan) => number = minute) =>
  whatShortens(plan, smallLimits, durationOf, () => Promise.resolve());

describe('what shortens a run', () => {
  it('is a wider window where steps wait for places', async () => {
    const plan = planOf(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => stepOf(id)));
    expect(await shortens(plan)).toEqual([{ kind: 'window', startsAtOnce: 6, savesMs: 60_000 }]);
  });

  it('is the longest step, the wait at a gate and the settling on the longest path, the best first', async () => {
    const plan = planOf([
      stepOf('db', { settleMs: 20_000 }),
      stepOf('app', { after: ['db'] }),
      stepOf('gate', { order: orderOf.wait(), vmId: null, after: ['app'] }),
      stepOf('web', { after: ['gate'] }),
      stepOf('alone'),
    ]);
    const durationOf = ({ id }: StepPlan): number => (id === 'app' ? 90_000 : 30_000);
    expect((await shortens(plan, durationOf)).map(({ kind, savesMs }) => [kind, savesMs])).toEqual([
      ['gate', 60_000],
      ['step', 45_000],
      ['settle', 20_000],
      ['step', 15_000],
    ]);
  });

  it('is the lane where its steps wait for one another', async () => {
    const plan = planOf(['a', 'b', 'c'].map((id) => stepOf(id, { lane: 'job' })));
    expect((await shortens(plan))[0]).toEqual({ kind: 'lane', lane: 'job', savesMs: 120_000 });
  });

  it('is no step that another path is as long as', async () => {
    const plan = planOf([stepOf('a'), stepOf('b')]);
    expect(await shortens(plan)).toEqual([]);
  });
});
