import { inflateRawSync } from 'node:zlib';
import { fail, succeed } from '../../../ports.ts';
import type { Outcome } from '../../../ports.ts';
import { centralHeader, crcOf, END_BYTES, endRecord, LOCAL_BYTES, localHeader, methodOf } from './layout.ts';
import type { PackedEntry } from './layout.ts';

export interface ContainerBounds {
  readonly bytesMax: number;
  /** Of all contents together. */
  readonly unpackedBytesMax: number;
  readonly entriesMax: number;
}

/** `too-large`: beyond the bounds; nothing was unpacked. */
export interface ContainerFailure {
  readonly code: 'container' | 'too-large';
  readonly detail: string;
}

export interface ReadEntry extends PackedEntry {
  readonly content: Uint8Array;
}

/** Names as files of a pack have: no folder, nothing that a path could be made of. */
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9-]{0,60}\.(json|ndjson|txt)$/;

/**
 * Takes a zip apart that is of the one form packs have. Headers are not believed but made again from what was read and
 * compared, so a byte that differs anywhere outside of the contents is found. Sizes are checked before anything is unpacked.
 */
export function readContainer(
  zip: Uint8Array,
  bounds: ContainerBounds,
): Outcome<readonly ReadEntry[], ContainerFailure> {
  if (zip.length > bounds.bytesMax) return tooLarge(`The file is larger than ${String(bounds.bytesMax)} bytes.`);
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
  const entries: PackedEntry[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let unpacked = 0;
  while (isLocalHeader(bytes, offset)) {
    const entry = packedEntry(bytes, offset);
    if (entry === null) return notOne(`The entry at byte ${String(offset)} is not as those of a pack are.`);
    if (entries.some(({ name }) => name === entry.name)) return notOne(`${entry.name} is there twice.`);
    unpacked += entry.bytes;
    if (unpacked > bounds.unpackedBytesMax) {
      return tooLarge(`Its contents are larger than ${String(bounds.unpackedBytesMax)} bytes.`);
    }
    entries.push(entry);
    if (entries.length > bounds.entriesMax) return notOne(`It has more than ${String(bounds.entriesMax)} entries.`);
    directory.push(centralHeader(entry, offset));
    offset += LOCAL_BYTES + entry.name.length + entry.packed.length;
  }
  const central = Buffer.concat(directory);
  const rest = Buffer.concat([central, endRecord(entries.length, central.length, offset)]);
  if (entries.length === 0 || !bytes.subarray(offset).equals(rest)) {
    return notOne(`From byte ${String(offset)} on it is not the directory of its entries, and nothing else.`);
  }
  return unpackAll(entries);
}

function isLocalHeader(bytes: Buffer, offset: number): boolean {
  return bytes.length >= offset + LOCAL_BYTES + END_BYTES && bytes.readUInt32LE(offset) === 0x04034b50;
}

/** Null where its header is not the one that its own facts make, or reaches beyond the file. */
function packedEntry(bytes: Buffer, offset: number): PackedEntry | null {
  const nameBytes = bytes.readUInt16LE(offset + 26);
  const packedBytes = bytes.readUInt32LE(offset + 18);
  const begin = offset + LOCAL_BYTES + nameBytes;
  if (begin + packedBytes > bytes.length) return null;
  const name = bytes.toString('latin1', offset + LOCAL_BYTES, begin);
  const method = methodOf(bytes.readUInt16LE(offset + 8));
  if (method === null || !PLAIN_NAME.test(name)) return null;
  const packed = bytes.subarray(begin, begin + packedBytes);
  const entry = { name, method, bytes: bytes.readUInt32LE(offset + 22), crc: bytes.readUInt32LE(offset + 14), packed };
  return bytes.subarray(offset, begin).equals(localHeader(entry)) ? entry : null;
}

function unpackAll(entries: readonly PackedEntry[]): Outcome<readonly ReadEntry[], ContainerFailure> {
  const read: ReadEntry[] = [];
  for (const entry of entries) {
    const content = contentOf(entry);
    if (content === null) return notOne(`${entry.name} cannot be unpacked to what its header says.`);
    read.push({ ...entry, content });
  }
  return succeed(read);
}

/** Never more than the header says, which was held against the bounds before. */
function contentOf({ method, bytes, crc, packed }: PackedEntry): Uint8Array | null {
  const content = method === 'stored' ? packed : inflated(packed, bytes);
  return content?.length === bytes && crcOf(content) === crc ? content : null;
}

function inflated(packed: Uint8Array, bytes: number): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch {
    return null;
  }
}

function notOne(detail: string): { readonly ok: false; readonly failure: ContainerFailure } {
  return fail({ code: 'container', detail });
}

function tooLarge(detail: string): { readonly ok: false; readonly failure: ContainerFailure } {
  return fail({ code: 'too-large', detail });
}
