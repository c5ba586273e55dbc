import { expect, it } from 'vitest';
import { Crashes, RELOADS_MAX, RELOADS_WITHIN_MS } from './crashes.ts';

it('reloads a window that crashed a few times, not for ever', () => {
  const crashes = new Crashes();
  const reloads = Array.from({ length: RELOADS_MAX + 1 }, (_, index) => crashes.mayReload(index));
  expect(reloads).toEqual([true, true, true, false]);
});

it('forgets crashes of long ago', () => {
  const crashes = new Crashes();
  for (let at = 0; at < 20; at += 1) expect(crashes.mayReload(at * RELOADS_WITHIN_MS)).toBe(true);
});
