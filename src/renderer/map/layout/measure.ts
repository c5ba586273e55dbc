import { CLUSTER_HEADER, CLUSTER_PAD, columnsOf, hostMeasures } from './measures.ts';
import { shelve, type Shelved, type Size } from './shelf.ts';

/** A host's box at one pitch. */
export interface HostSize extends Size {
  /** Cells in a row. */
  readonly columns: number;
}

export function hostSize(cells: number, columns: number, pitch: number): HostSize {
  const { header, pad } = hostMeasures(pitch);
  const rows = Math.max(1, Math.ceil(cells / columns));
  return { columns, w: columns * pitch + 2 * pad, h: header + rows * pitch + pad };
}

interface Cluster {
  readonly name: string | null;
  readonly hosts: readonly { readonly members: ArrayLike<number> }[];
}

export function measureCluster(cluster: Cluster, pitch: number): MeasuredCluster {
  const counts = cluster.hosts.map((host) => host.members.length);
  const columns = columnsOf(counts, pitch);
  const sizes = counts.map((count, index) => hostSize(count, columns[index] ?? 1, pitch));
  return new MeasuredCluster(cluster.name, sizes, pitch);
}

/** A cluster at one pitch: what its hosts measure, and what it measures with so many of them on a shelf. */
export class MeasuredCluster {
  readonly hosts: readonly HostSize[];
  readonly #gap: number;
  readonly #top: number;
  readonly #narrowest: number;
  readonly #known: Size[] = [];

  constructor(name: string | null, hosts: readonly HostSize[], pitch: number) {
    this.hosts = hosts;
    this.#gap = hostMeasures(pitch).gap;
    this.#top = topOf({ name });
    this.#narrowest = hosts.reduce((least, { w }) => Math.min(least, w), Number.POSITIVE_INFINITY);
  }

  get hostCount(): number {
    return this.hosts.length;
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
    const room = maxWidth - 2 * CLUSTER_PAD + this.#gap;
    const most = Math.floor(room / (this.#narrowest + this.#gap));
    let perShelf = Math.max(1, Math.min(Math.ceil(this.hostCount / rows), most));
    while (perShelf > 1 && this.sizeAt(perShelf).w > maxWidth) perShelf -= 1;
    return perShelf;
  }

  /** From the corner of the first host. */
  placesAt(perShelf: number): Shelved['places'] {
    return shelve(this.hosts, this.#gap, ({ onShelf }) => onShelf >= perShelf).places;
  }

  /** The same without the places, which most that are tried never need. */
  #shelvedSize(perShelf: number): Size {
    let w = 0;
    let h = -this.#gap;
    for (let start = 0; start < this.hostCount; start += perShelf) {
      let width = -this.#gap;
      let height = 0;
      for (let index = start; index < Math.min(start + perShelf, this.hostCount); index += 1) {
        const size = this.hosts[index];
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
