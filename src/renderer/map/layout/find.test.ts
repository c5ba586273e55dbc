import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, boxBetween, centreOf, encloses, touches } from '../geometry/box.ts';
import { estateOf } from '../testing/estates.ts';
import { cellBox, hitAt, isOnName, selectRect } from './find.ts';
import { layoutEstate } from './layout.ts';

const estate = estateOf({ lonA: [37, 12, 5], lonB: [9, 1] });
const { layout } = layoutEstate(estate);
const point = fc.record({
  x: fc.double({ min: -20, max: layout.bounds.w + 20, noNaN: true }),
  y: fc.double({ min: -20, max: layout.bounds.h + 20, noNaN: true }),
});

/** The same question answered the slow way: every cell asked. */
function expected(rect: ReturnType<typeof boxBetween>, reach: 'touching' | 'enclosing'): readonly number[] {
  const caught = new Set<number>();
  layout.cellSlot.forEach((slot, cell) => {
    const box = cellBox(layout, cell);
    const isIn = reach === 'touching' ? touches(rect, box) : encloses(rect, box);
    if (slot >= 0 && isIn) caught.add(slot);
  });
  return [...caught].sort((a, b) => a - b);
}

describe('selecting by rectangle', () => {
  it.each(['touching', 'enclosing'] as const)('finds exactly what a search of all cells finds (%s)', (reach) => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const rect = boxBetween(a, b);
        fc.pre(rect.w > 0.01 && rect.h > 0.01);
        const mask = selectRect(layout, rect, reach, new Uint8Array(estate.vmIds.length));
        const found = [...mask].flatMap((bit, slot) => (bit === 1 ? [slot] : []));
        expect(found).toEqual(expected(rect, reach));
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nothing of an earlier rectangle', () => {
    const mask = new Uint8Array(estate.vmIds.length).fill(1);
    selectRect(layout, { x: -10, y: -10, w: 5, h: 5 }, 'touching', mask);
    expect(mask.includes(1)).toBe(false);
  });
});

describe('hitting', () => {
  it('finds each VM in the middle of its cells', () => {
    layout.cellSlot.forEach((slot, cell) => {
      expect(hitAt(layout, centreOf(cellBox(layout, cell)))).toEqual({ kind: 'cell', cell, slot });
    });
  });

  it('says what else lies there', () => {
    expect(hitAt(layout, { x: -5, y: -5 })).toEqual({ kind: 'sea' });
    const site = layout.sites[0]!;
    expect(hitAt(layout, { x: site.x + 1, y: site.y + 1 })).toEqual({ kind: 'site', site: 0 });
    const host = layout.hosts[0]!;
    expect(hitAt(layout, { x: host.x + 0.5, y: host.y + 0.5 })).toEqual({ kind: 'host', host: 0 });
  });
});

describe('the name of a box', () => {
  it('is above what the box holds, for sites, clusters and hosts', () => {
    const nameAt = (box: Box, dy: number) => {
      const at = { x: box.x + 2, y: box.y + dy };
      const hit = hitAt(layout, at);
      return isOnName(layout, hit, at.y) ? hit.kind : null;
    };
    for (const site of layout.sites) {
      expect(nameAt(site, 2)).toBe('site');
      expect(nameAt(site, site.h - 2)).toBeNull();
    }
    for (const cluster of layout.clusters) expect(nameAt(cluster, 2)).toBe(cluster.name === null ? null : 'cluster');
    for (const host of layout.hosts) {
      expect(nameAt(host, 2)).toBe('host');
      expect(nameAt(host, host.h - 1)).toBeNull();
    }
  });
});
