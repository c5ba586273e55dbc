import { describe, expect, it } from 'vitest';
import { type EstatePicture, VM_FLAG } from '#shared/ipc/estate.ts';
import { emptyFilter, filtered, toggledFilter } from '../estate/filter.ts';
import { matchesOf } from '../estate/find.ts';
import { within } from '../selection/mask.ts';
import { estateOf } from '../map/testing/estates.ts';
import { columns } from './columns.ts';
import { orderOf, rpoRatio, type Sort } from './rows.ts';

const NOW = 10_000_000;

function estate() {
  const picture = estateOf({ lonA: [3], lonB: [2] });
  picture.latestPointAt.set([NOW - 1_000, NOW - 5_000_000, Number.NaN, NOW - 60_000, NOW - 2_000]);
  return picture;
}

const sorted = (picture: ReturnType<typeof estateOf>, column: Sort['column'], descending = false) =>
  orderOf(picture, null, { column, descending }, NOW).slots;

describe('the order of the list', () => {
  it('is by name, and by age with what is not known last both ways', () => {
    const picture = estate();
    expect(sorted(picture, 'name', true)).toEqual([4, 3, 2, 1, 0]);
    expect(sorted(picture, 'point')).toEqual([1, 3, 4, 0, 2]);
    expect(sorted(picture, 'point', true)).toEqual([0, 4, 3, 1, 2]);
  });

  it('puts what needs a person first when it is by state', () => {
    expect(sorted(estate(), 'state').slice(0, 2)).toEqual([1, 2]);
  });

  it('is by where things stand, what matters most first, and by the names of places in the order of the language', () => {
    const picture = estateOf({ lonA: [1, 1], lonB: [1] });
    picture.flags.set([0, VM_FLAG.important, VM_FLAG.critical]);
    picture.tier.set([3, 1, 2]);
    expect(sorted(picture, 'criticality')).toEqual([2, 1, 0]);
    expect(sorted(picture, 'tier')).toEqual([1, 2, 0]);
    expect(sorted(picture, 'site', true)).toEqual([2, 0, 1]);
    expect(sorted(picture, 'host', true)).toEqual([2, 1, 0]);
    expect(sorted(picture, 'cluster', true)).toEqual([0, 1, 2]);
  });

  it('loses nobody, whichever column it is by', () => {
    for (const column of columns) {
      for (const descending of [false, true]) {
        expect([...sorted(estate(), column, descending)].sort()).toEqual([0, 1, 2, 3, 4]);
      }
    }
  });
});

describe('what the list shows', () => {
  it('is what is found', () => {
    const picture = estate();
    const order = orderOf(picture, matchesOf(picture, 'VM-0003'), { column: 'name', descending: false }, NOW);
    expect(order.slots).toEqual([3]);
    expect(matchesOf(picture, '  ')).toBeNull();
    expect([...(matchesOf(picture, 'host-b0') ?? [])]).toEqual([0, 0, 0, 1, 1]);
  });

  it('is found by the host of its replica and by its network, too', () => {
    const networks = [{ id: 'n-1', name: 'Büro' }] as unknown as EstatePicture['networks'];
    const picture = { ...estate(), networks };
    picture.networkIndex[4] = 0;
    expect([...(matchesOf(picture, 'host-c1') ?? [])]).toEqual([0, 1, 0, 1, 0]);
    expect([...(matchesOf(picture, 'buro host-b0') ?? [])]).toEqual([0, 0, 0, 0, 1]);
  });

  it('is what every filter lets through', () => {
    const picture = estate();
    const behind = toggledFilter(emptyFilter, 'state', 'beyond-4x');
    const left = filtered(null, behind, { picture, plans: [], gatewayNow: NOW });
    expect([...(left ?? [])]).toEqual([0, 1, 0, 0, 0]);
    expect(orderOf(picture, left, { column: 'name', descending: false }, NOW).slots).toEqual([1]);
    expect([...(within(left, Uint8Array.of(1, 0, 1, 0, 0)) ?? [])]).toEqual([0, 0, 0, 0, 0]);
    expect([...(within(null, Uint8Array.of(1, 0, 1, 0, 0)) ?? [])]).toEqual([1, 0, 1, 0, 0]);
    expect(within(null, null)).toBeNull();
  });

  it('says how far behind the target a VM is, and nothing where it is not known', () => {
    const picture = estate();
    expect(rpoRatio(picture, 1, NOW)).toBeCloseTo(5_000 / 900);
    expect(rpoRatio(picture, 2, NOW)).toBeNull();
  });
});
