import { type Box, contains, type Point, touches } from '../geometry/box.ts';
import { CLUSTER_HEADER, SITE_HEADER } from './measures.ts';
import type { HostBox, MapLayout } from './types.ts';

/** What lies under a point of the world. */
export type Hit =
  | { readonly kind: 'cell'; readonly cell: number; readonly slot: number }
  | { readonly kind: 'host'; readonly host: number }
  | { readonly kind: 'cluster'; readonly cluster: number }
  | { readonly kind: 'site'; readonly site: number }
  | { readonly kind: 'sea' };

export function hitAt(layout: MapLayout, point: Point): Hit {
  const site = layout.sites.findIndex((box) => contains(box, point));
  const siteBox = layout.sites[site];
  if (!siteBox) return { kind: 'sea' };
  for (let cluster = siteBox.firstCluster; cluster < siteBox.endCluster; cluster += 1) {
    const clusterBox = layout.clusters[cluster];
    if (!clusterBox || !contains(clusterBox, point)) continue;
    for (let host = clusterBox.firstHost; host < clusterBox.endHost; host += 1) {
      const hostBox = layout.hosts[host];
      if (!hostBox || !contains(hostBox, point)) continue;
      return cellHit(layout, hostBox, point) ?? { kind: 'host', host };
    }
    return { kind: 'cluster', cluster };
  }
  return { kind: 'site', site };
}

/** Whether a point in a box, at this height, is on the name of it: above what it holds. */
export function isOnName(layout: MapLayout, hit: Hit, worldY: number): boolean {
  switch (hit.kind) {
    case 'site':
      return worldY < (layout.sites[hit.site]?.y ?? 0) + SITE_HEADER;
    case 'cluster': {
      const box = layout.clusters[hit.cluster];
      return box !== undefined && box.name !== null && worldY < box.y + CLUSTER_HEADER;
    }
    case 'host':
      return worldY < (layout.hosts[hit.host]?.gridY ?? 0);
    case 'cell':
    case 'sea':
      return false;
  }
}

function cellHit(layout: MapLayout, host: HostBox, point: Point): Hit | null {
  const column = Math.floor((point.x - host.gridX) / layout.pitch);
  const row = Math.floor((point.y - host.gridY) / layout.pitch);
  if (column < 0 || column >= host.columns || row < 0) return null;
  const place = row * host.columns + column;
  if (place >= host.cellCount) return null;
  const cell = host.firstCell + place;
  const slot = layout.cellSlot[cell] ?? -1;
  return slot < 0 ? null : { kind: 'cell', cell, slot };
}

export function cellBox(layout: MapLayout, cell: number): Box {
  const host = layout.hosts[layout.cellHost[cell] ?? -1];
  if (!host) return { x: 0, y: 0, w: 0, h: 0 };
  const place = cell - host.firstCell;
  return {
    x: host.gridX + (place % host.columns) * layout.pitch,
    y: host.gridY + Math.floor(place / host.columns) * layout.pitch,
    w: layout.pitch,
    h: layout.pitch,
  };
}

export type Reach = 'touching' | 'enclosing';

/**
 * Every VM with a cell in the rectangle, as a mask. The grid is the index: of each host's box only the rows and columns
 * in the rectangle are visited, so the cost is that of what is caught.
 */
export function selectRect(layout: MapLayout, rect: Box, reach: Reach, into: Uint8Array): Uint8Array {
  into.fill(0);
  for (const site of layout.sites) {
    if (!touches(site, rect)) continue;
    for (let host = site.firstHost; host < site.endHost; host += 1) {
      const box = layout.hosts[host];
      if (box && touches(box, rect)) catchCells(layout, box, rect, reach, into);
    }
  }
  return into;
}

function catchCells(layout: MapLayout, host: HostBox, rect: Box, reach: Reach, into: Uint8Array): void {
  const { pitch, cellSlot } = layout;
  // In cells from the grid's corner. "Touching" takes every cell that the rectangle overlaps, "enclosing" only whole ones.
  const left = (rect.x - host.gridX) / pitch;
  const top = (rect.y - host.gridY) / pitch;
  const right = left + rect.w / pitch;
  const bottom = top + rect.h / pitch;
  const [from, to] = reach === 'touching' ? [Math.floor, Math.ceil] : [Math.ceil, Math.floor];
  const firstColumn = Math.max(0, from(left));
  const endColumn = Math.min(host.columns, to(right));
  const firstRow = Math.max(0, from(top));
  const endRow = Math.min(host.rows, to(bottom));
  for (let row = firstRow; row < endRow; row += 1) {
    const start = host.firstCell + row * host.columns;
    const end = Math.min(start + endColumn, host.firstCell + host.cellCount);
    for (let cell = start + firstColumn; cell < end; cell += 1) {
      const slot = cellSlot[cell] as number;
      if (slot >= 0) into[slot] = 1;
    }
  }
}

/** The VMs of a run of hosts: a host's box, a cluster, a site. */
export function slotsOfHosts(layout: MapLayout, firstHost: number, endHost: number): readonly number[] {
  const slots: number[] = [];
  for (let index = firstHost; index < endHost; index += 1) {
    const host = layout.hosts[index];
    if (!host) continue;
    for (let cell = host.firstCell; cell < host.firstCell + host.cellCount; cell += 1) {
      const slot = layout.cellSlot[cell] ?? -1;
      if (slot >= 0) slots.push(slot);
    }
  }
  return slots;
}
