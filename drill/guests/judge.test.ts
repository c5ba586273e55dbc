import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { recordIn, recordsIn } from '../../practice/qemu/records.ts';
import type { DiskRecord } from '../../practice/qemu/records.ts';
import { lostBefore, missingOn, writingAtOnce } from './judge.ts';

const SECOND_MS = 1_000;

function textOf(seq: number, site: string, boot: string, time: number): string {
  const text = `FARSHORE1 seq=${String(seq)} guest=vm-a site=${site} boot=${boot} inc=1 time=${String(time)}`;
  return `${`${text} sum=${createHash('sha256').update(text).digest('hex')}`.padEnd(511)}\n`;
}

/** Records from `from` to `to`, one a second, the first at second `from`. */
function written(site: string, boot: string, from: number, to: number): DiskRecord[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const seq = from + index;
    return recordIn(textOf(seq, site, boot, seq * SECOND_MS))!;
  });
}

const home = written('LON-A', 'b1', 1, 30);

test('a disk is read up to the first place without a whole record', () => {
  const whole = textOf(1, 'LON-A', 'b1', 5) + textOf(2, 'LON-A', 'b1', 6);
  const torn = textOf(3, 'LON-A', 'b1', 7).replace('time=7', 'time=8');
  expect(recordsIn(Buffer.from(whole + '\0'.repeat(512)))).toHaveLength(2);
  expect(recordsIn(Buffer.from(whole + torn))).toHaveLength(2);
  expect(recordsIn(Buffer.from(whole + textOf(4, 'LON-A', 'b1', 7)))).toHaveLength(2);
});

test('what is not at its place unchanged is missing', () => {
  expect(missingOn(home, home.slice(0, 12))).toBe(0);
  expect(missingOn(home.slice(0, 10), home.slice(0, 12))).toBe(2);
  expect(missingOn([...home.slice(0, 10), ...written('Harbour', 'b2', 11, 12)], home.slice(0, 12))).toBe(2);
});

test('what was written well before a point must be in it; what came after is the price of the point', () => {
  expect(lostBefore(30 * SECOND_MS, home, home.slice(0, 25))).toBe(0);
  expect(lostBefore(30 * SECOND_MS, home, home.slice(0, 15))).toBe(4);
});

test('two machines of one VM wrote at once where their records overlap in time', () => {
  const replica = written('Harbour', 'b2', 20, 40);
  expect(writingAtOnce([home, replica])).toBe(1);
  expect(writingAtOnce([home.slice(0, 15), [...home.slice(0, 15), ...replica]])).toBe(0);
  expect(writingAtOnce([home, written('LON-A', 'b3', 20, 40)])).toBe(0);
});
