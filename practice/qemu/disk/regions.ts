/** A stretch of a disk, in bytes. */
export interface Region {
  readonly start: number;
  readonly length: number;
}

/** What a disk is divided in: the cluster of a qcow2 file. */
export const BLOCK_BYTES = 65_536;

const roundDown = (value: number): number => Math.floor(value / BLOCK_BYTES) * BLOCK_BYTES;
const roundUp = (value: number): number => Math.ceil(value / BLOCK_BYTES) * BLOCK_BYTES;

/** All of them as whole blocks, in order, none twice. */
export function unionOf(regions: readonly Region[], diskBytes: number): Region[] {
  const union: { start: number; end: number }[] = [];
  for (const { start, length } of regions.toSorted((a, b) => a.start - b.start)) {
    const from = roundDown(start);
    const to = Math.min(roundUp(start + length), diskBytes);
    const last = union.at(-1);
    if (last !== undefined && from <= last.end) last.end = Math.max(last.end, to);
    else if (to > from) union.push({ start: from, end: to });
  }
  return union.map(({ start, end }) => ({ start, length: end - start }));
}

export const bytesIn = (regions: readonly Region[]): number => regions.reduce((sum, { length }) => sum + length, 0);

/** Cut to pieces of at most so many bytes. */
export function* piecesOf(regions: readonly Region[], bytesMax: number): Generator<Region> {
  for (const { start, length } of regions) {
    for (let at = 0; at < length; at += bytesMax) yield { start: start + at, length: Math.min(bytesMax, length - at) };
  }
}
