import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const SECRET_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** What a data folder was made with; the estate is made again from it at every start. */
const practiceFile = z.object({
  version: z.literal(1),
  estate: z.string(),
  seed: z.int(),
  createdAt: z.int(),
});
export type PracticeFile = z.infer<typeof practiceFile>;

export interface DataFolder {
  readonly path: string;
  readonly practice: PracticeFile;
  readonly journal: string;
  /** The copy of an imported estate, so that the folder is whole without it. */
  readonly importedEstate: string;
}

/** Opens a data folder; a new one remembers the estate and seed it is made with, an old one must have the same. */
export function openDataFolder(path: string, wanted: { estate: string; seed: number; now: number }): DataFolder {
  mkdirSync(path, { recursive: true, mode: FOLDER_MODE });
  const file = join(path, 'practice.json');
  const { estate, seed, now } = wanted;
  if (!existsSync(file)) {
    const made: PracticeFile = { version: 1, estate, seed, createdAt: now };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: SECRET_MODE });
  }
  const practice = practiceFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (practice.estate !== estate || practice.seed !== seed) {
    throw new Error(
      `the data folder holds the estate "${practice.estate}" with seed ${String(practice.seed)}; ` +
        'start with those, or name another folder with --data',
    );
  }
  return {
    path,
    practice,
    journal: join(path, 'journal.jsonl'),
    importedEstate: join(path, 'estate.csv'),
  };
}
