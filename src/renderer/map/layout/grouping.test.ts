import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { groupings } from '#shared/ipc/look.ts';
import { estateOf } from '../testing/estates.ts';
import type { PlanGroup } from '../../estate/planGroups.ts';
import { groupedEstate } from './grouping.ts';
import { layoutEstate } from './layout.ts';

const network = (id: string) => ({ id, siteId: 'lon-a', name: id, cidr: '10.0.0.0/8', gateway: null });

/** VMs on two sites, each in one of three applications and networks, or in none. */
const estates = fc
  .record({
    lonA: fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }),
    lonB: fc.array(fc.nat(30), { maxLength: 3 }),
    cloudHosts: fc.integer({ min: 0, max: 3 }),
    groups: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 1, maxLength: 20 }),
  })
  .map(({ groups, ...shape }): EstatePicture => {
    const estate = estateOf(shape);
    const groupOf = (slot: number) => groups[slot % groups.length] ?? -1;
    return {
      ...estate,
      applications: ['Mail', 'Payments', 'Shop'],
      networks: ['db', 'app', 'dmz'].map(network) as unknown as EstatePicture['networks'],
      applicationIndex: Int32Array.from(estate.vmIds, (_id, slot) => groupOf(slot)),
      networkIndex: Int32Array.from(estate.vmIds, (_id, slot) => groupOf(slot)),
    };
  });

const plans: readonly PlanGroup[] = [
  { id: 'p-1', name: 'All of LON-A', vmIds: ['vm-0', 'vm-1', 'vm-2', 'vm-unknown'] },
  { id: 'p-2', name: 'Payments', vmIds: ['vm-2', 'vm-3'] },
];

describe('a map that is grouped', () => {
  it('still gives every VM one home at its own site, and its replica one place at the provider', () => {
    fc.assert(
      fc.property(estates, fc.constantFrom(...groupings), (picture, by) => {
        const { layout } = layoutEstate(groupedEstate(picture, by, plans));
        picture.vmIds.forEach((_id, slot) => {
          const home = layout.homeCell[slot] ?? -1;
          expect(layout.cellSlot[home]).toBe(slot);
          expect(layout.hosts[layout.cellHost[home] ?? -1]?.siteIndex).toBe(picture.siteIndex[slot]);
          const replica = layout.replicaCell[slot] ?? -1;
          if ((picture.replicaHostIndex[slot] ?? -1) < 0) expect(replica).toBe(-1);
          else expect(layout.cellSlot[replica]).toBe(slot);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('puts together what belongs together, and nothing else', () => {
    fc.assert(
      fc.property(estates, (picture) => {
        const { layout } = layoutEstate(groupedEstate(picture, 'application', []));
        for (const box of layout.hosts) {
          const slots = layout.cellSlot.subarray(box.firstCell, box.firstCell + box.cellCount);
          const names = new Set(
            Array.from(slots, (slot) => picture.applications[picture.applicationIndex[slot] ?? -1]),
          );
          expect([...names].map((name) => name ?? '')).toEqual([box.name]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has the box of those that are in none at the end', () => {
    const picture = { ...estateOf({ lonA: [4] }), applications: ['Payments'] };
    picture.applicationIndex.set([-1, 0, 0, -1]);
    const { layout } = layoutEstate(groupedEstate(picture, 'application', []));
    expect(layout.hosts.map(({ name }) => name)).toEqual(['Payments', '', 'Payments', '']);
  });

  it('shows a VM of two plans in the first', () => {
    const picture = estateOf({ lonA: [5], cloudHosts: 0 });
    const { layout } = layoutEstate(groupedEstate(picture, 'plan', plans));
    const planOf = (slot: number) => layout.hosts[layout.cellHost[layout.homeCell[slot] ?? -1] ?? -1]?.name;
    expect([0, 2, 3, 4].map(planOf)).toEqual(['All of LON-A', 'All of LON-A', 'Payments', '']);
  });

  it('by host is the picture itself', () => {
    const picture = estateOf({ lonA: [2] });
    expect(groupedEstate(picture, 'host', plans)).toBe(picture);
  });
});
