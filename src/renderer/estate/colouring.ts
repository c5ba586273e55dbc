import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { Colouring } from '#shared/ipc/look.ts';
import { drillMarkOf, type Mark, marks, rpoMarkOf } from './marks.ts';
import { lookAt, markAt } from './vm.ts';

/** What a VM shows. Two copies that may be running are shown whatever was asked for. */
export function shownMarkAt(picture: EstatePicture, slot: number, gatewayNow: number, colouring: Colouring): Mark {
  const look = lookAt(picture, slot);
  if (colouring === 'state' || look === 'two-copies') return markAt(picture, slot, gatewayNow);
  if (look === 'unprotected') return look;
  return colouring === 'rpo'
    ? rpoMarkOf(picture.latestPointAt[slot] ?? Number.NaN, picture.rpoTargetSeconds[slot] ?? Number.NaN, gatewayNow)
    : drillMarkOf(picture.lastTestedAt[slot] ?? Number.NaN, gatewayNow);
}

/** Looked up once a VM in every redraw of facts: a search through `marks` takes ten times as long. */
const markIndex = Object.fromEntries(marks.map((mark, index) => [mark, index])) as { readonly [M in Mark]: number };

interface Column {
  readonly gatewayNow: number;
  readonly colouring: Colouring;
  readonly marks: Uint8Array;
}

/** The last one of each picture: map, legend and overview ask for the same. */
const columns = new WeakMap<EstatePicture, Column>();

/** The mark of every VM as an index into `marks`, by slot. */
export function markColumn(picture: EstatePicture, gatewayNow: number, colouring: Colouring): Uint8Array {
  const last = columns.get(picture);
  if (last?.gatewayNow === gatewayNow && last.colouring === colouring) return last.marks;
  const column = new Uint8Array(picture.vmIds.length);
  for (let slot = 0; slot < column.length; slot += 1) {
    column[slot] = markIndex[shownMarkAt(picture, slot, gatewayNow, colouring)];
  }
  columns.set(picture, { gatewayNow, colouring, marks: column });
  return column;
}
