import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estateOf } from '../map/testing/estates.ts';
import { maskOf } from '../selection/mask.ts';
import { type ListMove, moveOf } from './listKeys.ts';
import { orderOf, type Sort } from './rows.ts';
import { chosenIn, groupOfRow, groupsAround, rowsOf, slotsOfRows, type Tree, treeOf } from './tree.ts';

const NOW = 10_000_000;
const byName: Sort = { column: 'name', descending: false };
const nothing: ReadonlySet<string> = new Set();

/** LON-A with the clusters A-1 (a0, a1) and A-2 (a2), LON-B with hosts that stand alone. */
const estate = () => estateOf({ lonA: [2, 1, 1], lonB: [1, 2] });

function tree(sort: Sort = byName, picture = estate()): Tree {
  return treeOf(picture, orderOf(picture, null, sort, NOW), true);
}

/** The rows as they read: places by their names, VMs by their slots, each as deep as it stands. */
function reading(one: Tree, folded: ReadonlySet<string> = nothing): readonly string[] {
  return rowsOf(one, folded).map((row) => {
    const group = one.groups[groupOfRow(row)];
    const level = group?.level ?? (groupsAround(one, row)[0]?.level ?? 0) + 1;
    return `${' '.repeat(level - 1)}${group?.name ?? row}`;
  });
}

const keyOf = (one: Tree, name: string) => one.groups.find((group) => group.name === name)?.key ?? '';

describe('the list by place', () => {
  it('is site, cluster, host, VM; a host of no cluster stands in its site', () => {
    expect(reading(tree())).toEqual([
      ...['LON-A', ' A-1', '  host-a0', '   0', '   1', '  host-a1', '   2', ' A-2', '  host-a2', '   3'],
      ...['LON-B', ' host-b0', '  4', ' host-b1', '  5', '  6'],
    ]);
  });

  it('is a plain list where no places are wanted', () => {
    const picture = estate();
    const plain = treeOf(picture, orderOf(picture, null, byName, NOW), false);
    expect(rowsOf(plain, nothing)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('keeps what is folded to itself', () => {
    const one = tree();
    expect(reading(one, new Set([keyOf(one, 'A-1'), keyOf(one, 'LON-B')]))).toEqual([
      ...['LON-A', ' A-1', ' A-2', '  host-a2', '   3', 'LON-B'],
    ]);
  });

  it('has the place with the worst first when it is by state, and by their own names when it is by name', () => {
    const picture = estate();
    picture.latestPointAt.fill(NOW);
    picture.latestPointAt[6] = NOW - 5_000_000;
    const worstFirst = reading(tree({ column: 'state', descending: false }, picture));
    expect(worstFirst.slice(0, 4)).toEqual(['LON-B', ' host-b1', '  6', '  5']);
    expect(worstFirst[5]).toBe('  4');
    expect(reading(tree({ column: 'name', descending: true })).slice(0, 3)).toEqual(['LON-B', ' host-b1', '  6']);
  });

  it('says of each place where it stands among its siblings', () => {
    const one = tree();
    expect(one.groups.map(({ name, level, position, siblings }) => [name, level, position, siblings])).toEqual([
      ...[
        ['LON-A', 1, 1, 2],
        ['A-1', 2, 1, 2],
        ['host-a0', 3, 1, 2],
        ['host-a1', 3, 2, 2],
      ],
      ...[
        ['A-2', 2, 2, 2],
        ['host-a2', 3, 1, 1],
      ],
      ...[
        ['LON-B', 1, 2, 2],
        ['host-b0', 2, 1, 2],
        ['host-b1', 2, 2, 2],
      ],
    ]);
  });

  it('counts what is selected in every place around it', () => {
    const one = tree();
    const chosen = chosenIn(one, maskOf(7, [0, 2, 6]));
    expect(one.groups.map(({ name }, index) => [name, chosen[index]])).toEqual([
      ...[
        ['LON-A', 2],
        ['A-1', 2],
        ['host-a0', 1],
        ['host-a1', 1],
        ['A-2', 0],
        ['host-a2', 0],
      ],
      ...[
        ['LON-B', 1],
        ['host-b0', 0],
        ['host-b1', 1],
      ],
    ]);
  });

  it('selects what the eye sees in a stretch of rows: all VMs of what is folded, the rows themselves of what is open', () => {
    const one = tree();
    const folded = new Set([keyOf(one, 'A-1')]);
    const rows = rowsOf(one, folded);
    expect(slotsOfRows(rows.slice(0, 2), one, folded)).toEqual([0, 1, 2]);
    expect(slotsOfRows(rows.slice(0, 1), one, folded)).toEqual([]);
    expect(slotsOfRows(rows.slice(2, 5), one, folded)).toEqual([3]);
  });

  it('shows each VM once, or folded in one place, however it is folded', () => {
    const one = tree();
    fc.assert(
      fc.property(fc.subarray(one.groups.map(({ key }) => key)), (keys) => {
        const folded = new Set(keys);
        const slots = slotsOfRows(rowsOf(one, folded), one, folded);
        expect(slots.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
      }),
    );
  });
});

describe('keys in the list', () => {
  const press = (key: string, at: string, folded: ReadonlySet<string> = nothing): ListMove | null => {
    const one = tree();
    const place = reading(one, folded).findIndex((row) => row.trim() === at);
    return moveOf(key, { rows: rowsOf(one, folded), tree: one, folded, place, page: 3 });
  };
  const landsOn = (move: ListMove | null, folded: ReadonlySet<string> = nothing) =>
    move?.kind === 'go' ? reading(tree(), folded)[move.place]?.trim() : move;

  it('go up, down, by pages and to the ends, and stop there', () => {
    expect(landsOn(press('ArrowDown', 'nowhere'))).toBe('LON-A');
    expect(landsOn(press('ArrowDown', '6'))).toBe('6');
    expect(landsOn(press('ArrowUp', '2'))).toBe('host-a1');
    expect(landsOn(press('PageUp', 'A-1'))).toBe('LON-A');
    expect(landsOn(press('PageDown', 'LON-A'))).toBe('0');
    expect(landsOn(press('End', 'LON-A'))).toBe('6');
    expect(landsOn(press('Home', '4'))).toBe('LON-A');
    expect(press('x', '4')).toBeNull();
    expect(moveOf('End', { rows: [], tree: tree(), folded: nothing, place: -1, page: 3 })).toBeNull();
  });

  it('unfold to the right, then go in; fold to the left, after going out', () => {
    const cluster = keyOf(tree(), 'A-1');
    const folded = new Set([cluster]);
    expect(press('ArrowRight', 'A-1', folded)).toEqual({ kind: 'unfold', keys: [cluster] });
    expect(landsOn(press('ArrowRight', 'A-1'))).toBe('host-a0');
    expect(press('ArrowRight', '1')).toBeNull();
    expect(landsOn(press('ArrowLeft', '1'))).toBe('host-a0');
    expect(press('ArrowLeft', 'A-1')).toEqual({ kind: 'fold', keys: [cluster] });
    expect(landsOn(press('ArrowLeft', 'A-1', folded), folded)).toBe('LON-A');
    expect(press('ArrowLeft', 'LON-A', new Set([keyOf(tree(), 'LON-A')]))).toBeNull();
  });

  it('unfold all that stand beside it with the star', () => {
    const one = tree();
    expect(press('*', 'A-2')).toEqual({ kind: 'unfold', keys: [keyOf(one, 'A-1'), keyOf(one, 'A-2')] });
    expect(press('*', '4')).toEqual({ kind: 'unfold', keys: [keyOf(one, 'host-b0'), keyOf(one, 'host-b1')] });
  });
});
