import { CLUSTER_HEADER, CLUSTER_PAD, columnsOf, hostMeasures } from './measures.ts';
import { shelve, type Shelved, type Size } from './shelf.ts';

interface Cluster {
  readonly name: string | null;
  readonly hosts: readonly { readonly members: readonly number[] }[];
}

/** A cluster at one pitch: what its hosts measure, and what it measures with so many of them on a shelf. */
export class MeasuredCluster {
  /** Cells in a row, by host. */
  readonly columns: readonly number[];
  readonly #sizes: readonly Size[];
  readonly #gap: number;
  readonly #top: number;
  readonly #known: Size[] = [];

  constructor(cluster: Cluster, pitch: number) {
    const { header, pad, gap } = hostMeasures(pitch);
    const counts = cluster.hosts.map((host) => host.members.length);
    this.columns = columnsOf(counts, pitch);
    this.#sizes = counts.map((count, index) => {
      const inRow = this.columns[index] ?? 1;
      return { w: inRow * pitch + 2 * pad, h: header + Math.max(1, Math.ceil(count / inRow)) * pitch + pad };
    });
    this.#gap = gap;
    this.#top = topOf(cluster);
  }

  get hostCount(): number {
    return this.#sizes.length;
  }

  sizeAt(perShelf: number): Size {
    const known = this.#known[perShelf];
    if (known) return known;
    const { w, h } = this.#shelvedSize(perShelf);
    const size = { w: w + 2 * CLUSTER_PAD, h: this.#top + h + CLUSTER_PAD };
    this.#known[perShelf] = size;
    return size;
  }

  /** As many hosts on a shelf as the rows ask for and the width allows. */
  perShelf(rows: number, maxWidth: number): number {
    let perShelf = Math.max(1, Math.ceil(this.hostCount / rows));
    while (perShelf > 1 && this.sizeAt(perShelf).w > maxWidth) perShelf -= 1;
    return perShelf;
  }

  /** From the corner of the first host. */
  placesAt(perShelf: number): Shelved['places'] {
    return shelve(this.#sizes, Number.POSITIVE_INFINITY, this.#gap, perShelf).places;
  }

  /** The same without the places, which most that are tried never need. */
  #shelvedSize(perShelf: number): Size {
    let w = 0;
    let h = -this.#gap;
    for (let start = 0; start < this.hostCount; start += perShelf) {
      let width = -this.#gap;
      let height = 0;
      for (let index = start; index < Math.min(start + perShelf, this.hostCount); index += 1) {
        const size = this.#sizes[index];
        width += (size?.w ?? 0) + this.#gap;
        height = Math.max(height, size?.h ?? 0);
      }
      w = Math.max(w, width);
      h += height + this.#gap;
    }
    return { w, h: Math.max(0, h) };
  }
}

export function topOf(cluster: { readonly name: string | null }): number {
  return cluster.name === null ? CLUSTER_PAD : CLUSTER_HEADER;
}
