import { fail } from '../../ports.ts';
import type { FileOptions } from '../database.ts';
import { openKept } from '../kept-file.ts';
import type { Schema } from '../migrate.ts';
import type { FailbackFile, StoreFailure, StoreResult } from '../ports.ts';
import { failbacks } from './0001-failbacks.ts';
import { createFailbacks, setAsideUnreadable } from './failbacks.ts';

export interface OpenFailbacks extends FailbackFile {
  /** Wizards that this version could not read and set aside now. */
  readonly setAside: number;
  close(): void;
}

const failbacksSchema: Schema = {
  /** "FsFb" */
  applicationId: 0x4673_4662,
  migrations: [failbacks],
};

export function openFailbacks(options: FileOptions): StoreResult<OpenFailbacks> {
  return openKept(options, {
    schema: failbacksSchema,
    holds: 'failbacks',
    read: (database) => ({ setAside: setAsideUnreadable(database), ...createFailbacks(database, options.path) }),
  });
}

/** A file that cannot be used: everything else of the console works, and each answer about a wizard says why not. */
export function withoutFailbacks(failure: StoreFailure): OpenFailbacks {
  const refused = (): StoreResult<never> => fail(failure);
  return { openOnes: refused, keep: refused, forget: refused, setAside: 0, close: () => undefined };
}
