import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centreOf, type Point } from '../geometry/box.ts';
import { estateOf } from '../testing/estates.ts';
import { cellBox } from './find.ts';
import { layoutEstate } from './layout.ts';
import { type Direction, firstCell, nextCell } from './move.ts';
import type { MapLayout } from './types.ts';

const layouts = fc
  .record({
    lonA: fc.array(fc.nat(25), { minLength: 1, maxLength: 8 }),
    lonB: fc.array(fc.nat(25), { maxLength: 5 }),
    cloudHosts: fc.integer({ min: 0, max: 3 }),
  })
  .filter(({ lonA, lonB }) => [...lonA, ...lonB].some((count) => count > 0))
  .map((shape) => layoutEstate(estateOf(shape)).layout);

const ways: { readonly [D in Direction]: Point } = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
const directions = Object.keys(ways) as readonly Direction[];

function cellsOf(layout: MapLayout): readonly number[] {
  return Array.from(layout.cellSlot.keys()).filter((cell) => (layout.cellSlot[cell] ?? -1) >= 0);
}

describe('the arrow keys', () => {
  it('lead to a VM, and to one that lies in their direction', () => {
    fc.assert(
      fc.property(layouts, fc.constantFrom(...directions), (layout, direction) => {
        const { x, y } = ways[direction];
        for (const cell of cellsOf(layout)) {
          const next = nextCell(layout, cell, direction);
          if (next < 0) continue;
          const from = centreOf(cellBox(layout, cell));
          const to = centreOf(cellBox(layout, next));
          expect((to.x - from.x) * x + (to.y - from.y) * y).toBeGreaterThan(0);
          expect(layout.cellSlot[next]).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reach every VM and every replica from the first one', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const first = firstCell(layout);
        const reached = new Set([first]);
        for (const cell of reached) {
          for (const direction of directions) {
            const next = nextCell(layout, cell, direction);
            if (next >= 0) reached.add(next);
          }
        }
        expect(reached.size).toBe(cellsOf(layout).length);
      }),
      { numRuns: 60 },
    );
  });
});
