import { expect, test } from 'vitest';
import { drillScore, type Exercise } from './drill-score.ts';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;
const members = new Set(['a', 'b', 'c', 'd']);
const good = (vmId: string, different: Partial<Exercise> = {}): Exercise => ({
  ...{ vmId, at: NOW - DAY, ok: true, inTime: true, inRpo: true },
  ...different,
});

test('all of them tested, in time and from young data: 100', () => {
  expect(
    drillScore(
      members,
      [...members].map((vmId) => good(vmId)),
      NOW,
    ),
  ).toEqual({
    ...{ score: 100, members: 4, tested: 4, inTime: 4, inRpo: 4 },
  });
});

test('it is the product of the three shares', () => {
  const exercises = [good('a'), good('b', { inTime: false }), good('c', { inRpo: false })];
  expect(drillScore(members, exercises, NOW)).toEqual({ score: 33, members: 4, tested: 3, inTime: 2, inRpo: 2 });
});

test('only the newest start of a member counts, and only of the last 90 days', () => {
  const failedSince = good('a', { at: NOW - DAY, ok: false });
  expect(drillScore(members, [good('a', { at: NOW - 2 * DAY }), failedSince], NOW).tested).toBe(0);
  expect(drillScore(members, [good('a', { at: NOW - 90 * DAY })], NOW).tested).toBe(0);
  expect(drillScore(members, [good('a', { at: NOW - 89 * DAY })], NOW).tested).toBe(1);
});

test('at an earlier moment what came later had not happened', () => {
  expect(drillScore(members, [good('a')], NOW - 2 * DAY).tested).toBe(0);
});

test('VMs of no plan do not count, and without plans there is no score', () => {
  expect(drillScore(members, [good('stranger')], NOW)).toMatchObject({ score: 0, tested: 0 });
  expect(drillScore(new Set(), [good('a')], NOW).score).toBeNull();
});
