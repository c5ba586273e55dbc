import type { MapLayout } from '../layout/types.ts';
import { cellStyles } from './cellStyles.ts';
import type { Frame } from './frame.ts';
import type { CellPaint } from './paint.ts';
import type { Runs } from './runs.ts';

/**
 * The cells of each style as one shape, in device pixels from the world's origin. Filling a shape that exists costs the
 * script next to nothing, however many cells it has; it is made anew when facts or zoom change, not when the map is
 * dragged.
 */
export interface CellPaths {
  /** By style. */
  readonly outer: readonly (Path2D | null)[];
  /** The middle that is cut out of a hollow cell, or filled in a framed one. */
  readonly inner: readonly (Path2D | null)[];
  /** The gaps between columns, cut out of the bars. */
  readonly cuts: Path2D;
  /** The boxes of the hosts. */
  readonly hosts: Path2D;
}

type BoxPaths = Pick<CellPaths, 'cuts' | 'hosts'>;

/** Keeps the last shapes; they serve as long as everything they were made from is the same. */
export class PathCache {
  #layout: MapLayout | null = null;
  #runs: Runs | null = null;
  #scale = 0;
  #boxes: BoxPaths | null = null;
  #paths: CellPaths | null = null;

  get(layout: MapLayout, runs: Runs, frame: Frame, paints: readonly CellPaint[]): CellPaths {
    const isSameGround = this.#layout === layout && this.#scale === frame.scale;
    if (isSameGround && this.#runs === runs && this.#paths) return this.#paths;
    // The boxes are half of the work, and a VM that changes its state does not move them.
    const boxes = isSameGround && this.#boxes ? this.#boxes : boxPaths(layout, frame);
    this.#layout = layout;
    this.#runs = runs;
    this.#scale = frame.scale;
    this.#boxes = boxes;
    this.#paths = { ...cellPaths(layout, runs, frame, paints), ...boxes };
    return this.#paths;
  }
}

function cellPaths(
  layout: MapLayout,
  runs: Runs,
  frame: Frame,
  paints: readonly CellPaint[],
): Pick<CellPaths, 'outer' | 'inner'> {
  const outer: (Path2D | null)[] = [];
  const inner: (Path2D | null)[] = [];
  if (frame.detail === 'boxes') return { outer: sharePaths(layout, runs, frame), inner, ...boxPaths(layout, frame) };
  cellStyles.forEach((_style, style) => {
    const paint = paints[style];
    const isEmpty = runs.start[style] === runs.start[style + 1] || !paint || paint.how === 'none';
    if (isEmpty) {
      outer.push(null);
      inner.push(null);
    } else if (paint.how === 'bar') {
      outer.push(barPath(layout, runs, frame, style));
      inner.push(null);
    } else {
      const shapes = eachPath(layout, runs, frame, style, paint.how);
      outer.push(shapes.outer);
      inner.push(shapes.inner);
    }
  });
  return { outer, inner };
}

/** Even one VM among thousands is seen. */
const SHARE_PX_MIN = 2;

/** Each host's box divided by the shares of its styles, the gravest at the right end. */
function sharePaths(layout: MapLayout, runs: Runs, { scale }: Frame): readonly (Path2D | null)[] {
  const counts = layout.hosts.map(() => new Uint32Array(cellStyles.length));
  for (let style = 0; style < cellStyles.length; style += 1) {
    const end = runs.start[style + 1] as number;
    for (let run = runs.start[style] as number; run < end; run += 1) {
      const ofHost = counts[runs.host[run] as number];
      if (ofHost) ofHost[style] = (ofHost[style] as number) + (runs.length[run] as number);
    }
  }
  const paths = cellStyles.map(() => new Path2D());
  layout.hosts.forEach((host, index) => {
    const left = Math.round(host.x * scale) + 1;
    const top = Math.round(host.y * scale) + 1;
    const width = Math.round((host.x + host.w) * scale) - left - 1;
    const height = Math.round((host.y + host.h) * scale) - top - 1;
    let end = left + width;
    for (let style = cellStyles.length - 1; style > 0 && end > left; style -= 1) {
      const count = counts[index]?.[style] ?? 0;
      if (count === 0) continue;
      const share = Math.max(SHARE_PX_MIN, Math.round((width * count) / Math.max(1, host.vmCount)));
      const from = Math.max(left, end - share);
      paths[style]?.rect(from, top, end - from, height);
      end = from;
    }
    // Rounding leaves a pixel or two: the mildest style takes them.
    const mildest = counts[index]?.findIndex((count, style) => style > 0 && count > 0) ?? -1;
    if (end > left && mildest > 0) paths[mildest]?.rect(left, top, end - left, height);
  });
  return paths;
}

/** Neighbours of one style in one stroke. */
function barPath(layout: MapLayout, runs: Runs, { pitch, gap, scale }: Frame, style: number): Path2D {
  const path = new Path2D();
  const end = runs.start[style + 1] as number;
  for (let run = runs.start[style] as number; run < end; run += 1) {
    const host = layout.hosts[runs.host[run] as number];
    if (!host) continue;
    const at = runs.place[run] as number;
    const row = (at / host.columns) | 0;
    const x = Math.round(host.gridX * scale) + (at - row * host.columns) * pitch;
    const y = Math.round(host.gridY * scale) + row * pitch;
    path.rect(x, y, (runs.length[run] as number) * pitch - gap, pitch - gap);
  }
  return path;
}

/** Of a cell of this size: how wide the line of a hollow one is, how large a small one is, and how far in it lies. */
export function partsOf(size: number): { readonly line: number; readonly small: number; readonly inset: number } {
  const small = Math.max(1, Math.round(size * 0.45));
  return { line: Math.max(1, Math.round(size / 8)), small, inset: Math.floor((size - small) / 2) };
}

/** Cell by cell: the whole square and its middle, or only a small square in the middle. */
function eachPath(
  layout: MapLayout,
  runs: Runs,
  { pitch, gap, scale }: Frame,
  style: number,
  how: CellPaint['how'],
): { readonly outer: Path2D; readonly inner: Path2D | null } {
  const outer = new Path2D();
  const inner = how === 'each-small' ? null : new Path2D();
  const size = pitch - gap;
  const { line, small, inset } = partsOf(size);
  const end = runs.start[style + 1] as number;
  for (let run = runs.start[style] as number; run < end; run += 1) {
    const host = layout.hosts[runs.host[run] as number];
    if (!host) continue;
    const at = runs.place[run] as number;
    const row = (at / host.columns) | 0;
    const y = Math.round(host.gridY * scale) + row * pitch;
    let x = Math.round(host.gridX * scale) + (at - row * host.columns) * pitch;
    for (let step = runs.length[run] as number; step > 0; step -= 1) {
      if (inner) {
        outer.rect(x, y, size, size);
        inner.rect(x + line, y + line, size - 2 * line, size - 2 * line);
      } else outer.rect(x + inset, y + inset, small, small);
      x += pitch;
    }
  }
  return { outer, inner };
}

function boxPaths(layout: MapLayout, { pitch, gap, scale }: Frame): BoxPaths {
  const cuts = new Path2D();
  const hosts = new Path2D();
  for (const host of layout.hosts) {
    const left = Math.round(host.x * scale);
    const top = Math.round(host.y * scale);
    hosts.rect(left, top, Math.round((host.x + host.w) * scale) - left, Math.round((host.y + host.h) * scale) - top);
    if (host.cellCount === 0) continue;
    const x = Math.round(host.gridX * scale);
    const y = Math.round(host.gridY * scale);
    const columns = Math.min(host.columns, host.cellCount);
    for (let column = 1; column < columns; column += 1) {
      cuts.rect(x + column * pitch - gap, y, gap, host.rows * pitch);
    }
  }
  return { cuts, hosts };
}
