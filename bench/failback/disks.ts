import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { differencesOf } from '../../practice/qemu/disk/copy.ts';
import { exportRaw } from '../../practice/qemu/disk/image.ts';
import { bytesIn } from '../../practice/qemu/disk/regions.ts';
import type { Region } from '../../practice/qemu/disk/regions.ts';

const MIB = 1_048_576;
const PAGE = 4_096;
/** Commands that one start of qemu-io takes. */
const COMMANDS_MAX = 200;

/** Writes that are the same in every run: long stretches from `longFrom` on, and pages here and there. */
export interface Writes {
  readonly long: readonly Region[];
  readonly pages: number;
  readonly seed: number;
}

function pagesOf({ pages, seed }: Writes, diskBytes: number): Region[] {
  let state = seed;
  return Array.from({ length: pages }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { start: Math.floor((state / 4_294_967_296) * (diskBytes / PAGE)) * PAGE, length: PAGE };
  });
}

/** Writes to an image as a guest would, by qemu-io. The pattern says who wrote. */
export function write(image: string, writes: Writes, pattern: number, diskBytes: number): void {
  const all = [...writes.long, ...pagesOf(writes, diskBytes)];
  for (let at = 0; at < all.length; at += COMMANDS_MAX) {
    const commands = all
      .slice(at, at + COMMANDS_MAX)
      .flatMap(({ start, length }) => ['-c', `write -q -P ${pattern} ${start} ${length}`]);
    execFileSync('qemu-io', ['-f', 'qcow2', ...commands, image], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** Where two images differ, counted from both in full: what a failback cannot do without. */
export async function changedBetween(one: string, other: string, folder: string): Promise<readonly Region[]> {
  const files = [join(folder, 'one.raw'), join(folder, 'other.raw')] as const;
  await exportRaw(one, files[0]);
  await exportRaw(other, files[1]);
  const [a, b] = [readFileSync(files[0]), readFileSync(files[1])];
  for (const file of files) rmSync(file);
  return differencesOf(a, b);
}

export function areSame(one: string, other: string): boolean {
  try {
    execFileSync('qemu-img', ['compare', '-U', '-q', one, other], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const mib = (regions: readonly Region[]): string => (bytesIn(regions) / MIB).toFixed(1);
