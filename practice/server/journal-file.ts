import {
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import type { Journal } from '../ports.ts';
import type { JournalEntry, Store } from '../state/store.ts';

const SECRET_MODE = 0o600;
const LINE_END = 10;
/** Changes kept in a checkpoint for consoles that come back. */
const LOG_LINES_KEPT = 20_000;
/** A journal longer than this is written anew at the next start. */
const JOURNAL_BYTES_LONG = 32 * 1_048_576;
/** Entries written at once. */
const WRITE_CHARS = 4 * 1_048_576;

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

function writeCheckpoint(path: string, store: Store): void {
  const file = openSync(path, 'w', SECRET_MODE);
  let text = '';
  for (const entry of store.checkpoint(LOG_LINES_KEPT)) {
    text += `${JSON.stringify(entry)}\n`;
    if (text.length < WRITE_CHARS) continue;
    writeAll(file, text);
    text = '';
  }
  writeAll(file, text);
  fdatasyncSync(file);
  closeSync(file);
}

/**
 * The provider's memory: one commit a line, written before anybody is told of it. What the kernel has survives the death
 * of the process, which is what is practised here; the disk is asked to keep it as well when the provider stops.
 */
export class JournalFile implements Journal {
  readonly #path: string;
  #file: number;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'a', SECRET_MODE);
  }

  append(line: string): void {
    writeAll(this.#file, `${line}\n`);
  }

  /** Writes a journal that has become long anew, as a checkpoint. The old one stays until the new one is whole. */
  shorten(store: Store, longBytes = JOURNAL_BYTES_LONG): boolean {
    if (statSync(this.#path).size <= longBytes) return false;
    const fresh = `${this.#path}.new`;
    writeCheckpoint(fresh, store);
    closeSync(this.#file);
    renameSync(fresh, this.#path);
    this.#file = openSync(this.#path, 'a', SECRET_MODE);
    return true;
  }

  close(): void {
    fdatasyncSync(this.#file);
    closeSync(this.#file);
  }
}

/** Remembers nothing: for a provider without a data folder, whose state goes when it stops. */
export const forgetful: Journal = { append: () => undefined, close: () => undefined };

/** Where the last whole line ends; a line that the process died over is cut off, nobody was told of it. */
function dropTornLine(path: string, bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(LINE_END) + 1;
  if (end < bytes.length) truncateSync(path, end);
  return bytes.subarray(0, end);
}

/** What a journal tells, oldest first. */
export function* readJournal(path: string): Generator<JournalEntry> {
  if (!existsSync(path)) return;
  const bytes = dropTornLine(path, readFileSync(path));
  let from = 0;
  for (let to = bytes.indexOf(LINE_END); to >= 0; to = bytes.indexOf(LINE_END, from)) {
    yield JSON.parse(bytes.toString('utf8', from, to)) as JournalEntry;
    from = to + 1;
  }
}
