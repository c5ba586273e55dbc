import type { MapLayout } from '../layout/types.ts';
import { cellStyles } from './cellStyles.ts';

/**
 * Neighbours of one style in one row, drawn as one bar; the gaps between them are cut out afterwards, one line a column.
 * 20,000 cells become some 4,000 rectangles: the script time of a whole redraw is the number of rectangles.
 */
export interface Runs {
  /** Runs `start[s]` … `start[s + 1] - 1` have style s. */
  readonly start: Int32Array;
  readonly host: Int32Array;
  /** Cell's place in its box: row × columns + column. */
  readonly place: Int32Array;
  readonly length: Int32Array;
}

export function runsOf(layout: MapLayout, styleOfCell: Uint8Array): Runs {
  const start = new Int32Array(cellStyles.length + 1);
  forEachRun(layout, styleOfCell, (style) => {
    start[style + 1] = (start[style + 1] as number) + 1;
  });
  for (let style = 1; style < start.length; style += 1) {
    start[style] = (start[style] as number) + (start[style - 1] as number);
  }
  const total = start[cellStyles.length] as number;
  const runs = { start, host: new Int32Array(total), place: new Int32Array(total), length: new Int32Array(total) };
  const next = start.slice();
  forEachRun(layout, styleOfCell, (style, host, place, length) => {
    const index = next[style] as number;
    next[style] = index + 1;
    runs.host[index] = host;
    runs.place[index] = place;
    runs.length[index] = length;
  });
  return runs;
}

function forEachRun(
  layout: MapLayout,
  styleOfCell: Uint8Array,
  visit: (style: number, host: number, place: number, length: number) => void,
): void {
  layout.hosts.forEach((host, index) => {
    for (let rowStart = 0; rowStart < host.cellCount; rowStart += host.columns) {
      const rowEnd = Math.min(rowStart + host.columns, host.cellCount);
      let runStart = rowStart;
      for (let place = rowStart; place < rowEnd; place += 1) {
        const style = styleOfCell[host.firstCell + place] as number;
        const isLast = place + 1 === rowEnd || styleOfCell[host.firstCell + place + 1] !== style;
        if (!isLast) continue;
        visit(style, index, runStart, place + 1 - runStart);
        runStart = place + 1;
      }
    }
  });
}
