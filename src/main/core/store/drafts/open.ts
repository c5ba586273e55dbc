import { fail } from '../../ports.ts';
import type { FileOptions } from '../database.ts';
import { openKept } from '../kept-file.ts';
import type { Schema } from '../migrate.ts';
import type { PlanDrafts, StoreFailure, StoreResult } from '../ports.ts';
import { drafts } from './0001-drafts.ts';
import { verified } from './0002-verified.ts';
import { createForgetting, createPlanDrafts, setAsideUnreadable } from './drafts.ts';
import { createVerifications } from './verified.ts';

export interface OpenDrafts extends PlanDrafts {
  /** Drafts that this version could not read and set aside now. */
  readonly setAside: number;
  close(): void;
}

export const draftsSchema: Schema = {
  /** "FsDr" */
  applicationId: 0x4673_4472,
  migrations: [drafts, verified],
};

export function openDrafts(options: FileOptions): StoreResult<OpenDrafts> {
  return openKept(options, {
    schema: draftsSchema,
    holds: 'drafts',
    read: (database) => ({
      setAside: setAsideUnreadable(database),
      ...createPlanDrafts(database, options.path),
      ...createVerifications(database, options.path),
      ...createForgetting(database, options.path),
    }),
  });
}

/** Drafts whose file cannot be used: everything else of the console works, and each answer about drafts says why not. */
export function withoutDrafts(failure: StoreFailure): OpenDrafts {
  const refused = (): StoreResult<never> => fail(failure);
  const none = { ofConnection: refused, get: refused, keep: refused, discard: refused };
  return { ...none, verified: refused, keepVerified: refused, forget: refused, setAside: 0, close: () => undefined };
}
