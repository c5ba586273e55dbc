import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VM_FLAG, type EstateDelta } from '#shared/ipc/index.ts';
import { committedChange } from '../gateway/feed/committed.ts';
import { TestClock } from '../gateway/testing/clock.ts';
import { openInventory, type Inventory } from '../store/inventory/open.ts';
import type { CheckedLine } from '../store/ports.ts';
import { aReplica, aSite, aVm, line } from '../store/testing/lines.ts';
import { DeltaFeed } from './delta-feed.ts';

let folder: string;
let inventory: Inventory;
let clock: TestClock;
let feed: DeltaFeed;
let told: EstateDelta[];
let stalled: ReadonlySet<string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deltas-'));
  const opened = openInventory({ path: join(folder, 'cache.db') });
  if (!opened.ok) throw new Error(opened.failure.detail);
  inventory = opened.value;
  const lost = aSite('site-1');
  inventory.writer.beginSnapshot('s');
  inventory.writer.addToSnapshot([
    line(1, 'site', { ...lost, contact: { ...lost.contact, state: 'lost' } }),
    line(2, 'vm', aVm('vm-1')),
    line(3, 'vm', aVm('vm-2')),
    line(4, 'replica', aReplica('rep-1', 'vm-1', { state: 'failover', power: 'on' })),
    line(5, 'replica', aReplica('rep-2', 'vm-2')),
  ]);
  inventory.writer.endSnapshot('e1.5', 1);
  clock = new TestClock();
  told = [];
  stalled = new Set();
  feed = new DeltaFeed(
    'c-1',
    inventory.reader,
    clock,
    (delta) => told.push(delta),
    () => stalled,
  );
});

afterEach(() => {
  feed.close();
  inventory.close();
  rmSync(folder, { recursive: true });
});

function commit(...lines: readonly CheckedLine[]): readonly EstateDelta[] {
  const seq = lines.at(-1)?.line.seq ?? 0;
  inventory.writer.applyChanges(lines, `e1.${String(seq)}`, seq);
  feed.changed(lines.map(committedChange));
  clock.advance(1_000);
  return told.splice(0);
}

describe('a site that is heard again', () => {
  it('shows at once where both copies were told as on, and says nothing of the others', () => {
    expect(commit(line(6, 'site', aSite('site-1')))).toMatchObject([
      { kind: 'rows', rows: [{ vmId: 'vm-1', look: 'two-copies' }], sites: [{ id: 'site-1' }] },
    ]);
    const lost = aSite('site-1');
    expect(commit(line(7, 'site', { ...lost, contact: { ...lost.contact, state: 'lost' } }))).toMatchObject([
      { rows: [{ vmId: 'vm-1', look: 'failover' }] },
    ]);
  });

  it('costs no rows when it merely reports', () => {
    commit(line(6, 'site', aSite('site-1')));
    const again = aSite('site-1');
    expect(commit(line(7, 'site', { ...again, contact: { ...again.contact, lastReportAt: 9 } }))).toMatchObject([
      { kind: 'rows', rows: [], sites: [{ contact: { lastReportAt: 9 } }] },
    ]);
  });

  it('is known after a new picture as well', () => {
    inventory.writer.beginSnapshot('s2');
    inventory.writer.addToSnapshot([line(8, 'site', aSite('site-1')), line(9, 'vm', aVm('vm-1'))]);
    inventory.writer.endSnapshot('e1.9', 9);
    feed.replaced();
    clock.advance(1_000);
    expect(told.splice(0)).toMatchObject([{ kind: 'reset' }]);
    const both = aReplica('rep-1', 'vm-1', { state: 'failover', power: 'on' });
    expect(commit(line(10, 'replica', both))).toMatchObject([{ rows: [{ vmId: 'vm-1', look: 'two-copies' }] }]);
  });
});

describe('a VM of which an order shows no effect', () => {
  const run = (...vmIds: readonly string[]): readonly EstateDelta[] => {
    stalled = new Set(vmIds);
    feed.runChanged();
    clock.advance(1_000);
    return told.splice(0);
  };
  const isStalled = (delta: EstateDelta | undefined): boolean =>
    delta?.kind === 'rows' && ((delta.rows[0]?.flags ?? 0) & VM_FLAG.stalled) !== 0;

  it('is told though nothing was committed, and told again when it is not so any more', () => {
    const version = inventory.reader.version();
    const [stalls] = run('vm-2');
    expect(stalls).toMatchObject({ kind: 'rows', fromVersion: version, version, rows: [{ vmId: 'vm-2' }] });
    expect([stalls, ...run()].map(isStalled)).toEqual([true, false]);
  });

  it('is told once, however often its run changes', () => {
    run('vm-2');
    expect(run('vm-2')).toEqual([]);
  });
});

describe('an appliance', () => {
  it('tells how what runs at the provider is joined to the network, with no rows', () => {
    const appliance = {
      id: 'net-1',
      siteId: 'cloud',
      name: 'appliance',
      power: 'on',
      scope: 'partial-site',
      connectivity: 'connected',
      changedBy: null,
    } as const;
    expect(commit(line(6, 'appliance', appliance))).toMatchObject([{ rows: [], networkScope: 'partial-site' }]);
    expect(commit(line(7, 'appliance', { ...appliance, scope: null }))).toMatchObject([{ networkScope: null }]);
  });
});

describe('a feed of deltas that was closed', () => {
  it('tells nothing more, though changes still come', () => {
    feed.close();
    expect(commit(line(6, 'vm', aVm('vm-1', { name: 'late' })))).toEqual([]);
  });
});
