import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplicaPoints, RestorePoint } from '#shared/domain/index.ts';
import { momentOf, percentOf, snapped, spanOf, ticksOf } from './timeline.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 23, 12);

function pointsAt(...moments: number[]): ReplicaPoints {
  const points = moments.map((at): RestorePoint => ({
    id: `p${at}`,
    at,
    consistency: 'crash',
    sizeBytes: 0,
    malware: 'clean',
    pinned: false,
    origin: 'replication',
    testedAt: null,
  }));
  return { id: 'r', points, journal: null, pinnedBy: null };
}

describe('the timeline', () => {
  it('reaches from the oldest state to now, and further where the provider’s clock is ahead', () => {
    expect(spanOf(pointsAt(NOW - 9 * HOUR, NOW - HOUR), NOW)).toEqual({ from: NOW - 9 * HOUR, to: NOW });
    expect(spanOf(pointsAt(NOW + 5), NOW).to).toBe(NOW + 5);
    const journal = { from: NOW - 4 * HOUR, to: NOW - 7, granularitySeconds: 5 };
    expect(spanOf({ ...pointsAt(NOW - HOUR), journal }, NOW).from).toBe(journal.from);
  });

  it('has room for a single point, and for none', () => {
    expect(spanOf(pointsAt(NOW - 1), NOW)).toEqual({ from: NOW - HOUR, to: NOW });
    expect(spanOf(pointsAt(), NOW)).toEqual({ from: NOW - HOUR, to: NOW });
  });

  it('puts every state between its ends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: NOW - 1e10, max: NOW }), { minLength: 1 }), (moments) => {
        const span = spanOf(pointsAt(...moments), NOW);
        return moments.every((at) => percentOf(at, span) >= 0 && percentOf(at, span) <= 100);
      }),
    );
  });

  it('is marked at round moments of the person’s zone, and not at too many', () => {
    const span = { from: NOW - 30 * HOUR, to: NOW };
    const zone = -2 * HOUR;
    const ticks = ticksOf(span, 6, zone);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(7);
    for (const at of ticks) {
      expect((at + zone) % (6 * HOUR)).toBe(0);
      expect(at >= span.from && at <= span.to).toBe(true);
    }
  });
});

describe('a moment of the journal', () => {
  it('is always one that it has, at or before what was asked for where it reaches back so far', () => {
    const lengths = fc.record({
      from: fc.nat(1e6),
      length: fc.nat(1e6),
      granularitySeconds: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(lengths, fc.nat(3e6), ({ from, length, granularitySeconds }, asked) => {
        const at = snapped({ from, to: from + length, granularitySeconds }, asked);
        expect((at - from) % (granularitySeconds * 1_000)).toBe(0);
        expect(at >= from && at <= from + length).toBe(true);
        if (asked >= from) expect(at).toBeLessThanOrEqual(asked);
      }),
    );
  });

  it('or of a point is what was chosen by hand', () => {
    const points = pointsAt(3, 9);
    expect(momentOf({ kind: 'point', vmId: 'v', pointId: 'p9' }, points)).toBe(9);
    expect(momentOf({ kind: 'cdp', vmId: 'v', at: 5 }, points)).toBe(5);
    expect(momentOf({ kind: 'point', vmId: 'v', pointId: 'gone' }, points)).toBeNull();
    expect(momentOf(null, points)).toBeNull();
  });
});
