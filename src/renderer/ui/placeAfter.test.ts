import { expect, it } from 'vitest';
import { placeAfter } from './placeAfter.ts';

it('goes along a list by keys, and not beyond its ends', () => {
  const led = (key: string, place: number) => placeAfter(key, place, 30, 8);
  expect([led('ArrowDown', 3), led('ArrowUp', 3), led('PageDown', 3), led('PageUp', 13)]).toEqual([4, 2, 11, 5]);
  expect([led('ArrowDown', 29), led('ArrowUp', 0), led('PageDown', 28), led('PageUp', 2)]).toEqual([29, 0, 29, 0]);
  expect([led('Home', 9), led('End', 9), led('x', 9)]).toEqual([0, 29, null]);
});
