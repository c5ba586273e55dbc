import { rmSync, writeFileSync } from 'node:fs';

const SECRET_MODE = 0o600;

/** Writes a file that only this user can read. A file that was there goes first: it would keep its own mode. */
export function writeSecret(path: string, text: string): void {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode: SECRET_MODE, flag: 'wx' });
}
