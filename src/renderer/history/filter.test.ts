import { expect, test } from 'vitest';
import type { HistoryRun } from '#shared/ipc/index.ts';
import { choicesOf, listed, newestFirst, noFilter, type HistoryFilter, type Sort } from './filter.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;

const run = (runId: string, different: Partial<HistoryRun> = {}): HistoryRun => ({
  ...{ runId, title: runId, verb: 'failover', ending: 'completed', createdBy: 'Ann', createdAt: NOW - DAY },
  ...{ endedAt: NOW, toldBy: 'journal', planId: null, vms: 1, done: 1, rtoMs: 1, rtoLate: 0, rpoMs: 1, rpoLate: 0 },
  ...different,
});

const runs = [
  run('test of ERP', { verb: 'test-failover', createdAt: NOW - 40 * DAY, rtoMs: null, planId: 'p1' }),
  run('loss of LON-A', { ending: 'partly', createdAt: NOW - 2 * DAY, rtoMs: 90_000 }),
  run('undo', { verb: 'undo-failover', createdBy: null, rtoMs: 5_000 }),
];
const ids = (filter: Partial<HistoryFilter>, sort: Sort = newestFirst): readonly string[] =>
  listed(runs, { ...noFilter, ...filter }, sort, NOW, (planId) => (planId === 'p1' ? 'Full site' : '')).map(
    ({ runId }) => runId,
  );

test('the newest stands first, until another column is chosen', () => {
  expect(ids({})).toEqual(['undo', 'loss of LON-A', 'test of ERP']);
  expect(ids({}, { column: 'rtoMs', descending: true })).toEqual(['loss of LON-A', 'undo', 'test of ERP']);
});

test('what is not known stands last, whichever way the rest goes', () => {
  expect(ids({}, { column: 'rtoMs', descending: false }).at(-1)).toBe('test of ERP');
  expect(ids({}, { column: 'createdBy', descending: true }).at(-1)).toBe('undo');
});

test('it is narrowed by verb, ending, person and time, and by every word of title, person and plan', () => {
  expect(ids({ verb: 'test-failover' })).toEqual(['test of ERP']);
  expect(ids({ ending: 'partly' })).toEqual(['loss of LON-A']);
  expect(ids({ who: 'Ann' })).toHaveLength(2);
  expect(ids({ days: 30 })).toEqual(['undo', 'loss of LON-A']);
  expect(ids({ search: 'ann erp' })).toEqual(['test of ERP']);
  expect(ids({ search: 'full SITE' })).toEqual(['test of ERP']);
});

test('only what some run has can be chosen', () => {
  expect(choicesOf(runs)).toEqual({
    verbs: ['failover', 'test-failover', 'undo-failover'],
    endings: ['completed', 'partly'],
    people: ['Ann'],
  });
});
