import { crc32 } from 'node:zlib';

/**
 * The one form in which a pack is a zip: entries one after the other from the first byte, a directory of the same entries in
 * the same order, nothing before, between or behind. No dates, no comments, no extra fields, plain ASCII names. So there is
 * one sequence of bytes for given entries, and whatever else stands in a header is a finding.
 */
export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;

/** As it stands in the zip: `stored` as it is, `deflated` where that is what the packed bytes are. */
export interface PackedEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  /** Size and CRC-32 of the content. */
  readonly bytes: number;
  readonly crc: number;
  readonly packed: Uint8Array;
}

const VERSION = 20;
const METHODS = { stored: 0, deflated: 8 } as const;
/** 1 January 1980, midnight: no time at all. */
const NO_DATE = 0x0021;

export function methodOf(number: number): PackedEntry['method'] | null {
  if (number === METHODS.stored) return 'stored';
  return number === METHODS.deflated ? 'deflated' : null;
}

export function crcOf(bytes: Uint8Array): number {
  return crc32(bytes);
}

export function localHeader({ name, method, bytes, crc, packed }: PackedEntry): Buffer {
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(METHODS[method], 8);
  header.writeUInt16LE(NO_DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(bytes, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name, 'latin1')]);
}

export function centralHeader({ name, method, bytes, crc, packed }: PackedEntry, offset: number): Buffer {
  const header = Buffer.alloc(CENTRAL_BYTES);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(METHODS[method], 10);
  header.writeUInt16LE(NO_DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed.length, 20);
  header.writeUInt32LE(bytes, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, Buffer.from(name, 'latin1')]);
}

export function endRecord(entries: number, directoryBytes: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(END_BYTES);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}

/** The whole zip of some entries. */
export function zipOf(entries: readonly PackedEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const header = localHeader(entry);
    directory.push(centralHeader(entry, offset));
    parts.push(header, entry.packed);
    offset += header.length + entry.packed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endRecord(entries.length, central.length, offset)]);
}
