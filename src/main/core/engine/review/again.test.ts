import { describe, expect, it } from 'vitest';
import { newRun } from '../run-state.ts';
import type { RunState } from '../run-state.ts';
import { DeskWorld } from '../testing/desk-world.ts';
import { forRetry } from './again.ts';

/** `a` was seen done, `b` failed, `c` was never begun. */
function ended(): RunState {
  const plan = new DeskWorld().failoverPlan(['a', 'b', 'c']);
  const run = newRun(plan, { is: 'ended', ending: 'partly', reason: '', at: 9 });
  const done = { is: 'observed', attempt: 1, at: 5, startedAt: 1, operationId: 'o', seq: 3 } as const;
  const failed = { is: 'failed', attempt: 1, at: 5, code: 'failed', detail: '' } as const;
  return { ...run, steps: run.steps.with(1, done).with(2, failed) };
}

describe('a retry', () => {
  it('is of all that was not seen done', () => {
    expect(forRetry(ended(), null)).toMatchObject({ verb: 'failover', vmIds: ['vm-b', 'vm-c'] });
  });

  it('is of the chosen VMs alone, never of one that succeeded', () => {
    expect(forRetry(ended(), ['vm-a', 'vm-b'])).toMatchObject({ vmIds: ['vm-b'] });
    expect(forRetry(ended(), ['vm-a'])).toBeNull();
  });
});
