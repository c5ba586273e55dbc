import type { MapLayout } from './types.ts';

/** Numbers the cells, box by box, and remembers which VM stands where. */
export class CellTable {
  readonly #cellSlot: Int32Array;
  readonly #cellHost: Int32Array;
  readonly #homeCell: Int32Array;
  readonly #replicaCell: Int32Array;
  #next = 0;

  constructor(cells: number, vms: number) {
    this.#cellSlot = new Int32Array(cells).fill(-1);
    this.#cellHost = new Int32Array(cells).fill(-1);
    this.#homeCell = new Int32Array(vms).fill(-1);
    this.#replicaCell = new Int32Array(vms).fill(-1);
  }

  /** Takes the cells of one host's box and returns the first. */
  take(members: readonly number[], host: number, isHome: (slot: number) => boolean): number {
    const first = this.#next;
    for (const slot of members) {
      const cell = this.#next;
      this.#cellSlot[cell] = slot;
      this.#cellHost[cell] = host;
      if (slot >= 0) (isHome(slot) ? this.#homeCell : this.#replicaCell)[slot] = cell;
      this.#next += 1;
    }
    return first;
  }

  columns(): Pick<MapLayout, 'cellSlot' | 'cellHost' | 'homeCell' | 'replicaCell'> {
    return {
      cellSlot: this.#cellSlot,
      cellHost: this.#cellHost,
      homeCell: this.#homeCell,
      replicaCell: this.#replicaCell,
    };
  }
}
