import { existsSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { preferencesDefault, preferencesSchema, withChange, type Preferences } from '#shared/ipc/index.ts';
import { parseJson } from '../core/parse-json.ts';
import { writeWhole } from '../core/whole-file.ts';

const changeSchema = preferencesSchema.partial();
/** What this version does not know was written by a newer one, and is written back as it was. */
const format = z.looseObject(changeSchema.shape);

export interface ReadPreferences {
  readonly kept: Readonly<Record<string, unknown>>;
  readonly preferences: Preferences;
  /** Where a file that could not be read was put; null where there was none, or it was fine. */
  readonly setAside: string | null;
}

/** Reads the preferences of this computer; the defaults where there are none. A damaged file is set aside, never deleted. */
export function readPreferences(file: string, nowMs: number): ReadPreferences {
  if (!existsSync(file)) return { kept: {}, preferences: preferencesDefault, setAside: null };
  const parsed = format.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (parsed.success) {
    return {
      kept: parsed.data,
      preferences: withChange(preferencesDefault, changeSchema.parse(parsed.data)),
      setAside: null,
    };
  }
  const setAside = `${file}.damaged-${nowMs}`;
  renameSync(file, setAside);
  return { kept: {}, preferences: preferencesDefault, setAside };
}

export function writePreferences(file: string, kept: Readonly<Record<string, unknown>>): void {
  writeWhole(file, `${JSON.stringify(kept, null, 2)}\n`);
}
