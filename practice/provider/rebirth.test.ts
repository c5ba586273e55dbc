import { describe, expect, it } from 'vitest';
import type { Journal } from '../ports.ts';
import { Store } from '../state/store.ts';
import type { JournalEntry } from '../state/store.ts';
import { failoverOrder, TestWorld } from '../testing/world.ts';
import { judgedGenesis } from './first-verdicts.ts';
import { loseSite, newPoint } from './incidents.ts';

const SECOND_MS = 1_000;
const LONG_MS = 600_000;
const silent: Journal = { append: () => undefined, close: () => undefined };

/** A failover that was accepted some seconds ago. */
function worldAtWork(seconds: number): TestWorld {
  const world = new TestWorld();
  loseSite(world.provider, { siteId: 'site-lon-a', sources: 'off', unknown: false });
  world.run('run-1', { start: failoverOrder('erp-app-01') });
  const evidence = world.attest('run-1', 'site-lon-a');
  world.ok('submit', world.orderRequest('run-1', 'start', { evidence }));
  world.clock.advance(seconds * SECOND_MS);
  return world;
}

const rowsOf = (world: TestWorld): unknown[] =>
  world.provider.store.rows().map(({ kind, id, seq, rev, body }) => ({ kind, id, seq, rev, body }));

describe('a provider whose process died', () => {
  it.each([0, 2, 60, 900])('is the same again and goes on, %i s after an acceptance', (seconds) => {
    const before = worldAtWork(seconds);
    const [rows, meta] = [rowsOf(before), before.provider.store.record('meta', 'meta')];
    const head = before.provider.store.head;
    const after = before.reborn();
    expect(after.provider.store.record('meta', 'meta')).toEqual(meta);
    const old = rowsOf(after).filter((row) => (row as { seq: number }).seq <= head);
    expect(old.length).toBeGreaterThan(rows.length - 10);
    expect(rows).toEqual(expect.arrayContaining(old));
    after.clock.advance(LONG_MS);
    expect(after.replica('erp-app-01')).toMatchObject({ state: 'failover', claimedByRunId: 'run-1' });
    expect([...after.provider.store.records('effect').values()]).toHaveLength(1);
  });

  it('knows the key of an order that it had accepted', () => {
    const before = worldAtWork(2);
    const [operation] = before.ok('operations', { query: { key: 'run-1/start/1' } }).operations;
    const after = before.reborn();
    expect(after.ok('operations', { query: { key: 'run-1/start/1' } }).operations[0]?.id).toBe(operation?.id);
    expect(after.ok('run', { params: { id: 'run-1' } }).decisions).toHaveLength(1);
  });
});

describe('a checkpoint', () => {
  it('makes the same store again, with the last changes still there for consoles', () => {
    const world = worldAtWork(900);
    newPoint(world.provider, 'rep-crm-app-01');
    const { store } = world.provider;
    const entries = [...store.checkpoint(5)].map((entry) => JSON.parse(JSON.stringify(entry)) as JournalEntry);
    const again = new Store(judgedGenesis(world.genesis), silent);
    for (const entry of entries) again.load(entry);
    expect(again.head).toBe(store.head);
    expect(again.rows().map(({ id, seq }) => [id, seq])).toEqual(store.rows().map(({ id, seq }) => [id, seq]));
    expect(again.rows().map((row) => again.text(row))).toEqual(store.rows().map((row) => store.text(row)));
    expect(again.log.floor).toBe(store.head - 5);
    expect(again.log.line(store.head)).toBe(store.log.line(store.head));
    expect([...again.records('work').keys()]).toEqual([...store.records('work').keys()]);
  });
});
