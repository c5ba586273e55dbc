import Database from 'better-sqlite3';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckedLine, StoreResult } from '../ports.ts';
import { aPlan, aReplica, aRun, aSite, aVm, anOperation, deletion, line, somePoints } from '../testing/lines.ts';
import { openInventory, type Inventory } from './open.ts';
import { inventorySchema } from './schema.ts';

const HEARD_AT = 1_700_000_100_000;

let folder: string;
let path: string;
let inventory: Inventory;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inventory-'));
  path = join(folder, 'cache.db');
  inventory = must(openInventory({ path }));
});

afterEach(() => {
  inventory.close();
  rmSync(folder, { recursive: true });
});

function must<T>(result: StoreResult<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`);
  return result.value;
}

function snapshot(cursor: string, lines: readonly CheckedLine[]): void {
  must(inventory.writer.beginSnapshot('s'));
  must(inventory.writer.addToSnapshot(lines));
  must(inventory.writer.endSnapshot(cursor, HEARD_AT));
}

function reopen(): void {
  inventory.close();
  inventory = must(openInventory({ path }));
}

function sweepAll(): number {
  let sweeps = 1;
  while (must(inventory.writer.sweep())) sweeps += 1;
  return sweeps;
}

const first = [
  line(1, 'site', aSite('site-1')),
  line(2, 'vm', aVm('vm-b', { name: 'beta' })),
  line(3, 'vm', aVm('vm-a', { name: 'alpha', networkIds: [], application: null })),
  line(4, 'replica', aReplica('rep-b', 'vm-b'), 'op-9'),
  line(5, 'points', somePoints('rep-b', 28)),
  line(6, 'operation', anOperation('op-9', 'run-1')),
];

describe('a whole picture', () => {
  it('is not seen before its end, and is seen with its cursor after it', () => {
    must(inventory.writer.beginSnapshot('s1'));
    must(inventory.writer.addToSnapshot(first));
    expect(inventory.reader.estateRows()).toEqual([]);
    expect(inventory.writer.cursor()).toBeNull();
    const before = inventory.reader.version();

    must(inventory.writer.endSnapshot('e1.6', HEARD_AT));
    expect(inventory.reader.estateRows().map(({ name }) => name)).toEqual(['alpha', 'beta']);
    expect(inventory.writer.cursor()).toBe('e1.6');
    expect(inventory.reader.heardAt()).toBe(HEARD_AT);
    expect(inventory.reader.version()).toBeGreaterThan(before);
  });

  it('replaces the old one, drops what was not seen in it, and leaves the old one when it is cut', () => {
    snapshot('e1.6', first);
    must(inventory.writer.beginSnapshot('cut'));
    must(inventory.writer.addToSnapshot([line(20, 'vm', aVm('vm-new'))]));
    reopen();
    expect(inventory.reader.estateRows().map(({ vmId }) => vmId)).toEqual(['vm-a', 'vm-b']);
    expect(inventory.writer.cursor()).toBe('e1.6');

    snapshot('e2.30', [line(30, 'vm', aVm('vm-c'))]);
    expect(inventory.reader.estateRows().map(({ vmId }) => vmId)).toEqual(['vm-c']);
    expect(inventory.reader.vm('vm-a')).toBeNull();
    expect(inventory.reader.sites()).toEqual([]);
    expect(inventory.reader.counts()).toEqual({ vms: 1, replicas: 0, restorePoints: 0 });
  });

  it('is swept away in bounded pieces once another is shown', () => {
    const many = Array.from({ length: 450 }, (_, index) => line(index + 1, 'vm', aVm(`vm-${index}`)));
    snapshot('e1.450', many);
    snapshot('e1.900', many.slice(0, 10));
    expect(sweepAll()).toBeGreaterThan(2);
    expect(inventory.reader.counts().vms).toBe(10);
    const raw = new Database(path, { readonly: true });
    expect(raw.prepare('SELECT count(*) FROM vm').pluck().get()).toBe(10);
    raw.close();
  });
});

describe('changes', () => {
  beforeEach(() => snapshot('e1.6', first));

  it('are committed with the cursor behind them', () => {
    must(inventory.writer.applyChanges([line(7, 'vm', aVm('vm-a', { name: 'aleph' }))], 'e1.7', HEARD_AT + 1));
    reopen();
    expect(inventory.reader.vm('vm-a')?.name).toBe('aleph');
    expect(inventory.writer.cursor()).toBe('e1.7');
    expect(inventory.reader.heardAt()).toBe(HEARD_AT + 1);
  });

  it('are ignored when they come again', () => {
    const change = line(7, 'vm', aVm('vm-a', { name: 'new' }));
    must(inventory.writer.applyChanges([change], 'e1.7', HEARD_AT));
    const version = inventory.reader.version();
    must(inventory.writer.applyChanges([line(6, 'vm', aVm('vm-a', { name: 'old' })), change], 'e1.7', HEARD_AT));
    expect(inventory.reader.vm('vm-a')?.name).toBe('new');
    expect(inventory.reader.version()).toBe(version);
  });

  it('change nothing when one of them cannot be written: neither lines nor cursor', () => {
    const bad = { line: { ...line(8, 'vm', aVm('x')).line, kind: 'unheard-of' }, text: '{}' };
    expect(() => inventory.writer.applyChanges([line(7, 'vm', aVm('vm-z')), bad], 'e1.8', HEARD_AT)).toThrow();
    expect(inventory.reader.vm('vm-z')).toBeNull();
    expect(inventory.writer.cursor()).toBe('e1.6');
  });

  it('remove what is no more', () => {
    must(inventory.writer.applyChanges([deletion(7, 'replica', 'rep-b'), deletion(8, 'site', 'site-1')], 'e1.8', 1));
    expect(inventory.reader.replica('rep-b')).toBeNull();
    expect(inventory.reader.estateRows().find(({ vmId }) => vmId === 'vm-b')?.replicaId).toBeNull();
    expect(inventory.reader.sites()).toEqual([]);
  });

  it('never go back, nor to another numbering', () => {
    expect(() => inventory.writer.applyChanges([], 'e1.5', 1)).toThrow(/does not follow/);
    expect(() => inventory.writer.applyChanges([], 'e2.9', 1)).toThrow(/does not follow/);
  });
});

describe('the reader', () => {
  beforeEach(() => snapshot('e1.6', first));

  it('tells everything of one VM', () => {
    expect(inventory.reader.replicaOfVm('vm-b')).toEqual(aReplica('rep-b', 'vm-b'));
    expect(inventory.reader.points('rep-b')?.points).toHaveLength(28);
    expect(inventory.reader.lastChange('replica', 'rep-b')).toEqual({ seq: 4, causedBy: 'op-9' });
    expect(inventory.reader.operationsOfRun('run-1').map(({ id }) => id)).toEqual(['op-9']);
    expect(inventory.reader.counts()).toEqual({ vms: 2, replicas: 1, restorePoints: 28 });
  });

  it('gives rows for the map without parsing bodies', () => {
    const blockers = [
      { code: 'undo-only', detail: '', actions: ['undo-failover'] },
      { code: 'tenant-disabled', detail: '', actions: [] },
    ];
    const changed = aReplica('rep-b', 'vm-b', { blockers, allowedActions: [], twoCopiesSince: 5 });
    must(inventory.writer.applyChanges([line(7, 'replica', changed)], 'e1.7', 1));
    const [alpha, beta] = inventory.reader.estateRows();
    expect(alpha).toMatchObject({ vmId: 'vm-a', networkId: null, application: null, replicaId: null, state: null });
    expect(alpha?.failoverOffered).toBe(false);
    expect(beta).toMatchObject({ networkId: 'net-1', replicaId: 'rep-b', state: 'ready', sourcePower: 'on' });
    expect(beta).toMatchObject({ blockerCode: 'tenant-disabled', failoverOffered: false, twoCopiesSince: 5 });
    expect(inventory.reader.estateRows(['vm-b', 'nobody'])).toEqual([beta]);
  });

  it('tells plans, and the last change of restore points', () => {
    const pinned = { ...somePoints('rep-b', 2), pinnedBy: 'op-11' };
    const plans = [aPlan('plan-1'), aPlan('plan-2', { rev: 3 })] as const;
    must(
      inventory.writer.applyChanges(
        [line(7, 'plan', plans[1]), line(8, 'plan', plans[0]), line(9, 'points', pinned, 'op-11')],
        'e1.9',
        1,
      ),
    );
    expect(inventory.reader.plans()).toEqual(plans);
    expect(inventory.reader.plan('plan-2')?.rev).toBe(3);
    expect(inventory.reader.lastChange('points', 'rep-b')).toEqual({ seq: 9, causedBy: 'op-11' });
    must(inventory.writer.applyChanges([deletion(10, 'plan', 'plan-1')], 'e1.10', 1));
    expect(inventory.reader.plan('plan-1')).toBeNull();
  });

  it('finds the runs that a replica is part of, those that changed last first, and no more than asked', () => {
    const of = (...replicaIds: string[]) => ({ replicaIds });
    const runs = [aRun('run-1', of('rep-a', 'rep-b')), aRun('run-2', of('rep-bb')), aRun('run-3', of('rep-b'))];
    const named = aRun('run-4', { title: '"rep-b"' });
    const lines = [...runs, named].map((one, index) => line(7 + index, 'run', one));
    must(inventory.writer.applyChanges(lines, 'e1.10', 1));
    expect(inventory.reader.runsOfReplica('rep-b', 9).map(({ id }) => id)).toEqual(['run-3', 'run-1']);
    expect(inventory.reader.runsOfReplica('rep-b', 1).map(({ id }) => id)).toEqual(['run-3']);
    expect(inventory.reader.runsOfReplica('rep-c', 9)).toEqual([]);
  });

  it('finds the VMs of which both copies are told as on', () => {
    expect(inventory.reader.vmIdsWithBothOn()).toEqual([]);
    const both = aReplica('rep-b', 'vm-b', { power: 'on', isolated: true });
    must(inventory.writer.applyChanges([line(7, 'replica', both)], 'e1.7', 1));
    expect(inventory.reader.vmIdsWithBothOn()).toEqual(['vm-b']);
    expect(inventory.reader.estateRows(['vm-b'])).toMatchObject([{ power: 'on', sourcePower: 'on', isolated: true }]);
  });

  it('gives whole subjects in the order asked', () => {
    const subjects = inventory.reader.subjects(['vm-b', 'nobody', 'vm-a']);
    expect(subjects.map(({ vm }) => vm.id)).toEqual(['vm-b', 'vm-a']);
    expect(subjects[0]?.points?.points).toHaveLength(28);
    expect(subjects[1]).toMatchObject({ replica: null, points: null });
  });

  it('keeps a bounded number of lines that could not be parsed', () => {
    for (let index = 0; index < 1_005; index += 1) must(inventory.writer.quarantine(`{${index}`, 'no JSON', index));
    const kept = inventory.reader.quarantined(2_000);
    expect(kept).toHaveLength(1_000);
    expect(kept[0]).toEqual({ text: '{1004', why: 'no JSON', heardAt: 1_004 });
  });
});

describe('opening', () => {
  it('refuses the cache of a newer program and leaves it alone', () => {
    inventory.close();
    const raw = new Database(path);
    raw.pragma('user_version = 99');
    raw.close();
    const result = openInventory({ path });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'newer-schema', path } });
    expect(result.ok ? '' : result.failure.detail).toContain('schema 99');
    const after = new Database(path);
    expect(after.pragma('user_version', { simple: true })).toBe(99);
    after.pragma(`user_version = ${inventorySchema.migrations.length}`);
    after.close();
    inventory = must(openInventory({ path }));
  });

  it('sets a cache of an unknown version aside and begins anew', () => {
    inventory.close();
    rmSync(path);
    const raw = new Database(path);
    raw.exec('CREATE TABLE something (x)');
    raw.close();
    inventory = must(openInventory({ path }));
    expect(inventory.notices.join()).toContain('set aside');
    expect(inventory.writer.cursor()).toBeNull();
  });

  it('sets a damaged cache aside, keeps it, and begins anew with a notice', () => {
    snapshot('e1.6', first);
    inventory.close();
    writeFileSync(path, 'this is no database at all, but it is long enough to be looked at as one'.repeat(100));
    inventory = must(openInventory({ path }));
    expect(inventory.notices).toHaveLength(1);
    expect(inventory.reader.estateRows()).toEqual([]);
    expect(readFileSync(`${path}.set-aside`, 'utf8')).toContain('this is no database');
    snapshot('e1.6', first);
    expect(inventory.reader.counts().vms).toBe(2);
  });

  it('finds damage in the middle of the file when it looks it through, and the next opening sets it aside', async () => {
    damageTheMiddle();
    inventory = must(openInventory({ path }));
    const told: string[] = [];
    inventory.onDamage((why) => told.push(why));
    await inventory.check(() => Promise.resolve());
    expect(told).toHaveLength(1);
    inventory.close();
    inventory = must(openInventory({ path }));
    expect(inventory.notices).toHaveLength(1);
    expect(existsSync(`${path}.set-aside`)).toBe(true);
    expect(inventory.reader.estateRows()).toEqual([]);
    inventory.close();
    inventory = must(openInventory({ path }));
    expect(inventory.notices).toEqual([]);
  });

  it('condemns a damaged cache that somebody reads before it was looked through', () => {
    damageTheMiddle();
    inventory = must(openInventory({ path }));
    const told: string[] = [];
    expect(() => inventory.reader.subjects(Array.from({ length: 500 }, (_, index) => `vm-${index}`))).toThrow(
      /malformed/,
    );
    inventory.onDamage((why) => told.push(why));
    expect(told).toHaveLength(1);
    inventory.close();
    inventory = must(openInventory({ path }));
    expect(inventory.notices).toHaveLength(1);
  });

  it('says nothing of a cache that is whole, and looks a table at a time', async () => {
    snapshot('e1.6', first);
    let turns = 0;
    inventory.onDamage((why) => expect.unreachable(why));
    await inventory.check(() => Promise.resolve(void (turns += 1)));
    expect(turns).toBeGreaterThan(5);
  });

  it('stops looking when it is closed', async () => {
    damageTheMiddle();
    inventory = must(openInventory({ path }));
    inventory.onDamage((why) => expect.unreachable(why));
    const looking = inventory.check(() => Promise.resolve());
    inventory.close();
    await looking;
    rmSync(path);
    inventory = must(openInventory({ path }));
  });

  it('shows lines of another version after checking them, and fetches them anew', () => {
    snapshot('e1.6', first);
    inventory.close();
    const raw = new Database(path);
    raw.exec("UPDATE picture SET shape = 'of another version'");
    raw.exec(`UPDATE vm SET text = '{"body":{"id":"vm-a","odd":true}}' WHERE id = 'vm-a'`);
    raw.close();
    inventory = must(openInventory({ path }));
    expect(inventory.notices).toHaveLength(1);
    expect(inventory.writer.cursor()).toBeNull();
    expect(inventory.reader.vm('vm-a')).toBeNull();
    expect(inventory.reader.vm('vm-b')?.name).toBe('beta');
    snapshot('e1.7', first);
    expect(inventory.reader.vm('vm-a')?.name).toBe('alpha');
  });
});

function damageTheMiddle(): void {
  const many = Array.from({ length: 500 }, (_, index) => line(index + 1, 'vm', aVm(`vm-${index}`)));
  snapshot('e1.500', many);
  inventory.close();
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 16_384 * 12, bytes.length - 16_384);
  writeFileSync(path, bytes);
}

describe('a disk that is full', () => {
  it('is told as a failure, and what was there stays', () => {
    snapshot('e1.6', first);
    inventory.close();
    inventory = must(openInventory({ path, pagesMax: 40 }));
    must(inventory.writer.beginSnapshot('big'));
    const big = Array.from({ length: 2_000 }, (_, index) => line(index + 10, 'points', somePoints(`r${index}`, 28)));
    expect(inventory.writer.addToSnapshot(big)).toMatchObject({ ok: false, failure: { kind: 'full', path } });
    expect(inventory.reader.counts().vms).toBe(2);
    expect(inventory.writer.cursor()).toBe('e1.6');
  });
});
