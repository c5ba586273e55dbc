import { BLOCK_BYTES } from '../../practice/qemu/disk/regions.ts';

export interface Failback {
  readonly bytesChanged: number;
  /** Stretches of changed bytes. */
  readonly regions: number;
  readonly bytesMoved: number;
  readonly bytesCompared: number;
  readonly seconds: number;
  /** Whether the home disk looks as the replica afterwards. */
  readonly same: boolean;
}

export interface Figures {
  readonly diskBytes: number;
  readonly quick: Failback;
  readonly full: Failback;
}

const MOVED_OVER_CHANGED_MAX = 1.1;
/** Quick rollback is worth its name only where it looks at less than everything. */
const COMPARED_SHARE_MAX = 0.5;

function faultsOfOne(name: string, { bytesChanged, regions, bytesMoved, same }: Failback): string[] {
  const most = MOVED_OVER_CHANGED_MAX * bytesChanged + regions * BLOCK_BYTES;
  return [
    ...(same ? [] : [`${name}: the home disk is not what the replica is`]),
    ...(bytesChanged > 0 ? [] : [`${name}: nothing was changed`]),
    ...(bytesMoved <= most
      ? []
      : [`${name}: ${bytesMoved} bytes moved for ${bytesChanged} changed, more than ${most}`]),
    ...(bytesMoved >= bytesChanged
      ? []
      : [`${name}: ${bytesMoved} bytes moved, fewer than the ${bytesChanged} changed`]),
  ];
}

export function faultsOf({ diskBytes, quick, full }: Figures): readonly string[] {
  const compared = quick.bytesCompared / diskBytes;
  return [
    ...faultsOfOne('quick rollback', quick),
    ...faultsOfOne('full compare', full),
    ...(compared <= COMPARED_SHARE_MAX ? [] : [`quick rollback compared ${compared.toFixed(2)} of the disk`]),
  ];
}
