// Unpacks a zip archive entry by entry, with modes, without holding the archive in memory.
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/** Where an entry goes below the target folder, or undefined to leave it out. */
export type Placement = (entryName: string) => string | undefined;

function openZip(file: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: true }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else resolve(stream);
    });
  });
}

async function writeEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, target: string): Promise<void> {
  // The upper half of the attributes is the Unix mode; only the permission bits are taken, never setuid.
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  await pipeline(await readEntry(zip, entry), fs.createWriteStream(target));
  fs.chmodSync(target, mode === 0 ? 0o644 : mode);
}

function targetOf(folder: string, placed: string): string {
  const target = path.resolve(folder, placed);
  if (!target.startsWith(path.resolve(folder) + path.sep)) throw new Error(`The archive points outside: ${placed}`);
  return target;
}

export async function unzip(file: string, folder: string, place: Placement): Promise<void> {
  const zip = await openZip(file);
  await new Promise<void>((resolve, reject) => {
    const handle = async (entry: yauzl.Entry): Promise<void> => {
      const placed = place(entry.fileName);
      if (placed !== undefined && !entry.fileName.endsWith('/')) await writeEntry(zip, entry, targetOf(folder, placed));
      zip.readEntry();
    };
    zip.on('entry', (entry: yauzl.Entry) => {
      handle(entry).catch(reject);
    });
    zip.once('end', resolve);
    zip.once('error', reject);
    zip.readEntry();
  });
}
