import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoreResult } from '../ports.ts';
import { aJournaledRun, journalContract } from '../testing/journal-contract.ts';
import { openJournal, type OpenJournal } from './open.ts';

const PAGE_BYTES = 4_096;
const PAGES_MAX = 500;

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(folder, 'runs.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function must<T>(result: StoreResult<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`);
  return result.value;
}

journalContract('The journal on the disk', () => {
  let journal: OpenJournal = must(openJournal({ path, pagesMax: PAGES_MAX }));
  const reopen = (at: string): OpenJournal => {
    journal.close();
    journal = must(openJournal({ path: at, pagesMax: PAGES_MAX }));
    return journal;
  };
  return {
    journal,
    reopened: () => reopen(path),
    whenFull: (write) => write('x'.repeat(PAGES_MAX * PAGE_BYTES)),
    dyingWithin(write) {
      const before = statSync(`${path}-wal`).size;
      write();
      // What lies there now is what a crash leaves, but for the half of the last write that did not reach the disk.
      const left = join(folder, 'left.db');
      copyFileSync(path, left);
      copyFileSync(`${path}-wal`, `${left}-wal`);
      truncateSync(`${left}-wal`, before + Math.floor((statSync(`${path}-wal`).size - before) / 2));
      return reopen(left);
    },
    close: () => journal.close(),
  };
});

function withRaw(work: (raw: Database.Database) => void): void {
  const raw = new Database(path);
  try {
    work(raw);
  } finally {
    raw.close();
  }
}

describe('the journal only grows', () => {
  it.each([
    "UPDATE record SET text = 'x'",
    'DELETE FROM record',
    'DELETE FROM run',
    'UPDATE run SET ended = 0',
    "UPDATE run SET engine_version = '2'",
    'DELETE FROM quarantine',
    "INSERT OR REPLACE INTO record SELECT position, run_id, at, chain, 'x' FROM record",
  ])('the file refuses: %s', (sql) => {
    const journal = must(openJournal({ path }));
    must(journal.open(aJournaledRun('r1'), ['a'], 1));
    must(journal.markEnded('r1'));
    must(journal.quarantine('r1', 'a', 'why', 1));
    journal.close();
    withRaw((raw) => expect(() => raw.exec(sql)).toThrow(/never|nothing else/));
  });

  it('an edited record is found when it is read', () => {
    const journal = must(openJournal({ path }));
    must(journal.open(aJournaledRun('r1'), ['first', 'second', 'third'], 1));
    journal.close();
    withRaw((raw) => {
      raw.exec('DROP TRIGGER record_is_never_changed');
      raw.exec("UPDATE record SET text = 'altered' WHERE text = 'second'");
    });
    const again = must(openJournal({ path }));
    const result = again.read('r1');
    expect(result).toMatchObject({ ok: false, failure: { kind: 'corrupt' } });
    expect(result.ok ? '' : result.failure.detail).toContain('Record 2 of run r1');
    again.close();
  });
});

describe('how safely the journal is written', () => {
  it('reads its pragmas back: each commit is on the disk when it returns', () => {
    const watched = vi.spyOn(Database.prototype, 'pragma');
    must(openJournal({ path })).close();
    const asked = watched.mock.calls.map(
      ([source], at) => [source, watched.mock.results[at]?.value as unknown] as const,
    );
    watched.mockRestore();
    // The lock of the folder is a file of its own, opened first; what is asked last is the journal's.
    const fullfsync = process.platform === 'darwin' ? 1 : 0;
    expect(Object.fromEntries(asked)).toMatchObject({
      journal_mode: 'wal',
      synchronous: 2,
      fullfsync,
      checkpoint_fullfsync: fullfsync,
    });
  });
});

describe('opening the journal', () => {
  it('takes the folder: a second opening is refused and names the owner', () => {
    const journal = must(openJournal({ path }));
    const second = openJournal({ path });
    expect(second).toMatchObject({ ok: false, failure: { kind: 'locked' } });
    expect(second.ok ? '' : second.failure.detail).toContain(`process ${process.pid}`);
    journal.close();
    must(openJournal({ path })).close();
  });

  it('refuses the journal of a newer program and lets go of the folder', () => {
    must(openJournal({ path })).close();
    withRaw((raw) => void raw.pragma('user_version = 7'));
    expect(openJournal({ path })).toMatchObject({ ok: false, failure: { kind: 'newer-schema' } });
    withRaw((raw) => void raw.pragma('user_version = 1'));
    must(openJournal({ path })).close();
  });

  it('never begins a damaged journal anew', () => {
    writeFileSync(path, 'not a database '.repeat(1_000));
    const before = readFileSync(path);
    expect(openJournal({ path })).toMatchObject({ ok: false, failure: { kind: 'corrupt' } });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('tells a full disk, and keeps what was there', () => {
    const journal = must(openJournal({ path, pagesMax: 30 }));
    must(journal.open(aJournaledRun('r1'), ['a'], 1));
    const result = journal.append('r1', ['x'.repeat(1_000_000)], 2);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'full', path } });
    expect(must(journal.read('r1')).map(({ text }) => text)).toEqual(['a']);
    must(journal.append('r1', ['b'], 3));
    journal.close();
  });
});
