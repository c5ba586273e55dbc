import { type EstatePicture, VM_FLAG, vmLooks } from '#shared/ipc/estate.ts';
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
  readonly marks: Uint8Array;
}

/** The last ones of each picture: map, legend and overview ask for the same, each in its own colouring. */
const columns = new WeakMap<EstatePicture, Map<Colouring, Column>>();

const PROTECTED = vmLooks.indexOf('protected');
const TWO_COPIES = vmLooks.indexOf('two-copies');
/** By index into `vmLooks`; a protected VM's mark is its RPO's. */
const markOfLook = vmLooks.map((look) => markIndex[look]);

/** The mark of every VM as an index into `marks`, by slot. */
export function markColumn(picture: EstatePicture, gatewayNow: number, colouring: Colouring): Uint8Array {
  const kept = columns.get(picture) ?? new Map<Colouring, Column>();
  const last = kept.get(colouring);
  if (last?.gatewayNow === gatewayNow) return last.marks;
  const { look, flags, latestPointAt, rpoTargetSeconds } = picture;
  const column = new Uint8Array(picture.vmIds.length);
  for (let slot = 0; slot < column.length; slot += 1) {
    const lookOfSlot = look[slot] as number;
    // What most are asked for most of the time does not go through five functions a VM.
    if (colouring !== 'state') column[slot] = markIndex[shownMarkAt(picture, slot, gatewayNow, colouring)];
    else if (((flags[slot] as number) & VM_FLAG.stalled) !== 0 && lookOfSlot !== TWO_COPIES)
      column[slot] = markIndex.stalled;
    else if (lookOfSlot !== PROTECTED) column[slot] = markOfLook[lookOfSlot] ?? markIndex.unknown;
    else {
      const mark = rpoMarkOf(latestPointAt[slot] as number, rpoTargetSeconds[slot] as number, gatewayNow);
      column[slot] = markIndex[mark];
    }
  }
  kept.set(colouring, { gatewayNow, marks: column });
  columns.set(picture, kept);
  return column;
}
