import { describe, expect, it } from 'vitest';
import { runSummary as run } from '../core/notify/testing/run-summary.ts';
import type { RunSummary } from '#shared/ipc/index.ts';
import { followRuns, progressOf } from './run-watch.ts';

function seenOf(...lists: readonly (readonly RunSummary[])[]): readonly string[] {
  const seen: string[] = [];
  const desktop = {
    showProgress: (fraction: number | null, isTroubled: boolean) =>
      seen.push(`progress ${String(fraction)}${isTroubled ? ' troubled' : ''}`),
    keepAwake: (isNeeded: boolean) => seen.push(isNeeded ? 'awake' : 'may sleep'),
    showCount: (live: number) => seen.push(`count ${live}`),
  };
  for (const runs of lists) followRuns(desktop, runs);
  return seen;
}

describe('the desktop', () => {
  it('may sleep and shows nothing while no run goes on', () => {
    const runs = [run({ phase: 'ended', ending: 'completed' }), run({ runId: 'run-2', phase: 'interrupted' })];
    expect(seenOf(runs)).toEqual(['may sleep', 'progress null', 'count 0']);
  });

  it.each(['arming', 'starting', 'running', 'stopping'] as const)('stays awake while a run is %s', (phase) => {
    expect(seenOf([run({ phase })])[0]).toBe('awake');
  });

  it('shows how far the run is, and that something is wrong', () => {
    expect(seenOf([run({ counts: { observed: 4 } })], [run({ counts: { observed: 4, failed: 1 } })])).toEqual([
      ...['awake', 'progress 0.4', 'count 1'],
      ...['awake', 'progress 0.5 troubled', 'count 1'],
    ]);
  });
});

it('counts all live runs into one bar', () => {
  expect(progressOf([])).toBeNull();
  expect(progressOf([run({ counts: { total: 0 } })])).toBe(0);
  expect(progressOf([run({ counts: { observed: 10 } }), run({ runId: 'run-2' })])).toBe(0.5);
});
