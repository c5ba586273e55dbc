import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplicaPoints, RestorePoint } from '#shared/domain/index.ts';
import { replicaCalled } from '../testing/desk-world.ts';
import { choosePoint, journalMoment } from './points.ts';

function point(at: number, more: Partial<RestorePoint> = {}): RestorePoint {
  return {
    id: `p${String(at)}`,
    at,
    consistency: 'crash',
    sizeBytes: 1,
    malware: 'clean',
    pinned: false,
    origin: 'replication',
    testedAt: null,
    ...more,
  };
}

function snapshots(...moments: number[]): ReplicaPoints {
  return { id: 'r', points: moments.map((at) => point(at)), journal: null, pinnedBy: null };
}

const replica = replicaCalled('r', { latestPointAt: 300 });

describe('the point of a VM', () => {
  it('at a time is the newest at or before it, never the closest', () => {
    const found = choosePoint({ kind: 'at-or-before', at: 299 }, undefined, replica, snapshots(100, 200, 300));
    expect(found).toMatchObject({ ok: true, value: { choice: { kind: 'point', pointId: 'p200' } } });
  });

  it('at exactly a point’s time is that point', () => {
    const found = choosePoint({ kind: 'at-or-before', at: 200 }, undefined, replica, snapshots(100, 200, 300));
    expect(found).toMatchObject({ ok: true, value: { at: 200 } });
  });

  it('is none where all are later', () => {
    const found = choosePoint({ kind: 'at-or-before', at: 99 }, undefined, replica, snapshots(100));
    expect(found).toMatchObject({ ok: false, failure: { code: 'excluded.no-point-before' } });
  });

  it('latest is bounded below by what was reviewed', () => {
    const found = choosePoint({ kind: 'latest' }, undefined, replica, snapshots(100, 300));
    expect(found).toMatchObject({ ok: true, value: { choice: { kind: 'latest', notOlderThan: 300 }, at: 300 } });
  });

  it('chosen by hand must still be there', () => {
    const gone = choosePoint(
      { kind: 'latest' },
      { kind: 'point', vmId: 'vm-r', pointId: 'p50' },
      replica,
      snapshots(100),
    );
    expect(gone).toMatchObject({ ok: false, failure: { code: 'excluded.point-gone' } });
  });

  it('of a CDP replica prefers the journal, and falls back to a long-term point before it', () => {
    const cdp: ReplicaPoints = {
      id: 'r',
      points: [point(100, { consistency: 'application' })],
      journal: { from: 1_000, to: 9_000, granularitySeconds: 2 },
      pinnedBy: null,
    };
    expect(choosePoint({ kind: 'at-or-before', at: 6_500 }, undefined, replica, cdp)).toMatchObject({
      value: { choice: { kind: 'cdp', at: 5_000 } },
    });
    expect(choosePoint({ kind: 'at-or-before', at: 500 }, undefined, replica, cdp)).toMatchObject({
      value: { choice: { pointId: 'p100' } },
    });
  });

  it('is never later than the time asked for, whatever the points', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(10_000), { minLength: 1 }), fc.nat(10_000), (moments, asked) => {
        const points = snapshots(...moments.sort((a, b) => a - b));
        const found = choosePoint({ kind: 'at-or-before', at: asked }, undefined, replica, points);
        const before = moments.filter((at) => at <= asked);
        return found.ok ? found.value.at === Math.max(...before) : before.length === 0;
      }),
    );
  });

  it('before the infection is the newest older than the first infected one, however well later ones look', () => {
    const points: ReplicaPoints = {
      ...snapshots(),
      points: [point(100), point(200), point(250, { malware: 'infected' }), point(300), point(350)],
    };
    expect(choosePoint({ kind: 'before-infection' }, undefined, replica, points)).toMatchObject({
      ok: true,
      value: { choice: { kind: 'point', pointId: 'p200' }, malware: 'clean', infectedAt: 250 },
    });
  });

  it('before the infection goes back before the oldest of several', () => {
    const infected = { malware: 'infected' as const };
    const points = { ...snapshots(), points: [point(100), point(200, infected), point(250), point(300, infected)] };
    expect(choosePoint({ kind: 'before-infection' }, undefined, replica, points)).toMatchObject({
      value: { at: 100, infectedAt: 200 },
    });
  });

  it('before the infection is the latest where none is infected', () => {
    const points = { ...snapshots(), points: [point(100), point(300, { malware: 'suspicious' })] };
    expect(choosePoint({ kind: 'before-infection' }, undefined, replica, points)).toMatchObject({
      value: { choice: { kind: 'latest', notOlderThan: 300 }, infectedAt: null },
    });
  });

  it('before the infection is none where the oldest is infected, and says since when', () => {
    const points = { ...snapshots(), points: [point(100, { malware: 'infected' }), point(200)] };
    expect(choosePoint({ kind: 'before-infection' }, undefined, replica, points)).toMatchObject({
      ok: false,
      failure: { code: 'excluded.no-point-before-infection', params: { at: 100 } },
    });
  });

  it('before the infection is never a moment of the journal, which nobody has scanned', () => {
    const cdp: ReplicaPoints = {
      ...snapshots(),
      points: [point(2_000), point(8_000, { malware: 'infected' })],
      journal: { from: 1_000, to: 9_000, granularitySeconds: 1 },
    };
    expect(choosePoint({ kind: 'before-infection' }, undefined, replica, cdp)).toMatchObject({
      value: { choice: { kind: 'point', pointId: 'p2000' } },
    });
    const clean = { ...cdp, points: [point(2_000)] };
    expect(choosePoint({ kind: 'before-infection' }, undefined, replica, clean)).toMatchObject({
      value: { choice: { kind: 'latest', notOlderThan: 9_000 } },
    });
  });

  it('before the infection gives way to a point chosen by hand', () => {
    const points = { ...snapshots(), points: [point(100), point(200, { malware: 'infected' }), point(300)] };
    const byHand = { kind: 'point', vmId: 'vm-r', pointId: 'p300' } as const;
    expect(choosePoint({ kind: 'before-infection' }, byHand, replica, points)).toMatchObject({
      value: { at: 300, byHand: true, infectedAt: null },
    });
  });

  it('before the infection is older than every infected one, and none fits that is newer, whatever the points', () => {
    const scanned = fc.record({ at: fc.nat(10_000), malware: fc.constantFrom('clean', 'unknown', 'infected') });
    fc.assert(
      fc.property(fc.uniqueArray(scanned, { minLength: 1, selector: ({ at }) => at }), (marks) => {
        const sorted = marks.toSorted((a, b) => a.at - b.at);
        const points = { ...snapshots(), points: sorted.map(({ at, malware }) => point(at, { malware })) };
        const infections = sorted.filter(({ malware }) => malware === 'infected').map(({ at }) => at);
        const fitting = sorted.filter(({ at }) => infections.every((infectedAt) => at < infectedAt));
        const found = choosePoint({ kind: 'before-infection' }, undefined, replica, points);
        return found.ok ? found.value.at === fitting.at(-1)?.at : fitting.length === 0;
      }),
    );
  });

  it('in a journal is a multiple of its granularity from its start, at or before the time', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(3_000_000),
        (from, length, granularitySeconds, asked) => {
          const at = journalMoment(
            { id: 'r', points: [], journal: { from, to: from + length, granularitySeconds }, pinnedBy: null },
            asked,
          );
          if (asked < from) return at === null;
          return at !== null && at <= asked && at <= from + length && (at - from) % (granularitySeconds * 1_000) === 0;
        },
      ),
    );
  });
});
