import type { HostBox, MapLayout } from '../layout/types.ts';
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
  const found = foundRuns(layout, styleOfCell);
  const start = new Int32Array(cellStyles.length + 1);
  for (let run = 0; run < found.count; run += 1) (start[(found.style[run] as number) + 1] as number) += 1;
  for (let style = 1; style < start.length; style += 1) (start[style] as number) += start[style - 1] as number;
  const sorted = {
    host: new Int32Array(found.count),
    place: new Int32Array(found.count),
    length: new Int32Array(found.count),
  };
  const next = start.slice();
  for (let run = 0; run < found.count; run += 1) {
    const style = found.style[run] as number;
    const at = next[style] as number;
    next[style] = at + 1;
    sorted.host[at] = found.host[run] as number;
    sorted.place[at] = found.place[run] as number;
    sorted.length[at] = found.length[run] as number;
  }
  return { start, ...sorted };
}

interface FoundRuns extends Omit<Runs, 'start'> {
  readonly count: number;
  readonly style: Uint8Array;
}

/** In the order of the cells; the columns have room for a run a cell. */
function foundRuns({ hosts }: MapLayout, styleOfCell: Uint8Array): FoundRuns {
  const room = styleOfCell.length;
  const style = new Uint8Array(room);
  const host = new Int32Array(room);
  const place = new Int32Array(room);
  const length = new Int32Array(room);
  let count = 0;
  for (let index = 0; index < hosts.length; index += 1) {
    const { firstCell, cellCount, columns } = hosts[index] as HostBox;
    let styleBefore = -1;
    for (let at = 0; at < cellCount; at += 1) {
      const styleHere = styleOfCell[firstCell + at] as number;
      if (styleHere === styleBefore && at % columns !== 0) continue;
      if (at > 0) length[count - 1] = at - (place[count - 1] as number);
      style[count] = styleHere;
      host[count] = index;
      place[count] = at;
      count += 1;
      styleBefore = styleHere;
    }
    if (cellCount > 0) length[count - 1] = cellCount - (place[count - 1] as number);
  }
  return { count, style, host, place, length };
}
