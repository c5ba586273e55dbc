import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type { Journal } from '../ports.ts';
import type { Commit } from '../state/store.ts';

const SECRET_MODE = 0o600;
const LINE_END = 10;

/**
 * The provider's memory: one commit a line, written before anybody is told of it. What the kernel has survives the death
 * of the process, which is what is practised here; the disk is asked to keep it as well when the provider stops.
 */
export class JournalFile implements Journal {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a', SECRET_MODE);
  }

  append(line: string): void {
    const bytes = Buffer.from(`${line}\n`);
    let written = 0;
    while (written < bytes.length) written += writeSync(this.#file, bytes, written);
  }

  close(): void {
    fdatasyncSync(this.#file);
    closeSync(this.#file);
  }
}

/** Where the last whole line ends; a line that the process died over is cut off, nobody was told of it. */
function dropTornLine(path: string, bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(LINE_END) + 1;
  if (end < bytes.length) truncateSync(path, end);
  return bytes.subarray(0, end);
}

/** The commits of a journal, oldest first. */
export function* readCommits(path: string): Generator<Commit> {
  if (!existsSync(path)) return;
  const bytes = dropTornLine(path, readFileSync(path));
  let from = 0;
  for (let to = bytes.indexOf(LINE_END); to >= 0; to = bytes.indexOf(LINE_END, from)) {
    yield JSON.parse(bytes.toString('utf8', from, to)) as Commit;
    from = to + 1;
  }
}
