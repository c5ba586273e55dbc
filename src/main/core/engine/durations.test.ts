import { describe, expect, it } from 'vitest';
import { Durations, UNKNOWN_SPREAD } from './durations.ts';
import { newRun } from './run-state.ts';
import type { RunState } from './run-state.ts';
import { orderOf, planOf, stepOf } from './testing/plans.ts';

const GIGABYTE = 2 ** 30;

/** A run in which each VM's start took so long, milliseconds. */
function runOf(id: string, took: Readonly<Record<string, number>>): RunState {
  const plan = { ...planOf(Object.keys(took).map((vmId) => stepOf(vmId))), id };
  let run = newRun(plan, { is: 'ended', ending: 'completed', reason: '', at: 0 });
  Object.values(took).forEach((ms, position) => {
    const observed = { is: 'observed', attempt: 1, at: ms, startedAt: 0, operationId: '', seq: 1 } as const;
    run = { ...run, steps: run.steps.with(position, observed) };
  });
  return run;
}

describe('durations', () => {
  it('are the guess of the table while nothing was seen', () => {
    const durations = new Durations();
    expect(durations.of(stepOf('a'))).toBeCloseTo(Math.sqrt(45_000 * 240_000));
    expect(durations.spreadOf(stepOf('a'))).toBe(UNKNOWN_SPREAD);
  });

  it('follow the VM itself, the newest counting as much as all before it', () => {
    const durations = new Durations();
    durations.learn(runOf('1', { a: 10_000, b: 50_000 }));
    durations.learn(runOf('2', { a: 20_000 }));
    durations.learn(runOf('3', { a: 30_000 }));
    expect(durations.of(stepOf('a'))).toBe(22_500);
  });

  it('follow VMs of about the same size where the VM was never seen', () => {
    const durations = new Durations((vmId) => (vmId.startsWith('big') ? 900 : 10) * GIGABYTE);
    durations.learn(runOf('1', { big1: 90_000, big2: 92_000, big3: 94_000, small1: 9_000, small2: 9_000 }));
    expect(durations.of(stepOf('big4'))).toBe(92_000);
    expect(durations.of(stepOf('small3'))).toBe(9_000);
  });

  it('follow the kind of the order where nothing of that size was seen', () => {
    const durations = new Durations((vmId) => (vmId === 'new' ? 900 : 10) * GIGABYTE);
    durations.learn(runOf('1', { a: 8_000, b: 9_000, c: 10_000 }));
    expect(durations.of(stepOf('new'))).toBe(9_000);
    expect(durations.of(stepOf('new', { order: orderOf.free('new') }))).not.toBe(9_000);
  });

  it('stray as far as the quartiles of what is nearest and known well enough', () => {
    const durations = new Durations();
    durations.learn(
      runOf('1', Object.fromEntries([4, 6, 8, 10, 12, 14, 16, 18, 20].map((s) => [`vm${String(s)}`, s * 1_000]))),
    );
    expect(durations.spreadOf(stepOf('vm4'))).toEqual({ low: 8 / 12, high: 16 / 12 });
  });

  it('are the same function until something was learnt', () => {
    const durations = new Durations();
    const { of } = durations;
    durations.learn(runOf('1', {}));
    expect(durations.of).toBe(of);
    durations.learn(runOf('2', { a: 1_000 }));
    const after = durations.of;
    durations.learn(runOf('2', { a: 1_000 }));
    expect([after === of, durations.of === after, of(stepOf('a')) === after(stepOf('a'))]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
