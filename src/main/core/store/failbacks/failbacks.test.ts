import Database from 'better-sqlite3';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptFailback } from '#shared/ipc/index.ts';
import type { StoreResult } from '../ports.ts';
import { openFailbacks, withoutFailbacks, type OpenFailbacks } from './open.ts';

let folder: string;
let path: string;
let file: OpenFailbacks;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'failbacks-'));
  path = join(folder, 'failbacks.sqlite');
  file = must(openFailbacks({ path }));
});

afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

function must<T>(result: StoreResult<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`);
  return result.value;
}

function kept(id: string, changes: Partial<KeptFailback> = {}): KeptFailback {
  return {
    ...{ id, connectionId: 'c-1', name: 'Shop', planId: null, vmIds: ['vm-1', 'vm-2'], createdAt: 5 },
    ...{ page: 'verify', decided: 'synchronise', closedAt: null },
    choice: { target: { kind: 'new-place', hostId: 'host-1' }, quickRollback: false, switchover: { mode: 'auto' } },
    ticks: [{ item: 'data', vmIds: ['vm-1'], at: 7, by: 'Ann', note: 'today’s orders are there' }],
    left: [{ vmId: 'vm-2', reason: 'broken disk', at: 8 }],
    ...changes,
  };
}

describe('failback wizards on the disk', () => {
  it('are there again after the program was closed, with all that was chosen and ticked', () => {
    must(file.keep(kept('f-2', { createdAt: 9 })));
    must(file.keep(kept('f-1')));
    must(file.keep(kept('f-1', { page: 'finish' })));
    file.close();
    file = must(openFailbacks({ path }));
    expect(must(file.openOnes('c-1'))).toEqual([kept('f-1', { page: 'finish' }), kept('f-2', { createdAt: 9 })]);
    expect(must(file.openOnes('c-2'))).toEqual([]);
  });

  it('are there after the machine stopped: what keep answered is in the files at that moment', () => {
    must(file.keep(kept('f-1')));
    const after = join(folder, 'after.sqlite');
    for (const suffix of ['', '-wal'])
      if (existsSync(`${path}${suffix}`)) copyFileSync(`${path}${suffix}`, after + suffix);
    const again = must(openFailbacks({ path: after }));
    expect(must(again.openOnes('c-1'))).toEqual([kept('f-1')]);
    again.close();
  });

  it('that were closed are not shown, and stay in the file', () => {
    must(file.keep(kept('f-1', { closedAt: 99 })));
    expect(must(file.openOnes('c-1'))).toEqual([]);
    const raw = new Database(path, { readonly: true });
    expect(raw.prepare('SELECT id, closed_at FROM failback').all()).toEqual([{ id: 'f-1', closed_at: 99 }]);
    raw.close();
  });

  it('of a removed connection are deleted, the closed ones too, and those of others stay', () => {
    for (const id of ['f-1', 'f-2']) must(file.keep(kept(id, { closedAt: id === 'f-2' ? 99 : null })));
    must(file.keep(kept('f-3', { connectionId: 'c-2' })));
    must(file.forget('c-1'));
    const raw = new Database(path, { readonly: true });
    expect(raw.prepare('SELECT id FROM failback').pluck().all()).toEqual(['f-3']);
    raw.close();
  });

  it('that this version cannot read are set aside, never deleted, and the others stay', () => {
    must(file.keep(kept('f-1')));
    must(file.keep(kept('f-2')));
    file.close();
    const raw = new Database(path);
    raw.exec(`UPDATE failback SET text = '{"odd":true}' WHERE id = 'f-1'`);
    raw.close();
    file = must(openFailbacks({ path }));
    expect(file.setAside).toBe(1);
    expect(must(file.openOnes('c-1')).map(({ id }) => id)).toEqual(['f-2']);
  });

  it('whose file is damaged are a failure in each answer, and the file is not touched', () => {
    file.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    writeFileSync(path, 'no database at all, but long enough to be taken for one'.repeat(99));
    const opened = openFailbacks({ path });
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'corrupt', path } });
    if (opened.ok) throw new Error('it was opened');
    const none = withoutFailbacks(opened.failure);
    const answers = [none.openOnes('c-1'), none.keep(kept('f-1')), none.forget('c-1')];
    expect(answers.map(({ ok }) => ok)).toEqual([false, false, false]);
    rmSync(path);
    file = must(openFailbacks({ path }));
  });
});
