import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attempt, storeFailureOf } from './failure.ts';
import { openInventory } from './inventory/open.ts';
import { openJournal } from './journal/open.ts';

const errorWith = (code: string) => Object.assign(new Error('said so'), { code });

describe('what the disk says', () => {
  it.each([
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['SQLITE_READONLY_DIRECTORY', 'read-only'],
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['SQLITE_BUSY', 'locked'],
    ['SQLITE_NOTADB', 'corrupt'],
    ['SQLITE_CORRUPT_INDEX', 'corrupt'],
    ['SQLITE_IOERR_WRITE', 'io'],
    ['SQLITE_CANTOPEN', 'io'],
    ['EIO', 'io'],
  ])('%s is %s', (code, kind) => {
    expect(storeFailureOf(errorWith(code), '/p')).toEqual({ kind, path: '/p', detail: `said so (${code})` });
  });

  it('a mistake of ours goes on as a throw', () => {
    expect(() => attempt('/p', () => { throw errorWith('SQLITE_CONSTRAINT_UNIQUE'); })).toThrow('said so'); // prettier-ignore
    expect(() => attempt('/p', () => { throw errorWith('ERR_INVALID_ARG_TYPE'); })).toThrow('said so'); // prettier-ignore
    expect(() => attempt('/p', () => { throw new TypeError('bug'); })).toThrow('bug'); // prettier-ignore
  });
});

/** Root may write everywhere, so the test becomes nobody for a moment. */
function asOrdinaryUser<T>(work: () => T): T {
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

describe.skipIf(process.platform === 'win32')('a folder that cannot be written', () => {
  it('is a failure that says so, for cache and journal alike', () => {
    const folder = mkdtempSync(join(tmpdir(), 'read-only-'));
    chmodSync(folder, 0o555);
    const opened = asOrdinaryUser(() => [
      openInventory({ path: join(folder, 'cache.db') }),
      openJournal({ path: join(folder, 'runs.db') }),
      openInventory({ path: join(folder, 'deeper', 'cache.db') }),
    ]);
    for (const result of opened) {
      expect(result).toMatchObject({ ok: false, failure: { kind: 'read-only' } });
    }
    rmSync(folder, { recursive: true });
  });

  it('so is a file that cannot be written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'read-only-'));
    chmodSync(folder, 0o755);
    const path = join(folder, 'cache.db');
    const first = openInventory({ path });
    if (first.ok) first.value.close();
    chmodSync(path, 0o444);
    expect(asOrdinaryUser(() => openInventory({ path }))).toMatchObject({ ok: false, failure: { kind: 'read-only' } });
    rmSync(folder, { recursive: true });
  });

  it('a folder that is a file is a failure too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-folder-'));
    writeFileSync(join(folder, 'file'), '');
    const result = openInventory({ path: join(folder, 'file', 'cache.db') });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'io' } });
    rmSync(folder, { recursive: true });
  });
});
