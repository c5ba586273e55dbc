import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { type Box, touches } from '../geometry/box.ts';
import { estateOf, without, withMore, withoutHost } from '../testing/estates.ts';
import { cellBox } from './find.ts';
import { type LaidOut, layoutEstate } from './layout.ts';
import type { HostBox, MapLayout } from './types.ts';

const shapes = fc.record({
  lonA: fc.array(fc.nat(60), { minLength: 1, maxLength: 12 }),
  lonB: fc.array(fc.nat(60), { maxLength: 6 }),
  cloudHosts: fc.integer({ min: 0, max: 4 }),
});

type Shape = Parameters<typeof estateOf>[0];

/** An estate as the map shows it. */
class Shown {
  readonly estate: EstatePicture;
  readonly laidOut: LaidOut;

  constructor(estate: EstatePicture, before: Shown | null = null) {
    this.estate = estate;
    this.laidOut = layoutEstate(estate, before?.laidOut ?? null);
  }

  get layout(): MapLayout {
    return this.laidOut.layout;
  }

  home(vmId: string): Box {
    return cellBox(this.layout, this.layout.homeCell[this.estate.vmIds.indexOf(vmId)]!);
  }

  replica(vmId: string): Box | null {
    const cell = this.layout.replicaCell[this.estate.vmIds.indexOf(vmId)]!;
    return cell < 0 ? null : cellBox(this.layout, cell);
  }

  host(id: string): HostBox {
    return this.layout.hosts.find(({ hostIndex }) => this.estate.hosts[hostIndex]?.id === id)!;
  }

  then(change: (estate: EstatePicture) => EstatePicture): Shown {
    return new Shown(change(this.estate), this);
  }
}

const shown = (shape: Shape) => new Shown(estateOf(shape));

/** Of those in both, who has another place; a VM stands in one as itself and in one as its replica. */
function movedBetween(before: Shown, after: Shown): readonly string[] {
  const stay = before.estate.vmIds.filter((vmId) => after.estate.vmIds.includes(vmId));
  const same = (a: Box | null, b: Box | null) => a?.x === b?.x && a?.y === b?.y && a?.w === b?.w && a?.h === b?.h;
  return stay.flatMap((vmId) => [
    ...(same(before.home(vmId), after.home(vmId)) ? [] : [vmId]),
    ...(same(before.replica(vmId), after.replica(vmId)) ? [] : [`replica of ${vmId}`]),
  ]);
}

/** The cells that a host's box has room for. */
function roomIn({ layout }: Shown, host: HostBox): number {
  const rows = Math.floor((host.y + host.h - host.gridY) / layout.pitch);
  return rows * host.columns - host.cellCount;
}

/** Boxes of a level in the order in which they are set: a cluster after the other, in it a host after the other. */
function orderOf({ layout }: Shown, { hostIndex }: HostBox): number {
  return layout.hosts.findIndex((host) => host.hostIndex === hostIndex);
}

describe('from one picture to the next', () => {
  it('nobody who stays moves, whoever goes', () => {
    fc.assert(
      fc.property(shapes, fc.infiniteStream(fc.boolean()), (shape, coin) => {
        const before = shown(shape);
        const goes = new Map(before.estate.vmIds.map((vmId) => [vmId, coin.next().value]));
        const after = before.then((estate) => without(estate, (vmId) => goes.get(vmId) === true));
        expect(movedBetween(before, after)).toEqual([]);
      }),
    );
  });

  it('nobody moves for VMs that find room in the boxes of their hosts', () => {
    fc.assert(
      fc.property(shapes, fc.array(fc.nat(17), { maxLength: 8 }), (shape, wishes) => {
        const before = shown({ ...shape, cloudHosts: 0 });
        const left = before.layout.hosts.map((host) => ({ index: host.hostIndex, room: roomIn(before, host) }));
        const homes = wishes.flatMap((wish) => {
          const host = left[wish % left.length]!;
          host.room -= 1;
          return host.room >= 0 ? [host.index] : [];
        });
        expect(
          movedBetween(
            before,
            before.then((estate) => withMore(estate, homes)),
          ),
        ).toEqual([]);
      }),
    );
  });

  it('a box that has to grow moves nobody who stands before it in its site, nor in the sites above', () => {
    fc.assert(
      fc.property(shapes, fc.nat(17), fc.integer({ min: 1, max: 30 }), (shape, which, count) => {
        const before = shown({ ...shape, cloudHosts: 0 });
        const host = before.layout.hosts[which % before.layout.hosts.length]!;
        const after = before.then((estate) => withMore(estate, Array<number>(count).fill(host.hostIndex)));
        fc.pre(!after.laidOut.isAnew);
        const ahead = before.layout.hosts.slice(0, orderOf(before, host));
        const behind = (vmId: string) => {
          const home = before.estate.hostIndex[before.estate.vmIds.indexOf(vmId)];
          return !ahead.some(({ hostIndex }) => hostIndex === home);
        };
        expect(movedBetween(before, after).filter((vmId) => !behind(vmId))).toEqual([]);
      }),
    );
  });

  it('boxes still nest and never overlap, whoever comes and goes', () => {
    const changes = fc.array(fc.record({ host: fc.nat(17), count: fc.nat(25), goes: fc.nat(9) }), { maxLength: 5 });
    fc.assert(
      fc.property(shapes, changes, (shape, steps) => {
        let now = shown(shape);
        steps.forEach(({ host, count, goes }, step) => {
          const homes = Array<number>(count).fill(host % (now.estate.hosts.length - shape.cloudHosts));
          const fewer = now.then((estate) => without(estate, (vmId) => vmId.endsWith(String(goes))));
          now = fewer.then((estate) => withMore(estate, homes, `new-${step}`));
          for (const level of [now.layout.sites, now.layout.clusters, now.layout.hosts]) expectApart(level);
          for (const box of now.layout.hosts) expect(roomIn(now, box)).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 40 },
    );
  });
});

function expectApart(boxes: readonly Box[]): void {
  boxes.forEach((box, index) => {
    for (const other of boxes.slice(index + 1)) expect(touches(box, other)).toBe(false);
  });
}

describe('an estate that grows', () => {
  it('keeps its rows where the largest host gets one VM more', () => {
    const before = shown({ lonA: [47, 40, 40, 44], lonB: [47, 12] });
    const after = before.then((estate) => withMore(estate, [0]));
    expect(after.host('a0').columns).toBe(before.host('a0').columns);
    expect(movedBetween(before, after)).toEqual([]);
  });

  it('gives a full box another row, which leaves its own VMs and its neighbours alone', () => {
    const before = shown({ lonA: [20, 20, 20, 20], lonB: [8], cloudHosts: 0 });
    const { columns } = before.host('a0');
    const more = roomIn(before, before.host('a0')) + 1;
    const after = before.then((estate) => withMore(estate, Array<number>(more).fill(0)));
    expect(after.host('a0').columns).toBe(columns);
    expect(after.host('a0').rows).toBe(before.host('a0').rows + 1);
    const onFirstShelf = (vmId: string) => before.home(vmId).y < before.host('a0').y + before.host('a0').h;
    expect(movedBetween(before, after).filter(onFirstShelf)).toEqual([]);
  });

  it('makes no tower of a host that gets many times its VMs', () => {
    const before = shown({ lonA: [2, 60, 60, 60], cloudHosts: 0 });
    const after = before.then((estate) => withMore(estate, Array<number>(70).fill(0)));
    const { rows, columns } = after.host('a0');
    expect(rows).toBeLessThanOrEqual(columns);
  });

  it('is laid out anew where it outgrows the window', () => {
    const before = shown({ lonA: [3, 3] });
    const many = Array.from({ length: 400 }, (_none, nth) => nth % 2);
    const after = before.then((estate) => withMore(estate, many));
    expect(after.laidOut.isAnew).toBe(true);
    expect(after.layout.pitch).toBeLessThan(before.layout.pitch);
    expect(after.layout.bounds.w).toBeLessThanOrEqual(1_140);
    expect(after.layout.bounds.h).toBeLessThanOrEqual(790);
  });
});

describe('a host that goes', () => {
  it('leaves its place free: nobody moves, and it comes back to it', () => {
    const before = shown({ lonA: [30, 30, 30, 30], lonB: [10], cloudHosts: 0 });
    const without1 = before.then((estate) => withoutHost(estate, 'a1'));
    expect(without1.host('a1')).toBeUndefined();
    expect(movedBetween(before, without1)).toEqual([]);
    const again = without1.then(() => before.estate);
    expect(movedBetween(before, again)).toEqual([]);
  });

  it('leaves it to a new one that fits', () => {
    const before = shown({ lonA: [30, 30, 30, 30], cloudHosts: 0 });
    const renamed = before.estate.hosts.map((host) => (host.id === 'a1' ? { ...host, id: 'x1' } : host));
    const after = before.then((estate) => ({ ...estate, hosts: renamed }));
    const { x, y, w, h } = before.host('a1');
    expect(after.host('x1')).toMatchObject({ x, y, w, h });
    expect(movedBetween(before, after)).toEqual([]);
  });

  it('takes its cluster with it where it was the only one', () => {
    const before = shown({ lonA: [30, 30, 30], lonB: [10], cloudHosts: 0 });
    const after = before.then((estate) => withoutHost(estate, 'a2'));
    expect(after.layout.clusters.map(({ name }) => name)).not.toContain('A-2');
    expect(movedBetween(before, after)).toEqual([]);
  });
});
