// Packages and files from outside, each checked against the hash that we have tried.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../lib/process.ts';

export function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const handle = fs.openSync(file, 'r');
  const chunk = Buffer.alloc(4 * 1024 * 1024);
  try {
    for (let size = fs.readSync(handle, chunk); size > 0; size = fs.readSync(handle, chunk)) {
      hash.update(chunk.subarray(0, size));
    }
  } finally {
    fs.closeSync(handle);
  }
  return hash.digest('hex');
}

/** Throws unless the file is, byte for byte, the one that was tried. */
export function requireSha256(file: string, expected: string): void {
  const actual = sha256Of(file);
  if (actual !== expected) {
    throw new Error(`${path.basename(file)} is not the file that was tried: SHA-256 ${actual}, expected ${expected}.`);
  }
}

/** Fetches a package's tarball by its name, so that npm's own settings decide from where. */
export function packTarball(spec: string, folder: string): string {
  const said = run('npm', ['pack', spec, '--pack-destination', folder, '--loglevel=error', '--json'], { cwd: folder });
  const [packed] = JSON.parse(said) as readonly { readonly filename: string }[];
  if (packed === undefined) throw new Error(`npm pack ${spec} named no file.`);
  return path.join(folder, packed.filename);
}

/**
 * Makes a folder as a whole or not at all: the work fills a temporary one beside it, and a rename puts it in place.
 * Whoever finds the folder may therefore take it for complete.
 */
export async function makeFolder(target: string, fill: (temporary: string) => void | Promise<void>): Promise<void> {
  const temporary = `${target}.making-${String(process.pid)}`;
  fs.rmSync(temporary, { recursive: true, force: true });
  fs.mkdirSync(temporary, { recursive: true });
  try {
    await fill(temporary);
    fs.renameSync(temporary, target);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}
