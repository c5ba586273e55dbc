import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

/** Only its owner may read it. */
const OWNER_ONLY = 0o600;
/** For files that people pass on: as the system's own mask says. */
export const AS_USUAL = 0o666;

/**
 * Writes a file at once: beside the old one, flushed, then in its place, so that a power cut leaves the old file or the new one
 * and never half of one. Throws what the file system says; the folder must be there.
 */
export function writeWhole(file: string, content: string | Uint8Array, mode = OWNER_ONLY): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', mode);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
  flushFolder(dirname(file));
}

/** The new name is on the disk only when the folder is. Windows has no such call, and does not need it. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
