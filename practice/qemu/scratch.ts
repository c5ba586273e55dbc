import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Sockets lie in a folder of their own with a short path: a socket's name may have 107 bytes and no more. */
const PREFIX = 'farshore-guests-';
let folder: string | null = null;
let count = 0;

/** Whoever was killed left its folder; the next one removes it. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (!Number.isNaN(pid) && !existsSync(`/proc/${String(pid)}`)) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

/** A path for a new socket. It goes with this process. */
export function socketPath(): string {
  if (folder === null) {
    sweep();
    const made = mkdtempSync(join(tmpdir(), `${PREFIX}${String(process.pid)}-`));
    folder = made;
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  }
  count += 1;
  return join(folder, String(count));
}
