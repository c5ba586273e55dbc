import { describe, expect, it } from 'vitest';
import { VM_FLAG, type VmLook, vmLooks } from '#shared/ipc/estate.ts';
import { estateOf } from '../map/testing/estates.ts';
import { type Colouring, colourings } from '#shared/ipc/look.ts';
import { markColumn, shownMarkAt } from './colouring.ts';
import { marks } from './marks.ts';

const DAY_MS = 86_400_000;
const NOW = 1_000 * DAY_MS;

interface Facts {
  readonly look: VmLook;
  readonly pointAgeSeconds?: number;
  readonly testedDaysAgo?: number;
}

function shown(colouring: Colouring, { look, pointAgeSeconds = 0, testedDaysAgo }: Facts): string {
  const picture = estateOf({ lonA: [1] });
  picture.look[0] = vmLooks.indexOf(look);
  picture.latestPointAt[0] = NOW - pointAgeSeconds * 1_000;
  if (testedDaysAgo !== undefined) picture.lastTestedAt[0] = NOW - testedDaysAgo * DAY_MS;
  return shownMarkAt(picture, 0, NOW, colouring);
}

describe('the colours of the map', () => {
  it('tell the state, unless something else is asked for', () => {
    expect(shown('state', { look: 'failover', pointAgeSeconds: 5_000 })).toBe('failover');
  });

  it.each([
    [0, 'protected'],
    [1_000, 'behind-2x'],
    [3_000, 'behind-4x'],
    [4_000, 'beyond-4x'],
  ])('tell the RPO whatever the state: %i s of 900', (pointAgeSeconds, mark) => {
    expect(shown('rpo', { look: 'failover', pointAgeSeconds })).toBe(mark);
  });

  it.each([
    [30, 'tested-lately'],
    [90, 'tested-months-ago'],
    [91, 'tested-long-ago'],
    [undefined, 'never-tested'],
  ])('tell the last drill: %s days ago', (testedDaysAgo, mark) => {
    const facts = testedDaysAgo === undefined ? {} : { testedDaysAgo };
    expect(shown('drill', { look: 'protected', ...facts })).toBe(mark);
  });

  it('tell what stalled in the place of its state, but not of two copies', () => {
    const picture = estateOf({ lonA: [2] });
    picture.look.set([vmLooks.indexOf('working'), vmLooks.indexOf('two-copies')]);
    picture.flags.fill(VM_FLAG.stalled);
    const column = [...markColumn(picture, NOW, 'state')].map((index) => marks[index]);
    expect(column).toEqual(['stalled', 'two-copies']);
    expect([0, 1].map((slot) => shownMarkAt(picture, slot, NOW, 'state'))).toEqual(column);
  });

  it('never hide two copies, and grade nothing that is not protected', () => {
    for (const colouring of ['rpo', 'drill'] as const) {
      expect(shown(colouring, { look: 'two-copies' })).toBe('two-copies');
      expect(shown(colouring, { look: 'unprotected' })).toBe('unprotected');
    }
  });
});

describe('the marks of all VMs', () => {
  it.each(colourings)('are those of each by itself, whatever it looks like: %s', (colouring) => {
    const picture = estateOf({ lonA: [vmLooks.length * 5] });
    const ages = [0, 1_000, 3_000, 4_000, Number.NaN];
    vmLooks.forEach((_look, look) => {
      ages.forEach((seconds, index) => {
        const slot = look * ages.length + index;
        picture.look[slot] = look;
        picture.rpoTargetSeconds[slot] = 900;
        picture.latestPointAt[slot] = NOW - seconds * 1_000;
      });
    });
    const each = Array.from(picture.vmIds, (_id, slot) => marks.indexOf(shownMarkAt(picture, slot, NOW, colouring)));
    expect([...markColumn(picture, NOW, colouring)]).toEqual(each);
    expect([...markColumn(picture, NOW + 1_000_000, 'state')]).not.toEqual([...markColumn(picture, NOW, 'state')]);
  });
});
