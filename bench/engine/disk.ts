import { closeSync, fsyncSync, openSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What the journal stands on: its promise is kept by this, and costs this. */
export interface Disk {
  readonly fileSystem: string;
  /** Write 4 KB and flush it, milliseconds, median. */
  readonly fsyncMs: number;
}

/** The numbers by which the Linux kernel calls the usual file systems. */
const FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0xef53, 'ext4'],
  [0x5846_5342, 'xfs'],
  [0x9123_683e, 'btrfs'],
  [0x0102_1994, 'tmpfs'],
  [0x794c_7630, 'overlayfs'],
  [0x2fc1_2fc1, 'zfs'],
]);
const PAGE = Buffer.alloc(4_096, 1);
const FLUSHES = 101;

export function diskOf(folder: string): Disk {
  const { type } = statfsSync(folder);
  const file = openSync(join(folder, 'flushed'), 'w');
  const times = Array.from({ length: FLUSHES }, (_each, number) => {
    const before = performance.now();
    writeSync(file, PAGE, 0, PAGE.length, number * PAGE.length);
    fsyncSync(file);
    return performance.now() - before;
  });
  closeSync(file);
  const fsyncMs = times.toSorted((a, b) => a - b)[Math.floor(FLUSHES / 2)] ?? Number.NaN;
  return { fileSystem: FILE_SYSTEMS.get(type) ?? `type 0x${type.toString(16)}`, fsyncMs };
}
