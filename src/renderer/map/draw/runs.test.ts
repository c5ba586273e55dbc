import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutEstate } from '../layout/layout.ts';
import { estateOf } from '../testing/estates.ts';
import { cellStyles } from './cellStyles.ts';
import { runsOf } from './runs.ts';

const styled = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 200 });
const hosts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 });

describe('runs of cells', () => {
  it('cover every cell once with its own style, and never pass the end of a row', () => {
    fc.assert(
      fc.property(hosts, styled, (lonA, pattern) => {
        const { layout } = layoutEstate(estateOf({ lonA }));
        const styles = Uint8Array.from(layout.cellSlot, (_slot, cell) => pattern[cell % pattern.length] ?? 0);
        const runs = runsOf(layout, styles);
        const covered = new Int32Array(styles.length).fill(-1);
        cellStyles.forEach((_name, style) => {
          for (let run = runs.start[style]!; run < runs.start[style + 1]!; run += 1) {
            const host = layout.hosts[runs.host[run]!]!;
            const first = runs.place[run]!;
            const last = first + runs.length[run]! - 1;
            expect(Math.floor(first / host.columns)).toBe(Math.floor(last / host.columns));
            for (let place = first; place <= last; place += 1) {
              expect(covered[host.firstCell + place]).toBe(-1);
              covered[host.firstCell + place] = style;
            }
          }
        });
        expect([...covered]).toEqual([...styles]);
      }),
    );
  });

  it('are as long as they can be', () => {
    const { layout } = layoutEstate(estateOf({ lonA: [7, 12] }));
    const runs = runsOf(layout, new Uint8Array(layout.cellSlot.length).fill(1));
    const rows = layout.hosts.reduce((sum, host) => sum + host.rows, 0);
    expect(runs.host.length).toBe(rows);
  });
});
