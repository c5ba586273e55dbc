import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { awayReport, type AwayReport } from '#shared/ipc/index.ts';
import { parseJson } from '../../parse-json.ts';
import { writeWhole } from '../../whole-file.ts';
import { attempt } from '../failure.ts';
import type { StoreResult } from '../ports.ts';

/** What changed while a provider was not heard, until a person has acknowledged it. */
export interface AwayFile {
  /** Null where there is nothing to read. A file that this version cannot read is set aside, never deleted. */
  read(): StoreResult<AwayReport | null>;
  /** On the disk when it returns. */
  keep(report: AwayReport): StoreResult<void>;
  remove(): StoreResult<void>;
}

export function awayFile(path: string): AwayFile {
  return {
    read: () =>
      attempt(path, () => {
        if (!existsSync(path)) return null;
        const parsed = awayReport.safeParse(parseJson(readFileSync(path, 'utf8')));
        if (parsed.success) return parsed.data;
        renameSync(path, `${path}.set-aside`);
        return null;
      }),
    keep: (report) =>
      attempt(path, () => {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeWhole(path, JSON.stringify(report));
      }),
    remove: () => attempt(path, () => rmSync(path, { force: true })),
  };
}
