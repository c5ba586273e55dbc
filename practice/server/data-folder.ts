import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sourceOf } from '../estate/estate.ts';
import type { EstateSource } from '../estate/estate.ts';
import { EstateFileError } from '../estate/rvtools/error.ts';
import { FILE_BYTES_MAX } from '../estate/rvtools/limits.ts';
import { MIB } from '../estate/plan.ts';

const SECRET_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** What a data folder was made with; the estate is made again from it at every start. */
const practiceFile = z.object({
  version: z.literal(1),
  /** A name or number, or `file:` and the SHA-256 of the import. */
  estate: z.string(),
  seed: z.int(),
  createdAt: z.int(),
});

export interface DataFolder {
  readonly path: string;
  readonly seed: number;
  readonly createdAt: number;
  readonly source: EstateSource;
  readonly journal: string;
}

export interface Wanted {
  /** `small`, `medium`, `large`, a number of VMs, or the path of an RVTools export. */
  readonly estate: string;
  readonly seed: number;
  readonly now: number;
}

function readEstateFile(path: string): Uint8Array {
  if (!existsSync(path)) {
    throw new EstateFileError(
      `"${path}" is neither an estate nor a file`,
      'Name small, medium, large, a number of VMs up to 100000, or an RVTools export (.xlsx, or vInfo as CSV)',
    );
  }
  if (statSync(path).size > FILE_BYTES_MAX) {
    const limit = `${String(FILE_BYTES_MAX / MIB)} MiB`;
    throw new EstateFileError(`the file is larger than ${limit}`, 'Split the export and take a part of it');
  }
  return readFileSync(path);
}

function nameOf(source: EstateSource, estate: string): string {
  return source.kind === 'rvtools' ? `file:${createHash('sha256').update(source.bytes).digest('hex')}` : estate;
}

/** Opens a data folder; a new one remembers the estate and seed it is made with, an old one must have the same. */
export function openDataFolder(path: string, { estate, seed, now }: Wanted): DataFolder {
  const source: EstateSource = sourceOf(estate) ?? { kind: 'rvtools', bytes: readEstateFile(estate) };
  const name = nameOf(source, estate);
  mkdirSync(path, { recursive: true, mode: FOLDER_MODE });
  const file = join(path, 'practice.json');
  if (!existsSync(file)) {
    const made = { version: 1, estate: name, seed, createdAt: now };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: SECRET_MODE });
  }
  const kept = practiceFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (kept.estate !== name || kept.seed !== seed) {
    throw new Error(
      `the data folder was made with the estate "${kept.estate}" and seed ${String(kept.seed)}; ` +
        'start with those, or name another folder with --data',
    );
  }
  return { path, seed: kept.seed, createdAt: kept.createdAt, source, journal: join(path, 'journal.jsonl') };
}
