import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunLine, RunView } from '#shared/ipc/index.ts';
import { ganttOf, inReadingOrder, LANES_MAX, linksAmong, packed, ticksOf } from './gantt.ts';

function line(stepId: string, startedAt: number | null, endedAt: number | null, more: Partial<RunLine> = {}): RunLine {
  return {
    stepId,
    kind: 'failover',
    vmId: stepId,
    name: stepId,
    word: endedAt !== null ? 'observed' : startedAt !== null ? 'accepted' : 'waiting',
    source: 'feed',
    at: 0,
    progressPercent: null,
    detail: null,
    attempts: 1,
    startedAt,
    endedAt,
    after: [],
    optional: false,
    canRetry: false,
    canSkip: false,
    host: null,
    canCancel: false,
    point: null,
    ...more,
  };
}

type Run = Parameters<typeof ganttOf>[0];

function run(lines: readonly RunLine[], more: Partial<RunView> = {}): Run {
  return { lines, planned: null, expected: null, phase: 'running', createdAt: 0, criticalPath: [], ...more };
}

const namesOf = (gantt: ReturnType<typeof ganttOf>): readonly (string | undefined)[] =>
  gantt.path.map((index) => gantt.rows[index]?.line.stepId);

describe('a run in time', () => {
  it('begins with its first order, not with its countdown', () => {
    const { rows, nowMs } = ganttOf(run([line('a', 12_000, 15_000), line('b', null, null)]), 20_000);
    expect(rows[0]?.span).toEqual({ from: 0, to: 3_000 });
    expect(nowMs).toBe(8_000);
  });

  it('shows what is under way up to now, and what is expected of it from there', () => {
    const lines = [line('a', 10_000, null), line('late', 10_000, null)];
    const expected = { begins: [10_000, 10_000], ends: [40_000, 12_000] };
    const { rows, lengthMs } = ganttOf(run(lines, { expected }), 20_000);
    expect(rows.map(({ span }) => span)).toEqual([
      { from: 0, to: 10_000 },
      { from: 0, to: 10_000 },
    ]);
    expect(rows.map(({ ahead }) => ahead)).toEqual([{ from: 10_000, to: 30_000 }, null]);
    expect(lengthMs).toBe(30_000);
  });

  it('shows what waits where it is expected, and beside all what was predicted', () => {
    const lines = [line('a', 10_000, 20_000), line('b', null, null)];
    const expected = { begins: [0, 22_000], ends: [0, 30_000] };
    const planned = { begins: [0, 5_000], ends: [5_000, 11_000] };
    const [a, b] = ganttOf(run(lines, { expected, planned }), 21_000).rows;
    expect([a?.span, a?.ahead, a?.planned]).toEqual([{ from: 0, to: 10_000 }, null, { from: 0, to: 5_000 }]);
    expect([b?.span, b?.ahead, b?.planned]).toEqual([null, { from: 12_000, to: 20_000 }, { from: 5_000, to: 11_000 }]);
  });

  it('is never behind what it has heard, by whatever clock', () => {
    expect(ganttOf(run([line('a', 10_000, 15_000)]), 14_000).nowMs).toBe(5_000);
  });

  it('marks the moment of what failed, and expects nothing more of a run that is over', () => {
    const lines = [line('a', 0, 1_000), line('b', null, 7_000, { word: 'failed' }), line('c', null, null)];
    const expected = { begins: [0, 0, 8_000], ends: [0, 0, 9_000] };
    const { rows } = ganttOf(run(lines, { phase: 'ended', expected }), 60_000);
    expect(rows.map(({ span }) => span)).toEqual([{ from: 0, to: 1_000 }, { from: 7_000, to: 7_000 }, null]);
    expect(rows.map(({ ahead }) => ahead)).toEqual([null, null, null]);
  });

  it('is read with what failed first, then in the order of time', () => {
    const lines = [
      line('waits', null, null),
      line('late', 5_000, null),
      line('failed', 6_000, 7_000, { word: 'failed' }),
      line('early', 0, 1_000),
    ];
    const gantt = ganttOf(run(lines), 8_000);
    expect(inReadingOrder(gantt).map((row) => row.line.stepId)).toEqual(['failed', 'early', 'late', 'waits']);
  });
});

describe('the critical path', () => {
  const lines = [
    line('net', 0, 1_000),
    line('quick', 1_000, 2_000, { after: ['net'] }),
    line('slow', 1_000, 9_000, { after: ['net'] }),
    line('last', 9_000, null, { after: ['quick', 'slow'] }),
    line('aside', 2_000, null, { after: ['quick'] }),
  ];

  it('goes back from what the end waits for to what that had to wait for', () => {
    expect(namesOf(ganttOf(run(lines, { criticalPath: ['last'] }), 10_000))).toEqual(['net', 'slow', 'last']);
  });

  it('of a run that is over is what its end had waited for', () => {
    const over = lines.map((one) => ({ ...one, endedAt: one.endedAt ?? 12_000 }));
    expect(namesOf(ganttOf(run(over, { phase: 'ended' }), 99_000))).toEqual(['net', 'slow', 'last']);
  });

  it('is not guessed where nobody has worked it out', () => {
    expect(namesOf(ganttOf(run(lines), 10_000))).toEqual([]);
  });

  it('comes to an end even if steps wait for each other', () => {
    const circle = [line('a', 0, 1_000, { after: ['b'] }), line('b', 0, 2_000, { after: ['a'] })];
    expect(namesOf(ganttOf(run(circle, { phase: 'ended' }), 5_000))).toEqual(['a', 'b']);
  });

  it('is drawn only where it crosses the rows in sight', () => {
    const gantt = ganttOf(run(lines, { criticalPath: ['last'] }), 10_000);
    const rowOf = new Map(inReadingOrder(gantt).map((row, index) => [row.line.stepId, index]));
    expect([...rowOf.keys()]).toEqual(['net', 'quick', 'slow', 'aside', 'last']);
    const rows = (first: number, last: number) =>
      linksAmong(gantt, rowOf, first, last).map(({ fromRow, toRow }) => [fromRow, toRow]);
    expect(rows(0, 4)).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(rows(3, 3)).toEqual([[2, 4]]);
    expect(rows(0, 1)).toEqual([[0, 2]]);
  });
});

describe('the picture of a whole run', () => {
  const pictured = (lines: readonly RunLine[]) => packed(ganttOf(run(lines, { phase: 'ended' }), 0));

  it('needs as many lanes as were in flight at once', () => {
    const lines = [line('a', 0, 10_000), line('b', 5_000, 15_000), line('c', 10_000, 20_000), line('d', null, null)];
    const { lanes, bars } = pictured(lines);
    expect(lanes).toBe(2);
    expect(bars.map((bar) => bar.stepId)).toEqual(['a', 'b', 'c']);
  });

  it('never lays two bars over each other', () => {
    const spans = fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 300 })), { maxLength: 40 });
    fc.assert(
      fc.property(spans, (all) => {
        const { bars } = pictured(all.map(([start, length], index) => line(`s${index}`, start, start + length)));
        for (const a of bars) {
          for (const b of bars) {
            if (a === b || a.lane !== b.lane) continue;
            expect(a.to <= b.from || b.to <= a.from).toBe(true);
          }
        }
      }),
    );
  });

  it('of thousands is drawn with no more bars than can be seen', () => {
    const lines = Array.from({ length: 10_000 }, (_none, index) =>
      line(`s${index}`, Math.floor(index / 10) * 100, Math.floor(index / 10) * 100 + 99),
    );
    const { bars, lanes } = pictured(lines);
    expect(lanes).toBe(10);
    expect(bars.length).toBeLessThanOrEqual(8_000);
    expect(Math.max(...bars.map((bar) => bar.to))).toBe(99_999);
  });

  it('goes on in the same lane with what is expected', () => {
    const lines = [line('a', 0, null), line('b', 0, 2_000)];
    const expected = { begins: [0, 0], ends: [30_000, 0] };
    const { bars, lanes } = packed(ganttOf(run(lines, { expected }), 10_000));
    expect(bars.map(({ stepId, lane, tone, to }) => [stepId, lane, tone, to])).toEqual([
      ['a', 0, 'Working', 10_000],
      ['a', 0, 'Ahead', 30_000],
      ['b', 1, 'Good', 2_000],
    ]);
    expect(lanes).toBe(2);
  });

  it('counts what is in flight at once beyond what can be drawn', () => {
    const { bars, lanes } = pictured(Array.from({ length: 100 }, (_none, index) => line(`s${index}`, 0, 10_000)));
    expect(lanes).toBe(100);
    expect(bars.length).toBe(LANES_MAX);
  });

  it('names each step once, on its longer bar', () => {
    const expected = { begins: [0, 0], ends: [30_000, 11_000] };
    const { bars } = packed(ganttOf(run([line('a', 0, null), line('b', 0, null)], { expected }), 10_000));
    expect(bars.map(({ name, tone }) => [name, tone])).toEqual([
      ['', 'Working'],
      ['a', 'Ahead'],
      ['b', 'Working'],
      ['', 'Ahead'],
    ]);
  });

  it('has no "now" before anything was ordered', () => {
    const expected = { begins: [10_000], ends: [30_000] };
    expect(ganttOf(run([line('a', null, null)], { expected, phase: 'arming' }), 5_000).hasBegun).toBe(false);
    expect(ganttOf(run([line('a', 4_000, null)]), 5_000).hasBegun).toBe(true);
  });

  it('marks its axis at round times', () => {
    expect(ticksOf(10_000)).toEqual([0, 5_000, 10_000]);
    expect(ticksOf(8 * 60_000).length).toBeLessThanOrEqual(9);
  });
});
