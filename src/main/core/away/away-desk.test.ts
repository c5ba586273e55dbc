import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awayFile, openInventory, type CheckedLine, type Inventory } from '../store/index.ts';
import { aPlan, aReplica, aSite, aVm, deletion, line } from '../store/testing/lines.ts';
import { AwayDesk } from './away-desk.ts';

let folder: string;
let inventory: Inventory;
let desk: AwayDesk;
let isHeard: boolean;
let told: number;

const log = { info: () => undefined, warn: () => undefined, error: (text: string) => expect.unreachable(text) };

function openDesk(): AwayDesk {
  return new AwayDesk({
    reader: inventory.reader,
    writer: inventory.writer,
    file: awayFile(join(folder, 'away.json')),
    freshness: () => ({ state: isHeard ? 'live' : 'offline', heardAt: inventory.reader.heardAt() }),
    turn: () => Promise.resolve(),
    log,
    changed: () => (told += 1),
  });
}

function open(): void {
  const opened = openInventory({ path: join(folder, 'cache.db') });
  if (!opened.ok) throw new Error(opened.failure.detail);
  inventory = opened.value;
  desk = openDesk();
}

/** The process ends, however, and another one starts over the same files. */
function restart(): void {
  inventory.close();
  open();
  desk.begin();
}

const estate = [
  line(1, 'site', aSite('site-1')),
  line(2, 'vm', aVm('vm-1', { name: 'web' })),
  line(3, 'vm', aVm('vm-2', { name: 'db' })),
  line(4, 'replica', aReplica('rep-1', 'vm-1', { latestPointAt: 100 })),
  line(5, 'replica', aReplica('rep-2', 'vm-2', { latestPointAt: 100 })),
  line(6, 'plan', aPlan('plan-1', { rev: 1 })),
];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'away-'));
  isHeard = true;
  told = 0;
  open();
  desk.begin();
  snapshot(estate, 6, 1_000);
});

afterEach(() => {
  inventory.close();
  rmSync(folder, { recursive: true });
});

function snapshot(lines: readonly CheckedLine[], seq: number, heardAt: number): void {
  inventory.writer.beginSnapshot('s');
  inventory.writer.addToSnapshot(lines);
  inventory.writer.endSnapshot(`e1.${String(seq)}`, heardAt);
}

function commit(heardAt: number, ...lines: readonly CheckedLine[]): void {
  const seq = lines.at(-1)?.line.seq ?? 0;
  inventory.writer.applyChanges(lines, `e1.${String(seq)}`, heardAt);
}

const failedOver = (seq: number) =>
  line(seq, 'replica', aReplica('rep-1', 'vm-1', { state: 'failover', power: 'on', latestPointAt: 100 }));

describe('what changed while nobody was heard', () => {
  it('is nothing after a first sync, and nothing where nothing changed', async () => {
    await desk.settle();
    expect(desk.report).toBeNull();
    desk.begin();
    await desk.settle();
    expect(desk.report).toBeNull();
    expect(told).toBe(0);
  });

  it('is told VM by VM, with what it was and what it is, since the moment that was last heard', async () => {
    desk.begin();
    commit(5_000, failedOver(7));
    await desk.settle();
    expect(desk.report).toMatchObject({
      since: 1_000,
      until: 5_000,
      vms: [
        {
          vmId: 'vm-1',
          name: 'web',
          changes: [
            { what: 'state', from: 'ready', to: 'failover' },
            { what: 'power', from: 'off', to: 'on' },
          ],
        },
      ],
    });
    expect(told).toBe(1);
  });

  it('is not what changes while the provider is heard', async () => {
    desk.begin();
    await desk.settle();
    commit(5_000, failedOver(7));
    await desk.settle();
    expect(desk.report).toBeNull();
  });

  it('is nothing where something came back to where it was', async () => {
    desk.begin();
    commit(4_000, failedOver(7));
    commit(5_000, line(8, 'replica', aReplica('rep-1', 'vm-1', { latestPointAt: 100 })));
    await desk.settle();
    expect(desk.report).toBeNull();
  });

  it('only counts newer restore points, and tells of lost ones', async () => {
    desk.begin();
    commit(
      5_000,
      line(7, 'replica', aReplica('rep-1', 'vm-1', { latestPointAt: 200 })),
      line(8, 'replica', aReplica('rep-2', 'vm-2', { latestPointAt: 50 })),
    );
    await desk.settle();
    expect(desk.report?.newerPoints).toBe(1);
    expect(desk.report?.vms).toMatchObject([{ vmId: 'vm-2', changes: [{ what: 'points-lost', from: 100, to: 50 }] }]);
  });

  it('names VMs that came and went, sites, and plans that others changed', async () => {
    desk.begin();
    const lost = aSite('site-1');
    commit(
      5_000,
      deletion(7, 'vm', 'vm-2'),
      line(8, 'vm', aVm('vm-3', { name: 'new' })),
      line(9, 'site', { ...lost, contact: { ...lost.contact, state: 'lost' } }),
      line(10, 'plan', aPlan('plan-1', { rev: 2 })),
      line(11, 'plan', aPlan('plan-2', { rev: 1 })),
    );
    await desk.settle();
    expect(desk.report).toMatchObject({
      vms: [
        { vmId: 'vm-2', changes: [{ what: 'known', from: true, to: false }] },
        { vmId: 'vm-3', changes: [{ what: 'known', from: false, to: true }] },
      ],
      sites: [{ siteId: 'site-1', from: 'connected', to: 'lost' }],
      plans: [
        { planId: 'plan-1', from: 1, to: 2 },
        { planId: 'plan-2', from: null, to: 1 },
      ],
    });
  });

  it('is the same where a whole new picture tells it', async () => {
    desk.begin();
    const [site, web, , , db] = estate;
    if (!site || !web || !db) throw new Error('the estate is incomplete');
    snapshot([site, web, failedOver(20), db, line(21, 'vm', aVm('vm-3'))], 21, 5_000);
    await desk.settle();
    expect(desk.report?.vms.map(({ vmId }) => vmId).toSorted()).toEqual(['vm-1', 'vm-2', 'vm-3']);
    expect(desk.report?.plans).toMatchObject([{ planId: 'plan-1', from: 1, to: null }]);
  });
});

describe('a console that ends in the middle', () => {
  it('goes on with the same before, whatever of the change it had read', async () => {
    desk.begin();
    commit(4_000, failedOver(7));
    restart();
    commit(5_000, line(8, 'replica', aReplica('rep-2', 'vm-2', { state: 'failover', latestPointAt: 100 })));
    await desk.settle();
    expect(desk.report).toMatchObject({ since: 1_000, vms: [{ vmId: 'vm-2' }, { vmId: 'vm-1' }] });
  });

  it('has the report again, until a person acknowledged it', async () => {
    desk.begin();
    commit(5_000, failedOver(7));
    await desk.settle();
    restart();
    expect(desk.report?.vms).toHaveLength(1);
    expect(desk.acknowledge(5_000).ok).toBe(true);
    expect(desk.report).toBeNull();
    restart();
    expect(desk.report).toBeNull();
  });

  it('sets a report aside that it cannot read', () => {
    writeFileSync(join(folder, 'away.json'), '{"since":"never"}');
    expect(openDesk().report).toBeNull();
    expect(awayFile(join(folder, 'away.json.set-aside')).read()).toMatchObject({ ok: true, value: null });
  });
});

describe('a second loss', () => {
  it('before everything was read keeps the first before', async () => {
    desk.begin();
    commit(4_000, failedOver(7));
    isHeard = false;
    await desk.settle();
    expect(desk.report).toBeNull();
    isHeard = true;
    await desk.settle();
    expect(desk.report).toMatchObject({ since: 1_000, vms: [{ vmId: 'vm-1' }] });
  });

  it('adds to what nobody has acknowledged, and what is undone by it goes', async () => {
    desk.begin();
    commit(4_000, failedOver(7));
    await desk.settle();
    desk.begin();
    commit(6_000, line(8, 'replica', aReplica('rep-2', 'vm-2', { state: 'failover', latestPointAt: 100 })));
    await desk.settle();
    expect(desk.report).toMatchObject({ since: 1_000, until: 6_000 });
    expect(desk.report?.vms).toHaveLength(2);
    desk.begin();
    commit(8_000, line(9, 'replica', aReplica('rep-1', 'vm-1', { latestPointAt: 100 })));
    await desk.settle();
    expect(desk.report?.vms.map(({ vmId }) => vmId)).toEqual(['vm-2']);
    expect(desk.acknowledge(6_000).ok).toBe(true);
    expect(desk.report).not.toBeNull();
  });
});
