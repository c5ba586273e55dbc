import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Region } from './regions.ts';

/** Disk images (qcow2), by qemu-img. An image holds what was written to it; the rest it has from the image behind it. */
const OUTPUT_BYTES_MAX = 64 * 1_048_576;
const run = promisify(execFile);

async function qemuImg(...args: string[]): Promise<string> {
  return (await run('qemu-img', args, { maxBuffer: OUTPUT_BYTES_MAX })).stdout;
}

/** Makes an image as a whole or not at all: an empty one of this size, or one that has everything from the one behind it. */
export async function createImage(
  file: string,
  from: { readonly bytes: number } | { readonly behind: string },
): Promise<void> {
  const making = `${file}.making`;
  const behind = 'behind' in from ? ['-b', relative(dirname(file), from.behind), '-F', 'qcow2'] : [];
  await qemuImg('create', '-q', '-f', 'qcow2', ...behind, making, ...('bytes' in from ? [String(from.bytes)] : []));
  await rename(making, file);
}

interface Info {
  readonly filename: string;
  readonly 'virtual-size': number;
}

/** The image and all behind it, nearest first. A running machine may have it open. */
export async function chainOf(file: string): Promise<string[]> {
  const said = JSON.parse(await qemuImg('info', '-U', '--backing-chain', '--output=json', resolve(file))) as Info[];
  return said.map(({ filename }) => resolve(filename));
}

export async function bytesOf(file: string): Promise<number> {
  return (JSON.parse(await qemuImg('info', '-U', '--output=json', file)) as Info)['virtual-size'];
}

interface Extent extends Region {
  readonly depth: number;
  readonly present: boolean;
}

/** What was written to this image itself. */
export async function writtenIn(file: string): Promise<Region[]> {
  const said = JSON.parse(await qemuImg('map', '-U', '--output=json', file)) as Extent[];
  return said.filter(({ depth, present }) => depth === 0 && present).map(({ start, length }) => ({ start, length }));
}

/** Writes what the images from `top` down to `base` hold into `base`. Those above it look as they did. */
export async function commitInto(base: string, top: string): Promise<void> {
  await qemuImg('commit', '-q', '-d', '-b', resolve(base), resolve(top));
}

/** The whole disk as it looks, as plain bytes. */
export async function exportRaw(file: string, target: string): Promise<void> {
  await qemuImg('convert', '-U', '-O', 'raw', file, target);
}
