import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine, countOf, maskOf, sameMask, slotsOf, toggled } from './mask.ts';

const slots = fc.uniqueArray(fc.nat(49), { maxLength: 50 });

describe('a selection', () => {
  it('adds and subtracts as sets do', () => {
    fc.assert(
      fc.property(slots, slots, (before, caught) => {
        const a = maskOf(50, before);
        const b = maskOf(50, caught);
        const sorted = (set: ReadonlySet<number>) => [...set].sort((x, y) => x - y);
        expect(slotsOf(combine(a, b, 'add'))).toEqual(sorted(new Set([...before, ...caught])));
        expect(slotsOf(combine(a, b, 'subtract'))).toEqual(sorted(new Set(before.filter((s) => !caught.includes(s)))));
        expect(slotsOf(combine(a, b, 'replace'))).toEqual(sorted(new Set(caught)));
        expect(countOf(a)).toBe(before.length);
      }),
    );
  });

  it('toggles one and forgets it when toggled again', () => {
    const before = maskOf(5, [1, 3]);
    expect(slotsOf(toggled(before, 2))).toEqual([1, 2, 3]);
    expect(sameMask(toggled(toggled(before, 3), 3), before)).toBe(true);
  });

  it('ignores slots that are not there', () => {
    expect(slotsOf(maskOf(3, [-1, 1, 9]))).toEqual([1]);
  });
});
