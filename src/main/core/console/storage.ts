import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Storage } from '#shared/ipc/index.ts';

const kinds: readonly (readonly [RegExp, Storage['files'][number]['what']])[] = [
  [/^connections\.json$/, 'connections'],
  [/^journal\.sqlite/, 'journal'],
  [/^drafts\.sqlite/, 'drafts'],
  [/^failbacks\.sqlite/, 'failbacks'],
  [/^alerts/, 'alerts'],
];

export function cacheFolder(dataFolder: string, connectionId: string): string {
  return join(dataFolder, 'connections', connectionId);
}

/** Of one connection, on the disk now. */
export function cacheBytes(dataFolder: string, connectionId: string): number {
  return bytesIn(cacheFolder(dataFolder, connectionId));
}

/** Where the data lies, and how much of it there is. What cannot be looked at counts as nothing. */
export function storageOf(dataFolder: string, connectionIds: readonly string[]): Storage {
  const found = new Map<Storage['files'][number]['what'], { path: string; bytes: number }>();
  for (const entry of entriesOf(dataFolder)) {
    if (!entry.isFile()) continue;
    const what = kinds.find(([name]) => name.test(entry.name))?.[1] ?? 'other';
    const bytes = (found.get(what)?.bytes ?? 0) + sizeOf(join(dataFolder, entry.name));
    found.set(what, { path: found.get(what)?.path ?? join(dataFolder, entry.name), bytes });
  }
  return {
    folder: dataFolder,
    files: [...found].map(([what, { path, bytes }]) => ({ what, path, bytes })),
    caches: connectionIds.map((connectionId) => {
      const path = cacheFolder(dataFolder, connectionId);
      return { connectionId, path, bytes: bytesIn(path) };
    }),
  };
}

function bytesIn(folder: string): number {
  return entriesOf(folder).reduce((sum, entry) => sum + (entry.isFile() ? sizeOf(join(folder, entry.name)) : 0), 0);
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Not there, or not ours to look at: there is nothing to count then.
    return [];
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
