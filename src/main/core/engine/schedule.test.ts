import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRun } from './run-state.ts';
import type { RunState, StepPlan } from './run-state.ts';
import { schedule } from './schedule.ts';
import type { ScheduleFacts } from './schedule.ts';
import type { StepState } from './step-state.ts';
import { naiveSchedule } from './testing/naive-schedule.ts';
import { orderOf, planOf, smallLimits, stepOf } from './testing/plans.ts';

const facts: ScheduleFacts = { now: 100_000, limits: smallLimits, startsElsewhere: 0, durationOf: () => 1_000 };

function runOf(...steps: readonly StepPlan[]): RunState {
  return newRun(planOf(steps), { is: 'running', token: 1 });
}

function withState(run: RunState, position: number, state: StepState): RunState {
  return { ...run, steps: run.steps.with(position, state) };
}

function observed(at: number): StepState {
  return { is: 'observed', attempt: 1, at, startedAt: at - 1_000, operationId: 'op', seq: 1 };
}

describe('a schedule', () => {
  it('orders the longest remaining path first, as many as the window leaves room for', () => {
    const run = runOf(stepOf('a'), stepOf('b'), stepOf('c'), stepOf('d', { after: ['c'] }));
    expect(schedule(run, { ...facts, startsElsewhere: 1 }).orders).toEqual(['c', 'a']);
  });

  it('waits until a step has settled, and says when that is', () => {
    const run = withState(runOf(stepOf('a', { settleMs: 5_000 }), stepOf('b', { after: ['a'] })), 0, observed(98_000));
    expect(schedule(run, facts)).toEqual({ orders: [], gates: [], wakeAt: 103_000 });
    expect(schedule(run, { ...facts, now: 103_000 })).toEqual({ orders: ['b'], gates: [], wakeAt: null });
  });

  it('lets one step of a lane go at a time', () => {
    const run = runOf(stepOf('a', { lane: 'job' }), stepOf('b', { lane: 'job' }), stepOf('c'));
    expect(schedule(run, facts).orders).toEqual(['a', 'c']);
    const open = withState(run, 1, { is: 'intended', attempt: 1, at: 1, body: null });
    expect(schedule(open, facts).orders).toEqual(['c']);
  });

  it('begins the longest lane before a longer step that stands alone', () => {
    const lane = ['a', 'b', 'c'].map((id) => stepOf(id, { lane: 'job' }));
    const run = runOf(stepOf('alone'), ...lane);
    const durationOf = ({ id }: StepPlan): number => (id === 'alone' ? 2_500 : 1_000);
    const one = { ...facts, durationOf, limits: { ...smallLimits, startsAtOnce: 1 } };
    expect(schedule(run, one).orders).toEqual(['a']);
  });

  it('names gates apart: they take no limit', () => {
    const gate = stepOf('gate', { order: orderOf.prompt(), vmId: null });
    const run = runOf(gate, stepOf('a', { after: ['gate'] }));
    expect(schedule(run, { ...facts, startsElsewhere: 3 })).toEqual({ orders: [], gates: ['gate'], wakeAt: null });
    const passed = withState(run, 0, { is: 'passed', attempt: 1, at: 1 });
    expect(schedule(passed, facts).orders).toEqual(['a']);
  });

  it('goes on after an optional step that failed, and not after another', () => {
    const failed: StepState = { is: 'failed', attempt: 1, at: 1, code: 'x', detail: '' };
    const optional = runOf(stepOf('a', { optional: true }), stepOf('b', { after: ['a'] }));
    expect(schedule(withState(optional, 0, failed), facts).orders).toEqual(['b']);
    const needed = runOf(stepOf('a'), stepOf('b', { after: ['a'] }));
    expect(schedule(withState(needed, 0, failed), facts).orders).toEqual([]);
  });

  it('waits for no more than the end of a step where no more is asked', () => {
    const run = runOf(stepOf('a', { settleMs: 60_000 }), stepOf('b', { afterSettled: ['a'] }));
    expect(schedule(run, facts).orders).toEqual(['a']);
    expect(schedule(withState(run, 0, observed(99_000)), facts).orders).toEqual(['b']);
    const failed: StepState = { is: 'failed', attempt: 1, at: 1, code: 'x', detail: '' };
    expect(schedule(withState(run, 0, failed), facts).orders).toEqual(['b']);
  });

  it('undoes in groups, and says when the next may begin', () => {
    const undos = ['a', 'b', 'c'].map((id) => stepOf(id, { order: orderOf.undo(id) }));
    const run = runOf(...undos);
    expect(schedule(run, facts).orders).toEqual(['a', 'b']);
    const begun = withState(withState(run, 0, observed(95_000)), 1, observed(97_000));
    expect(schedule(begun, facts)).toEqual({ orders: [], gates: [], wakeAt: 104_000 });
  });
});

const when = fc.integer({ min: 80_000, max: 120_000 });
const attempt = 1;
const stepState = fc.oneof(
  { weight: 4, arbitrary: when.map((notBefore): StepState => ({ is: 'waiting', attempt, notBefore })) },
  { weight: 3, arbitrary: when.map(observed) },
  when.map((at): StepState => ({ is: 'intended', attempt, at, body: null })),
  when.map((at): StepState => {
    const times = { at, acceptedSeq: 1, expectedBy: at, succeededAt: null };
    return { is: 'accepted', attempt, operationId: 'op', ...times };
  }),
  when.map((at): StepState => ({ is: 'failed', attempt, at, code: 'x', detail: '' })),
  when.map((at): StepState => ({ is: 'skipped', attempt, at, why: 'decided', because: null })),
  when.map((at): StepState => ({ is: 'asking', attempt, at, until: null })),
  when.map((at): StepState => ({ is: 'passed', attempt, at })),
);

const kinds = ['start', 'undo', 'free', 'wait', 'prompt'] as const;
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  before: fc.array(fc.nat(40), { maxLength: 3 }),
  beforeEnded: fc.array(fc.nat(40), { maxLength: 1 }),
  settleMs: fc.constantFrom(0, 0, 3_000, 15_000),
  lane: fc.constantFrom(null, null, 'one', 'two'),
  optional: fc.boolean(),
  ms: fc.integer({ min: 1, max: 5 }),
});

function idsBefore(positions: readonly number[], position: number): string[] {
  return [...new Set(positions.filter((at) => at < position))].map((at) => `s${String(at)}`);
}

describe('a schedule in any order of calls', () => {
  it('is what its rule says, whatever it was asked before', () => {
    const changes = fc.array(fc.tuple(fc.nat(40), stepState, when, fc.nat(3)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), changes, (graph, story) => {
        const steps = graph.map(({ kind, before, beforeEnded, ms: _ms, ...rest }, position) =>
          stepOf(`s${String(position)}`, {
            ...rest,
            lane: kind === 'wait' || kind === 'prompt' ? null : rest.lane,
            order: orderOf[kind](`s${String(position)}`),
            after: idsBefore(before, position),
            afterSettled: idsBefore(beforeEnded, position),
          }),
        );
        const durationOf = ({ id }: StepPlan): number => (graph[Number(id.slice(1))]?.ms ?? 0) * 1_000;
        const begun = newRun(planOf(steps), { is: 'running', token: 1 });
        let run = begun;
        for (const [position, state, now, startsElsewhere] of story) {
          run = withState(run, position % steps.length, state);
          const asked = { ...facts, now, startsElsewhere, durationOf };
          expect(schedule(run, asked)).toEqual(naiveSchedule(run, asked));
        }
        const again = { ...facts, durationOf };
        expect(schedule(begun, again)).toEqual(naiveSchedule(begun, again));
      }),
    );
  });
});
