import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunLine } from '#shared/ipc/index.ts';
import { ganttOf, ticksOf } from './gantt.ts';

function line(stepId: string, startedAt: number | null, endedAt: number | null): RunLine {
  return {
    stepId,
    kind: 'failover',
    vmId: stepId,
    name: stepId,
    word: endedAt === null ? 'accepted' : 'observed',
    source: 'feed',
    at: 0,
    progressPercent: null,
    detail: null,
    attempts: 1,
    startedAt,
    endedAt,
    after: [],
  };
}

describe('the picture of a run', () => {
  it('needs as many lanes as were in flight at once', () => {
    const lines = [line('a', 0, 10), line('b', 5, 15), line('c', 10, 20), line('d', null, null)];
    const gantt = ganttOf(lines, 0, 20);
    expect(gantt.lanes).toBe(2);
    expect(gantt.bars.map((bar) => bar.stepId)).toEqual(['a', 'b', 'c']);
  });

  it('never lays two bars over each other', () => {
    const spans = fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 300 })), { maxLength: 40 });
    fc.assert(
      fc.property(spans, (all) => {
        const lines = all.map(([start, length], index) => line(`s${index}`, start, start + length));
        const { bars } = ganttOf(lines, 0, 1_300);
        for (const a of bars) {
          for (const b of bars) {
            if (a === b || a.lane !== b.lane) continue;
            expect(a.to <= b.from || b.to <= a.from).toBe(true);
          }
        }
      }),
    );
  });

  it('marks its axis at round times', () => {
    expect(ticksOf(10_000)).toEqual([0, 5_000, 10_000]);
    expect(ticksOf(8 * 60_000).length).toBeLessThanOrEqual(9);
  });
});
