import type { EstatePicture } from './estate.ts';

/**
 * A picture on its way to a window. The bridge copies lists element by element: 20,000 ids and names took 50 ms of the first
 * picture. As one text each they take one.
 */
export type PackedPicture = Omit<EstatePicture, 'vmIds' | 'names'> & {
  /** A list as JSON. */
  readonly vmIds: string;
  readonly names: string;
};

export function packPicture(picture: EstatePicture): PackedPicture {
  return { ...picture, vmIds: JSON.stringify(picture.vmIds), names: JSON.stringify(picture.names) };
}

export function unpackPicture(packed: PackedPicture): EstatePicture {
  return {
    ...packed,
    vmIds: JSON.parse(packed.vmIds) as readonly string[],
    names: JSON.parse(packed.names) as readonly string[],
  };
}
