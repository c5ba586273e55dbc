import { Deflate } from 'fflate';
import { crcOf, zipOf } from './layout.ts';
import type { PackedEntry } from './layout.ts';

/** A file that goes into a pack. */
export interface PlainFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** So many bytes are packed a turn: some milliseconds. */
const BYTES_A_TURN = 131_072;
const LEVEL = 6;

/**
 * Deflates a file, some of it a turn. In plain JavaScript, whose bytes are the same on every platform and in every runtime.
 */
export async function deflated({ name, content }: PlainFile, turn: () => Promise<void>): Promise<PackedEntry> {
  const parts: Uint8Array[] = [];
  const packer = new Deflate({ level: LEVEL }, (part) => void parts.push(part));
  for (let at = 0; at < content.length; at += BYTES_A_TURN) {
    packer.push(content.subarray(at, at + BYTES_A_TURN), at + BYTES_A_TURN >= content.length);
    await turn();
  }
  if (content.length === 0) packer.push(content, true);
  return { name, method: 'deflated', bytes: content.length, crc: crcOf(content), packed: Buffer.concat(parts) };
}

/** A file as it is. */
export function stored({ name, content }: PlainFile): PackedEntry {
  return { name, method: 'stored', bytes: content.length, crc: crcOf(content), packed: content };
}

export { zipOf };
