import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Sqlite } from '../database.ts';
import { readOrThrow, StoreReadError } from '../failure.ts';
import type { StoreFailure } from '../ports.ts';
import { pictureTables } from './schema.ts';

/*
 * A cache is opened without being looked through: at 10,000 VMs that would cost a start 60 ms. It is looked through once the
 * window is there. What turns out to be damaged, then or in any read or write, is condemned by a file beside it, and
 * whoever opens it next sets it aside. So no damage is forgotten, whatever becomes of the process that found it.
 */

/** The small ones first; the schema itself last. A table is checked with its indices. */
const parts = [
  'picture',
  'leftover',
  'quarantine',
  'away',
  'before',
  ...[...pictureTables].reverse(),
  'sqlite_schema',
] as const;

export interface DamageWatch {
  /** Hears every failure of the file; only damage is noted, and only once. */
  readonly heard: (failure: StoreFailure) => void;
  /** Looks the whole file through, a table a turn: 35 ms for the largest, the restore points of 10,000 VMs. */
  lookThrough(database: Sqlite, turn: () => Promise<void>): Promise<void>;
  /** Tells at once where damage is known already. */
  readonly onDamage: (listener: (why: string) => void) => void;
}

export function watchDamage(path: string): DamageWatch {
  let known: string | null = null;
  const listeners: ((why: string) => void)[] = [];
  const condemn = (why: string): void => {
    if (known !== null) return;
    known = why;
    writeFileSync(markOf(path), why);
    for (const listener of listeners) listener(why);
  };
  const heard = (failure: StoreFailure): void => {
    if (failure.kind === 'corrupt') condemn(failure.detail);
  };
  return {
    heard,
    async lookThrough(database, turn) {
      for (const part of parts) {
        await turn();
        if (!database.open || known !== null) return;
        const verdict = verdictOn(database, part, path);
        if (verdict !== null) condemn(verdict);
      }
    },
    onDamage(listener) {
      listeners.push(listener);
      if (known !== null) listener(known);
    },
  };
}

/** Null where the part is whole. */
function verdictOn(database: Sqlite, part: string, path: string): string | null {
  try {
    const found = readOrThrow(path, () => database.pragma(`quick_check(${part})`, { simple: true }));
    return found === 'ok' ? null : `it is damaged: ${String(found)}`;
  } catch (error) {
    if (error instanceof StoreReadError && error.failure.kind === 'corrupt') return error.failure.detail;
    throw error;
  }
}

/** Why the cache was condemned; null where it was not. */
export function condemnedWhy(path: string): string | null {
  return existsSync(markOf(path)) ? readFileSync(markOf(path), 'utf8') : null;
}

export function pardon(path: string): void {
  rmSync(markOf(path), { force: true });
}

function markOf(path: string): string {
  return `${path}.damaged`;
}
