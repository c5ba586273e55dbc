import { describe, expect, it } from 'vitest';
import { matchesOf } from '../estate/find.ts';
import { estateOf } from '../map/testing/estates.ts';
import { rowAfterKey } from './listKeys.ts';
import { rpoRatio, sortedSlots } from './rows.ts';

const NOW = 10_000_000;

function estate() {
  const picture = estateOf({ lonA: [3], lonB: [2] });
  picture.latestPointAt.set([NOW - 1_000, NOW - 5_000_000, Number.NaN, NOW - 60_000, NOW - 2_000]);
  return picture;
}

describe('the list', () => {
  it('sorts by name, and by age with what is not known last both ways', () => {
    const picture = estate();
    expect(sortedSlots(picture, null, { column: 'name', descending: true }, NOW)).toEqual([4, 3, 2, 1, 0]);
    expect(sortedSlots(picture, null, { column: 'point', descending: false }, NOW)).toEqual([1, 3, 4, 0, 2]);
    expect(sortedSlots(picture, null, { column: 'point', descending: true }, NOW)).toEqual([0, 4, 3, 1, 2]);
  });

  it('puts what needs a person first when sorted by state', () => {
    const [first, second] = sortedSlots(estate(), null, { column: 'state', descending: false }, NOW);
    expect([first, second]).toEqual([1, 2]);
  });

  it('shows only what is found', () => {
    const picture = estate();
    const matches = matchesOf(picture, 'VM-0003');
    expect(sortedSlots(picture, matches, { column: 'name', descending: false }, NOW)).toEqual([3]);
    expect(matchesOf(picture, '  ')).toBeNull();
    expect([...(matchesOf(picture, 'host-b0') ?? [])]).toEqual([0, 0, 0, 1, 1]);
  });

  it('says how far behind the target a VM is, and nothing where it is not known', () => {
    const picture = estate();
    expect(rpoRatio(picture, 1, NOW)).toBeCloseTo(5_000 / 900);
    expect(rpoRatio(picture, 2, NOW)).toBeNull();
  });

  it('moves by keys and stops at its ends', () => {
    expect(rowAfterKey('ArrowDown', -1, 5, 3)).toBe(0);
    expect(rowAfterKey('ArrowDown', 4, 5, 3)).toBe(4);
    expect(rowAfterKey('PageUp', 2, 5, 3)).toBe(0);
    expect(rowAfterKey('End', 0, 5, 3)).toBe(4);
    expect(rowAfterKey('x', 0, 5, 3)).toBeNull();
  });
});
