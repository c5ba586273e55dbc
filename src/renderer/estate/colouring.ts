import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { Colouring } from '#shared/ipc/look.ts';
import { drillMarkOf, type Mark, rpoMarkOf } from './marks.ts';
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
