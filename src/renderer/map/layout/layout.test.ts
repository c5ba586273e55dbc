import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, encloses, touches } from '../geometry/box.ts';
import { estateOf, without } from '../testing/estates.ts';
import { cellBox } from './find.ts';
import { layoutEstate } from './layout.ts';
import type { MapLayout } from './types.ts';

const shapes = fc.record({
  lonA: fc.array(fc.nat(60), { minLength: 1, maxLength: 12 }),
  lonB: fc.array(fc.nat(60), { maxLength: 6 }),
  cloudHosts: fc.integer({ min: 0, max: 4 }),
});

function cellsOf(layout: MapLayout): readonly Box[] {
  return Array.from(layout.cellSlot, (_slot, cell) => cellBox(layout, cell));
}

describe('the layout', () => {
  it('gives every VM one home, and one place at the provider where it has a replica', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const estate = estateOf(shape);
        const { layout } = layoutEstate(estate);
        estate.vmIds.forEach((_id, slot) => {
          expect(layout.cellSlot[layout.homeCell[slot]!]).toBe(slot);
          const replica = layout.replicaCell[slot]!;
          if (shape.cloudHosts === 0) expect(replica).toBe(-1);
          else expect(layout.cellSlot[replica]).toBe(slot);
        });
        const standing = Array.from(layout.cellSlot).filter((slot) => slot >= 0);
        expect(standing.length).toBe(estate.vmIds.length * (shape.cloudHosts === 0 ? 1 : 2));
      }),
    );
  });

  it('nests: cells in hosts, hosts in clusters, clusters in sites, sites in the bounds', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { layout } = layoutEstate(estateOf(shape));
        for (const site of layout.sites) {
          expect(encloses(layout.bounds, site)).toBe(true);
          for (const cluster of layout.clusters.slice(site.firstCluster, site.endCluster)) {
            expect(encloses(site, cluster)).toBe(true);
            for (const host of layout.hosts.slice(cluster.firstHost, cluster.endHost)) {
              expect(encloses(cluster, host)).toBe(true);
              for (let cell = host.firstCell; cell < host.firstCell + host.cellCount; cell += 1) {
                expect(encloses(host, cellBox(layout, cell))).toBe(true);
              }
            }
          }
        }
      }),
    );
  });

  it('never lets boxes of one level overlap', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { layout } = layoutEstate(estateOf(shape));
        for (const level of [layout.sites, layout.clusters, layout.hosts]) {
          const boxes: readonly Box[] = level;
          for (let a = 0; a < boxes.length; a += 1) {
            for (let b = a + 1; b < boxes.length; b += 1) expect(touches(boxes[a]!, boxes[b]!)).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('puts production left of the provider', () => {
    const { layout } = layoutEstate(estateOf({ lonA: [20, 20], lonB: [5] }));
    const [a, b, cloud] = ['LON-A', 'LON-B', 'Cloud'].map((name) => layout.sites.find((site) => site.name === name)!);
    expect(a!.x + a!.w).toBeLessThan(cloud!.x);
    expect(b!.x + b!.w).toBeLessThan(cloud!.x);
  });

  it('is the same for the same estate', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        expect(layoutEstate(estateOf(shape)).layout).toEqual(layoutEstate(estateOf(shape)).layout);
      }),
      { numRuns: 20 },
    );
  });

  it('gives a VM that comes back the free seat', () => {
    const whole = estateOf({ lonA: [12] });
    const first = layoutEstate(whole);
    const second = layoutEstate(
      without(whole, (vmId) => vmId === 'vm-4'),
      first,
    );
    const third = layoutEstate(whole, second);
    expect(cellsOf(third.layout)).toEqual(cellsOf(first.layout));
    expect(third.layout.homeCell[4]).toBe(first.layout.homeCell[4]);
  });

  it('loses no VM whose host or site the provider does not know', () => {
    const estate = estateOf({ lonA: [3], cloudHosts: 0 });
    estate.hostIndex[1] = -1;
    estate.hostIndex[2] = -1;
    estate.siteIndex[2] = -1;
    const { layout } = layoutEstate(estate);
    expect([...layout.homeCell].every((cell) => cell >= 0)).toBe(true);
  });

  it('fits 10,000 VMs into a window', () => {
    const { layout } = layoutEstate(estateOf({ lonA: Array.from({ length: 250 }, () => 40), cloudHosts: 8 }));
    expect(layout.pitch).toBeGreaterThanOrEqual(3);
    expect(layout.bounds.w).toBeLessThanOrEqual(1_140);
    expect(layout.bounds.h).toBeLessThanOrEqual(790);
  });
});
