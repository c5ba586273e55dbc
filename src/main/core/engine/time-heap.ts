interface Entry {
  readonly at: number;
  readonly position: number;
}

/** Steps by the time at which something happens to them, the earliest first; of equal times the first in the plan. */
export class TimeHeap {
  readonly #entries: Entry[] = [];

  /** Infinity where it is empty. */
  get firstAt(): number {
    return this.#entries[0]?.at ?? Infinity;
  }

  get size(): number {
    return this.#entries.length;
  }

  add(at: number, position: number): void {
    const added = { at, position };
    const entries = this.#entries;
    let place = entries.push(added) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = entries[parent];
      if (above === undefined || isBefore(above, added)) break;
      entries[place] = above;
      place = parent;
    }
    entries[place] = added;
  }

  /** Takes out the earliest. */
  take(): number {
    const entries = this.#entries;
    const [first] = entries;
    const last = entries.pop();
    if (first === undefined || last === undefined) throw new RangeError('nothing is left to happen');
    if (entries.length > 0) this.#sink(last);
    return first.position;
  }

  #sink(entry: Entry): void {
    const entries = this.#entries;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      const right = entries[child + 1];
      let below = entries[child];
      if (below === undefined) break;
      if (right !== undefined && isBefore(right, below)) {
        child += 1;
        below = right;
      }
      if (isBefore(entry, below)) break;
      entries[place] = below;
      place = child;
    }
    entries[place] = entry;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.position < b.position);
}
