import { centreOf, type Point } from '../geometry/box.ts';
import { cellBox } from './find.ts';
import type { HostBox, MapLayout } from './types.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const steps: { readonly [D in Direction]: Point } = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/**
 * The cell that an arrow key leads to: the neighbour in the same box, or the nearest cell beyond its edge in that
 * direction. -1 where there is none: the focus then stays.
 */
export function nextCell(layout: MapLayout, cell: number, direction: Direction): number {
  const host = layout.hosts[layout.cellHost[cell] ?? -1];
  if (!host) return firstCell(layout);
  const inside = neighbourInside(layout, host, cell, direction);
  return inside >= 0 ? inside : nearestBeyond(layout, host, cell, direction);
}

export function firstCell(layout: MapLayout): number {
  return layout.cellSlot.findIndex((slot) => slot >= 0);
}

function neighbourInside(layout: MapLayout, host: HostBox, cell: number, direction: Direction): number {
  const step = steps[direction];
  let place = cell - host.firstCell;
  for (;;) {
    const column = (place % host.columns) + step.x;
    if (column < 0 || column >= host.columns) return -1;
    place += step.x + step.y * host.columns;
    if (place < 0 || place >= host.cellCount) return -1;
    if ((layout.cellSlot[host.firstCell + place] ?? -1) >= 0) return host.firstCell + place;
  }
}

/** Of the boxes that lie in the direction the nearest, sideways distance counting double; then its nearest cell. */
function nearestBeyond(layout: MapLayout, from: HostBox, cell: number, direction: Direction): number {
  const origin = centreOf(cellBox(layout, cell));
  const step = steps[direction];
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const host of layout.hosts) {
    if (host === from || host.vmCount === 0 || !liesBeyond(host, from, step)) continue;
    const gap = distanceTo(host, origin, step);
    if (gap >= least) continue;
    const nearest = nearestCellIn(layout, host, origin);
    if (nearest < 0) continue;
    least = gap;
    best = nearest;
  }
  return best;
}

function liesBeyond(host: HostBox, from: HostBox, step: Point): boolean {
  if (step.x > 0) return host.x >= from.x + from.w;
  if (step.x < 0) return host.x + host.w <= from.x;
  return step.y > 0 ? host.y >= from.y + from.h : host.y + host.h <= from.y;
}

function distanceTo(host: HostBox, origin: Point, step: Point): number {
  const dx = Math.max(host.x - origin.x, 0, origin.x - host.x - host.w);
  const dy = Math.max(host.y - origin.y, 0, origin.y - host.y - host.h);
  return step.x === 0 ? dy + 2 * dx : dx + 2 * dy;
}

function nearestCellIn(layout: MapLayout, host: HostBox, origin: Point): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let cell = host.firstCell; cell < host.firstCell + host.cellCount; cell += 1) {
    if ((layout.cellSlot[cell] ?? -1) < 0) continue;
    const centre = centreOf(cellBox(layout, cell));
    const gap = (centre.x - origin.x) ** 2 + (centre.y - origin.y) ** 2;
    if (gap < least) {
      least = gap;
      best = cell;
    }
  }
  return best;
}
