import { Deflate } from 'fflate';
import { createHash } from 'node:crypto';
import { crcOf, zipOf } from './layout.ts';
import type { PackedEntry } from './layout.ts';

/** A file that goes into a pack. */
export interface PlainFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** So many bytes are packed a turn: a few milliseconds. */
const BYTES_A_TURN = 32_768;
const LEVEL = 6;

/** A packed file with the SHA-256 of its content, lower-case hex. */
export interface SummedEntry {
  readonly entry: PackedEntry;
  readonly sha256: string;
}

/**
 * Deflates a file, some of it a turn. In plain JavaScript, whose bytes are the same on every platform and in every runtime.
 */
export async function deflated({ name, content }: PlainFile, turn: () => Promise<void>): Promise<SummedEntry> {
  const parts: Uint8Array[] = [];
  const packer = new Deflate({ level: LEVEL }, (part) => void parts.push(part));
  const hash = createHash('sha256');
  let crc = 0;
  for (let at = 0; at < content.length; at += BYTES_A_TURN) {
    const some = content.subarray(at, at + BYTES_A_TURN);
    packer.push(some, at + BYTES_A_TURN >= content.length);
    hash.update(some);
    crc = crcOf(some, crc);
    await turn();
  }
  if (content.length === 0) packer.push(content, true);
  const entry: PackedEntry = { name, method: 'deflated', bytes: content.length, crc, packed: Buffer.concat(parts) };
  return { entry, sha256: hash.digest('hex') };
}

/** A file as it is. */
export function stored({ name, content }: PlainFile): PackedEntry {
  return { name, method: 'stored', bytes: content.length, crc: crcOf(content), packed: content };
}

export { zipOf };
