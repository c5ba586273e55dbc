import type { LayoutEstate, MapLayout } from './types.ts';

type Columns = Pick<MapLayout, 'cellSlot' | 'cellHost' | 'homeCell' | 'replicaCell'>;

/** Numbers the cells, box by box, and remembers which VM stands where. */
export class CellTable {
  readonly columns: Columns;
  readonly #homeOf: Int32Array;
  #nextCell = 0;
  #nextBox = 0;

  constructor(cells: number, { hostIndex }: Pick<LayoutEstate, 'hostIndex'>) {
    this.columns = {
      cellSlot: new Int32Array(cells),
      cellHost: new Int32Array(cells),
      homeCell: new Int32Array(hostIndex.length).fill(-1),
      replicaCell: new Int32Array(hostIndex.length).fill(-1),
    };
    this.#homeOf = hostIndex;
  }

  /**
   * Takes the cells of the next box and returns the first. In its own host's box a VM is itself; in any other it is there as
   * its replica.
   */
  take(members: Int32Array, hostIndex: number): number {
    const first = this.#nextCell;
    const end = first + members.length;
    const { cellSlot, cellHost, homeCell, replicaCell } = this.columns;
    const homeOf = this.#homeOf;
    cellSlot.set(members, first);
    cellHost.fill(this.#nextBox, first, end);
    for (let cell = first; cell < end; cell += 1) {
      const slot = cellSlot[cell] as number;
      if (slot >= 0) (homeOf[slot] === hostIndex ? homeCell : replicaCell)[slot] = cell;
    }
    this.#nextCell = end;
    this.#nextBox += 1;
    return first;
  }
}
