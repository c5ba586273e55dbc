import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunLine } from '#shared/ipc/index.ts';
import { ganttOf, spanOf, ticksOf } from './gantt.ts';

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
    optional: false,
    canSkip: false,
  };
}

describe('the picture of a run', () => {
  it('needs as many lanes as were in flight at once', () => {
    const lines = [line('a', 0, 10_000), line('b', 5_000, 15_000), line('c', 10_000, 20_000), line('d', null, null)];
    const gantt = ganttOf(lines, 0, 20_000, new Set());
    expect(gantt.lanes).toBe(2);
    expect(gantt.bars.map((bar) => bar.stepId)).toEqual(['a', 'b', 'c']);
  });

  it('never lays two bars over each other', () => {
    const spans = fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 300 })), { maxLength: 40 });
    fc.assert(
      fc.property(spans, (all) => {
        const lines = all.map(([start, length], index) => line(`s${index}`, start, start + length));
        const { bars } = ganttOf(lines, 0, 1_300, new Set());
        for (const a of bars) {
          for (const b of bars) {
            if (a === b || a.lane !== b.lane) continue;
            expect(a.to <= b.from || b.to <= a.from).toBe(true);
          }
        }
      }),
    );
  });

  it('knows what the end waits for, and joins it with nothing else', () => {
    const lines = [line('a', 0, 1), line('b', 1, 2), line('c', 2, 3), line('d', 3, 10_000_000)];
    const { bars } = ganttOf(lines, 0, 10_000_000, new Set(['b', 'd']));
    expect(bars.map((bar) => [bar.stepId, bar.isCritical])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
      ['d', true],
    ]);
  });

  it('marks its axis at round times', () => {
    expect(ticksOf(10_000)).toEqual([0, 5_000, 10_000]);
    expect(ticksOf(8 * 60_000).length).toBeLessThanOrEqual(9);
  });
});

describe('a run of thousands', () => {
  it('is drawn with no more bars than can be seen', () => {
    const lines = Array.from({ length: 10_000 }, (_none, index) =>
      line(`s${index}`, Math.floor(index / 10) * 100, Math.floor(index / 10) * 100 + 99),
    );
    const gantt = ganttOf(lines, 0, 100_000, new Set());
    expect(gantt.lanes).toBe(10);
    expect(gantt.bars.length).toBeLessThanOrEqual(8_000);
    expect(Math.max(...gantt.bars.map((bar) => bar.to))).toBe(99_999);
  });

  it('begins with its first order', () => {
    expect(spanOf([line('a', 12_000, 15_000), line('b', null, null)], 2_000)).toEqual({ from: 12_000, to: 2_000 });
  });
});
