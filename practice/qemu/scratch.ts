import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Sockets lie in a folder of their own with a short path: a socket's name may have 107 bytes and no more. */
const PREFIX = 'farshore-guests-';
let folder: string | null = null;
let count = 0;

/** Removes what processes left that were killed: the folders of this prefix whose number is no process any more. */
function sweep(prefix: string): void {
  if (!existsSync('/proc/self')) return;
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (!Number.isNaN(pid) && !existsSync(`/proc/${String(pid)}`)) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

/** A temporary folder that the next process of its kind removes, where this one cannot. */
export function temporaryFolder(prefix: string): string {
  sweep(prefix);
  return mkdtempSync(join(tmpdir(), `${prefix}${String(process.pid)}-`));
}

/** A path for a new socket. It goes with this process. */
export function socketPath(): string {
  if (folder === null) {
    const made = temporaryFolder(PREFIX);
    folder = made;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  count += 1;
  return join(folder, String(count));
}
