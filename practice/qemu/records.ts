import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a guest wrote to its disk, read from the image by the host: nobody's word is taken for it. */
export interface DiskRecord {
  readonly seq: number;
  readonly guest: string;
  /** Where the machine ran that wrote it. */
  readonly site: string;
  /** The boot that wrote it: another one each time a machine starts. */
  readonly boot: string;
  /** How often a machine has started from this disk. */
  readonly incarnation: number;
  /** Epoch milliseconds by the host's clock, never later than the writing. */
  readonly time: number;
  readonly sum: string;
}

const SECTOR_BYTES = 512;
/** Two minutes of writing; where there are more, twice as much is read, and so on. */
const READ_BYTES = 65_536;
const RECORD = /^(FARSHORE1 seq=(\d+) guest=(\S+) site=(\S+) boot=(\S+) inc=(\d+) time=(\d+)) sum=([0-9a-f]{64}) *\n$/;
const run = promisify(execFile);

/** Reads one sector; null where there is no record, or one that is not whole. */
export function recordIn(sector: string): DiskRecord | null {
  const [, text = '', seq, guest = '', site = '', boot = '', incarnation, time, sum = ''] = RECORD.exec(sector) ?? [];
  if (createHash('sha256').update(text).digest('hex') !== sum) return null;
  return { seq: Number(seq), guest, site, boot, incarnation: Number(incarnation), time: Number(time), sum };
}

/** The records of a disk from the first on, up to the first place that holds none. */
export function recordsIn(disk: Buffer): DiskRecord[] {
  const records: DiskRecord[] = [];
  for (let at = 0; at + SECTOR_BYTES <= disk.length; at += SECTOR_BYTES) {
    const record = recordIn(disk.toString('latin1', at, at + SECTOR_BYTES));
    if (record?.seq !== records.length + 1) return records;
    records.push(record);
  }
  return records;
}

let count = 0;

/** Reads the records of an image as it looks, with all that is behind it. A running machine may have it open. */
export async function readRecords(image: string): Promise<DiskRecord[]> {
  for (let bytes = READ_BYTES; ; bytes *= 2) {
    const records = recordsIn(await readFirst(image, bytes));
    if (records.length * SECTOR_BYTES < bytes) return records;
  }
}

async function readFirst(image: string, bytes: number): Promise<Buffer> {
  count += 1;
  const raw = join(tmpdir(), `farshore-records-${String(process.pid)}-${String(count)}`);
  const size = [`bs=${String(READ_BYTES)}`, `count=${String(bytes / READ_BYTES)}`];
  try {
    await run('qemu-img', ['dd', '-U', '-f', 'qcow2', '-O', 'raw', ...size, `if=${image}`, `of=${raw}`]);
    return readFileSync(raw);
  } finally {
    rmSync(raw, { force: true });
  }
}
