import Database from 'better-sqlite3';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptDraft, StoreResult } from '../ports.ts';
import { aPlan, aPlanDraft } from '../testing/lines.ts';
import { openDrafts, withoutDrafts, type OpenDrafts } from './open.ts';

let folder: string;
let path: string;
let drafts: OpenDrafts;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  path = join(folder, 'drafts.sqlite');
  drafts = must(openDrafts({ path }));
});

afterEach(() => {
  drafts.close();
  rmSync(folder, { recursive: true });
});

function must<T>(result: StoreResult<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`);
  return result.value;
}

function kept(planId: string, changes: Partial<KeptDraft> = {}): KeptDraft {
  return { connectionId: 'c-1', planId, draft: aPlanDraft(), base: null, changedAt: 5, ...changes };
}

function reopen(): void {
  drafts.close();
  drafts = must(openDrafts({ path }));
}

const inventory = { vms: { 'vm-1': ['net-1', ''] }, networks: { 'net-1': 'cloud' }, appliances: {}, rules: {} };
const found = { connectionId: 'c-1', planId: 'plan-1', rev: 3, how: 'test', at: 7, by: 'Ada', inventory } as const;

describe('drafts on the disk', () => {
  it('are one a plan, of each connection its own, and the newest counts', () => {
    must(drafts.keep(kept('plan-1')));
    must(drafts.keep(kept('plan-2')));
    must(drafts.keep(kept('plan-1', { connectionId: 'c-2' })));
    const newer = kept('plan-1', {
      base: aPlan('plan-1', { rev: 3 }),
      draft: aPlanDraft({ name: 'New' }),
      changedAt: 9,
    });
    must(drafts.keep(newer));
    expect(must(drafts.ofConnection('c-1'))).toEqual([newer, kept('plan-2')]);
    expect(must(drafts.get('c-2', 'plan-1'))?.changedAt).toBe(5);
    must(drafts.discard('c-1', 'plan-1'));
    must(drafts.discard('c-1', 'nothing'));
    expect(must(drafts.get('c-1', 'plan-1'))).toBeNull();
  });

  it('are there again after the program was closed', () => {
    must(drafts.keep(kept('plan-1', { base: aPlan('plan-1') })));
    reopen();
    expect(must(drafts.get('c-1', 'plan-1'))).toEqual(kept('plan-1', { base: aPlan('plan-1') }));
  });

  it('are there again after the machine stopped: what keep answered is in the files at that moment', () => {
    must(drafts.keep(kept('plan-1')));
    const after = join(folder, 'after.sqlite');
    for (const suffix of ['', '-wal'])
      if (existsSync(`${path}${suffix}`)) copyFileSync(`${path}${suffix}`, after + suffix);
    const again = must(openDrafts({ path: after }));
    expect(must(again.ofConnection('c-1'))).toEqual([kept('plan-1')]);
    again.close();
  });

  it('that this version cannot read are set aside, never deleted, and the others stay', () => {
    must(drafts.keep(kept('plan-1')));
    must(drafts.keep(kept('plan-2')));
    drafts.close();
    const raw = new Database(path);
    raw.exec(`UPDATE draft SET draft = '{"odd":true}' WHERE plan_id = 'plan-1'`);
    raw.close();
    drafts = must(openDrafts({ path }));
    expect(drafts.setAside).toBe(1);
    expect(must(drafts.ofConnection('c-1')).map(({ planId }) => planId)).toEqual(['plan-2']);
    reopen();
    expect(drafts.setAside).toBe(0);
    const after = new Database(path);
    expect(after.prepare('SELECT plan_id, draft FROM set_aside').all()).toEqual([
      { plan_id: 'plan-1', draft: '{"odd":true}' },
    ]);
    expect(() => after.exec('DELETE FROM set_aside')).toThrow(/never removed/);
    after.close();
  });
});

it('drafts of a removed connection go, with what was verified there, and those of others stay', () => {
  for (const connectionId of ['c-1', 'c-2']) {
    must(drafts.keep(kept('plan-1', { connectionId })));
    must(drafts.keepVerified({ ...found, connectionId }));
  }
  must(drafts.forget('c-1'));
  expect([must(drafts.ofConnection('c-1')), must(drafts.verified('c-1', 'plan-1'))]).toEqual([[], null]);
  expect(must(drafts.ofConnection('c-2'))).toHaveLength(1);
  expect(must(drafts.verified('c-2', 'plan-1'))).toMatchObject({ connectionId: 'c-2' });
});

describe('what was verified', () => {
  it('is one a plan, the newest, and is there again after the program was closed', () => {
    expect(must(drafts.verified('c-1', 'plan-1'))).toBeNull();
    must(drafts.keepVerified({ ...found, how: 'check', by: null }));
    must(drafts.keepVerified(found));
    reopen();
    expect(must(drafts.verified('c-1', 'plan-1'))).toEqual(found);
    expect(must(drafts.verified('c-2', 'plan-1'))).toBeNull();
  });

  it('and cannot be read is no verification', () => {
    must(drafts.keepVerified(found));
    drafts.close();
    const raw = new Database(path);
    raw.exec(`UPDATE verified SET inventory = '{"odd":true}'`);
    raw.close();
    drafts = must(openDrafts({ path }));
    expect(must(drafts.verified('c-1', 'plan-1'))).toBeNull();
  });
});

describe('a file of drafts that cannot be used', () => {
  it.each([
    [
      'damaged',
      'corrupt',
      () => writeFileSync(path, 'no database at all, but long enough to be taken for one'.repeat(99)),
    ],
    ['of another program', 'corrupt', () => asRaw('CREATE TABLE something (x)')],
    ['of a newer version', 'newer-schema', () => asRaw('CREATE TABLE draft (x)', 99)],
  ] as const)('because it is %s is a failure, and is not touched', (_what, kind, spoil) => {
    drafts.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    spoil();
    const before = readFileSync(path);
    const opened = openDrafts({ path });
    expect(opened).toMatchObject({ ok: false, failure: { kind, path } });
    expect(readFileSync(path).equals(before)).toBe(true);
    rmSync(path);
    drafts = must(openDrafts({ path }));
  });

  it('says so in each answer', () => {
    const failure = { kind: 'corrupt', path, detail: 'damaged' } as const;
    const none = withoutDrafts(failure);
    for (const result of [
      none.ofConnection('c-1'),
      none.get('c-1', 'p'),
      none.keep(kept('p')),
      none.discard('c-1', 'p'),
      none.verified('c-1', 'p'),
      none.keepVerified(found),
      none.forget('c-1'),
    ]) {
      expect(result).toEqual({ ok: false, failure });
    }
  });

  it('because the disk is full keeps what was there', () => {
    must(drafts.keep(kept('plan-1')));
    drafts.close();
    drafts = must(openDrafts({ path, pagesMax: 8 }));
    const long = aPlanDraft({ contacts: Array.from({ length: 100 }, () => ({ ...contact })) });
    expect(drafts.keep(kept('plan-1', { draft: long }))).toMatchObject({ ok: false, failure: { kind: 'full' } });
    expect(must(drafts.get('c-1', 'plan-1'))).toEqual(kept('plan-1'));
  });
});

const contact = { name: 'a'.repeat(256), role: 'r'.repeat(200), phone: '', email: 'e'.repeat(254) };

function asRaw(sql: string, version = 0): void {
  const raw = new Database(path);
  raw.pragma('journal_mode = WAL');
  raw.exec(sql);
  if (version > 0) raw.pragma(`application_id = ${String(0x4673_4472)}`);
  raw.pragma(`user_version = ${String(version)}`);
  raw.close();
}
