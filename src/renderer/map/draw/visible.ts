import type { MapLayout } from '../layout/types.ts';
import { type Frame, gridCorner, isInView, place } from './frame.ts';

/** The hosts in view with the corners of their grids in device pixels, by index. */
export interface VisibleHosts {
  readonly list: readonly number[];
  /** 1 where the host is in view. */
  readonly flag: Uint8Array;
  readonly gridX: Int32Array;
  readonly gridY: Int32Array;
}

export function visibleHosts(layout: MapLayout, frame: Frame): VisibleHosts {
  const count = layout.hosts.length;
  const list: number[] = [];
  const flag = new Uint8Array(count);
  const gridX = new Int32Array(count);
  const gridY = new Int32Array(count);
  for (const site of layout.sites) {
    if (!isInView(frame, place(frame, site))) continue;
    for (let index = site.firstHost; index < site.endHost; index += 1) {
      const host = layout.hosts[index];
      if (!host || !isInView(frame, place(frame, host))) continue;
      const corner = gridCorner(frame, host);
      list.push(index);
      flag[index] = 1;
      gridX[index] = corner.x;
      gridY[index] = corner.y;
    }
  }
  return { list, flag, gridX, gridY };
}
