import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { isSignedBy } from '../report/evidence/keys.ts';
import { installationOf } from '../report/evidence/testing/installation.ts';
import { receiptOf } from '../report/evidence/testing/receipt.ts';
import { openJournal } from '../store/index.ts';
import { sealText } from '../store/journal/seal.ts';
import type { RunEvent } from './events.ts';
import { readRun } from './journal-codec.ts';
import { DeskWorld } from './testing/desk-world.ts';
import type { MemoryJournal } from './testing/memory-journal.ts';

const RUN = 'run-1';
const ARMED_MS = 12_000;

let world: DeskWorld;

beforeEach(async () => {
  world = new DeskWorld();
  world.arm(world.failoverPlan(['a']));
  await world.clock.pass(ARMED_MS);
});

const events = (of: MemoryJournal = world.journal): RunEvent[] =>
  of.records.map(({ text }) => JSON.parse(text) as RunEvent);
const types = (): string[] => events().map(({ type }) => type);
const kept = (): Extract<RunEvent, { type: 'receipt-kept' }> | undefined =>
  events().find((event) => event.type === 'receipt-kept');

async function finish(): Promise<void> {
  for (const step of ['net', 'a']) {
    world.provider.effect(step);
    await world.clock.pass(2_000);
  }
  await world.clock.pass(10_000);
}

describe('the end of a run', () => {
  it('names the chain head before it, and keeps what the gateway gave for it', async () => {
    await finish();
    expect(types().slice(-4)).toEqual(['ending-begun', 'ended', 'receipt-kept', 'sealed']);
    const head = kept()?.receipt.chainHead ?? '';
    expect(world.journal.recordsUpTo(RUN, head)).toEqual({ ok: true, value: types().indexOf('ending-begun') + 1 });
    expect(world.desk.state(RUN)?.receipt).toEqual(kept()?.receipt);
  });

  it('is signed by the installation, over everything before the signature', async () => {
    await finish();
    const last = events().at(-1);
    if (last?.type !== 'sealed') throw new Error('not sealed');
    const { seal } = last;
    expect(world.journal.recordsUpTo(RUN, seal.chainHead)).toEqual({ ok: true, value: types().length - 1 });
    expect(seal.records).toBe(types().length - 1);
    const key = await installationOf(1).key();
    expect(seal).toMatchObject({ installationId: key.id, publicKey: key.publicKey });
    expect(isSignedBy(key.publicKey, sealText(RUN, seal), seal.signature)).toBe(true);
    expect(isSignedBy(key.publicKey, sealText('run-2', seal), seal.signature)).toBe(false);
  });

  it('has its receipt though the reply to it was lost', async () => {
    world.provider.losesEndReply = true;
    await finish();
    expect(types().filter((type) => type === 'ended')).toHaveLength(1);
    expect(kept()?.receipt.runId).toBe(RUN);
  });

  it('has none where the gateway gives none, and says so by its absence', async () => {
    world.provider.givesReceipts = false;
    await finish();
    expect(types().slice(-2)).toEqual(['ended', 'sealed']);
    expect(await world.desk.fetchReceipt(RUN)).toBe(false);
  });
});

describe('a receipt that was not there at the end', () => {
  const head = (): string => {
    const end = world.journal.end(RUN);
    return end.ok ? end.value.head : '';
  };
  /** The run was ended with this console's head, and nothing came of the receipt then. */
  async function missed(): Promise<string> {
    world.provider.givesReceipts = false;
    await finish();
    return head();
  }
  const gives = (chainHead: string): void => {
    const run = world.provider.run_;
    if (run === null) throw new Error('no run');
    world.provider.run_ = { ...run, receipt: receiptOf({ runId: RUN, chainHead, at: 1 }) };
  };

  it('is fetched from the stored run later, once', async () => {
    const before = await missed();
    gives(before);
    expect(await world.desk.fetchReceipt(RUN)).toBe(true);
    expect(await world.desk.fetchReceipt(RUN)).toBe(true);
    expect(types().filter((type) => type === 'receipt-kept')).toHaveLength(1);
  });

  it('is taken from the feed when it comes', async () => {
    gives(await missed());
    world.provider.runEnds('completed');
    expect(types().at(-1)).toBe('receipt-kept');
  });

  it('is not fetched while the gateway is away, and never made up', async () => {
    gives(await missed());
    world.provider.silent = true;
    expect(await world.desk.fetchReceipt(RUN)).toBe(false);
    expect(kept()).toBeUndefined();
  });

  it('is left alone where it is over another console’s journal, or of another run', async () => {
    const before = await missed();
    gives('f'.repeat(64));
    expect(await world.desk.fetchReceipt(RUN)).toBe(false);
    const run = world.provider.run_;
    if (run === null) throw new Error('no run');
    world.provider.run_ = { ...run, receipt: receiptOf({ runId: 'run-2', chainHead: before, at: 1 }) };
    expect(await world.desk.fetchReceipt(RUN)).toBe(false);
    expect(kept()).toBeUndefined();
  });
});

describe('a journal with what follows the end', () => {
  it('is read back whole after a restart, and nothing is signed again', async () => {
    await finish();
    const before = world.desk.state(RUN);
    const records = world.journal.records.length;
    world.restart();
    await world.clock.pass(5_000);
    expect(world.desk.state(RUN)).toEqual(before);
    expect(world.journal.records).toHaveLength(records);
  });

  it('of a time without receipts opens as it was', () => {
    const folder = mkdtempSync(join(tmpdir(), 'old-journal-'));
    const path = join(folder, 'journal.sqlite');
    copyFileSync(join(import.meta.dirname, '..', 'store', 'testing', 'journals', 'ended-without-receipt.sqlite'), path);
    const opened = openJournal({ path });
    if (!opened.ok) throw new Error(opened.failure.detail);
    try {
      const runs = opened.value.runs();
      const read = readRun(opened.value, runs.ok ? (runs.value[0]?.runId ?? '') : '', 0);
      expect(read?.damaged).toBe(false);
      expect(read?.run).toMatchObject({
        stage: { is: 'ended', ending: 'completed' },
        receipt: null,
        sealedAt: null,
      });
      expect([...(read?.run.steps ?? [])].map(({ is }) => is)).toEqual(Array(5).fill('observed'));
    } finally {
      opened.value.close();
      rmSync(folder, { recursive: true });
    }
  });
});
