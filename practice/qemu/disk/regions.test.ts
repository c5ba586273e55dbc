import { expect, test } from 'vitest';
import { differencesOf } from './copy.ts';
import { BLOCK_BYTES, bytesIn, piecesOf, unionOf } from './regions.ts';

const block = (number: number, count = 1): { start: number; length: number } => ({
  start: number * BLOCK_BYTES,
  length: count * BLOCK_BYTES,
});
const DISK = 100 * BLOCK_BYTES;

test('regions become whole blocks, in order, none twice', () => {
  const written = [{ start: 5 * BLOCK_BYTES + 512, length: 512 }, block(2, 2), { start: 3 * BLOCK_BYTES, length: 10 }];
  expect(unionOf(written, DISK)).toEqual([block(2, 2), block(5)]);
  expect(unionOf([block(2), block(3)], DISK)).toEqual([block(2, 2)]);
  expect(unionOf([], DISK)).toEqual([]);
});

test('the last block ends where the disk does', () => {
  const size = BLOCK_BYTES + 100;
  expect(unionOf([{ start: BLOCK_BYTES + 50, length: 10 }], size)).toEqual([{ start: BLOCK_BYTES, length: 100 }]);
});

test('a long region goes over in pieces that leave nothing out', () => {
  const pieces = [...piecesOf([block(1, 5)], 2 * BLOCK_BYTES)];
  expect(pieces).toEqual([block(1, 2), block(3, 2), block(5)]);
  expect(bytesIn(pieces)).toBe(5 * BLOCK_BYTES);
});

test('what differs is told by the page, neighbours together', () => {
  const here = Buffer.alloc(5 * 4_096);
  const there = Buffer.from(here);
  here[4_096 + 7] = 1;
  here[2 * 4_096] = 1;
  here[5 * 4_096 - 1] = 1;
  expect(differencesOf(here, there)).toEqual([
    { start: 4_096, length: 2 * 4_096 },
    { start: 4 * 4_096, length: 4_096 },
  ]);
  expect(differencesOf(there, Buffer.from(there))).toEqual([]);
});
