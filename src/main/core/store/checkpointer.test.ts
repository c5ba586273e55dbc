import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInventory, type Inventory } from './inventory/open.ts';
import type { StoreResult } from './ports.ts';
import { aVm, line, somePoints } from './testing/lines.ts';

let folder: string;
let path: string;
let inventory: Inventory;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpointer-'));
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

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** However long the disk takes: the test's own limit is the net. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(20);
}

/** Some 1 MB of points in each batch. */
function batch(number: number) {
  return Array.from({ length: 250 }, (_, index) => {
    const seq = number * 250 + index + 1;
    return line(seq, 'points', somePoints(`rep-${seq}`, 28));
  });
}

async function bringIn(batches: number, between: () => void = () => undefined): Promise<void> {
  must(inventory.writer.beginSnapshot('s'));
  for (let number = 0; number < batches; number += 1) {
    must(inventory.writer.addToSnapshot(batch(number)));
    between();
    await pause(2);
  }
  must(inventory.writer.endSnapshot(`e1.${batches * 250}`, 1));
}

describe('the log of the cache', () => {
  it('is moved into the database while it is written, and cut back once all is moved', async () => {
    await bringIn(20);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(16_000_000);
    await until(() => statSync(path).size > 20_000_000);
    let vms = 0;
    await until(() => {
      vms += 1;
      const seq = 5_000 + vms;
      must(inventory.writer.applyChanges([line(seq, 'vm', aVm(`vm-${seq}`))], `e1.${seq}`, seq));
      return statSync(`${path}-wal`).size <= 16_000_000;
    });
    expect(inventory.reader.counts()).toEqual({ vms, replicas: 0, restorePoints: 5_000 * 28 });
  });

  it('and the database are whole together at every moment', async () => {
    const copy = join(folder, 'copy.db');
    let checked = 0;
    await bringIn(12, () => {
      copyFileSync(path, copy);
      copyFileSync(`${path}-wal`, `${copy}-wal`);
      const found = new Database(copy);
      expect(found.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(found.prepare('SELECT count(*) FROM points').pluck().get()).toBe((checked + 1) * 250);
      found.close();
      checked += 1;
    });
    expect(checked).toBe(12);
  });

  it('is left alone when the cache is closed in the middle of a round', async () => {
    must(inventory.writer.beginSnapshot('s'));
    for (let number = 0; number < 6; number += 1) must(inventory.writer.addToSnapshot(batch(number)));
    inventory.close();
    await pause(50);
    inventory = must(openInventory({ path }));
    expect(inventory.notices).toEqual([]);
    await bringIn(2);
    expect(inventory.reader.counts().restorePoints).toBe(500 * 28);
  });
});
