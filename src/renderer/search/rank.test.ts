import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { best, ranked, rankOf, wordsTyped } from './rank.ts';

const found = (typed: string, titles: readonly string[]): readonly string[] =>
  best(
    ranked(titles, (title) => rankOf(wordsTyped(typed), title)),
    10,
  ).map(({ item }) => item);

describe('what a person typed', () => {
  it('finds the whole name first, then beginnings, then words, then what is inside', () => {
    const names = ['old-web-01', 'cobweb-01', 'web', 'web-01', 'dc-01'];
    expect(found('web', names)).toEqual(['web', 'web-01', 'old-web-01', 'cobweb-01']);
  });

  it('finds letters that are scattered over a name, last', () => {
    expect(found('ea1', ['erp-app-01', 'erp-db-01', 'sea1'])).toEqual(['sea1', 'erp-app-01']);
    expect(found('pp1', ['erp-app-01'])).toEqual([]);
  });

  it('must be found with every word, in any order', () => {
    expect(found('01 app', ['erp-app-01', 'erp-app-02', 'dc-01'])).toEqual(['erp-app-01']);
  });

  it('does not care for accents and capitals', () => {
    expect(found('HOHE', ['Höhe', 'Tiefe'])).toEqual(['Höhe']);
  });

  it('is found in what stands beside the name as well, after the names', () => {
    expect(rankOf(['lon'], 'erp-app-01', 'lon-a host-1')).toBeGreaterThan(0);
    expect(rankOf(['lon'], 'erp-app-01', 'lon-a host-1')).toBeLessThan(rankOf(['lon'], 'alon'));
  });

  it('finds nothing when it is nothing', () => {
    expect(found('  ', ['a'])).toEqual([]);
  });

  it('finds every name by itself first among others, and keeps the order of equals', () => {
    const name = fc.stringMatching(/^[a-z]{1,6}-[0-9]{2}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), (names) => {
        for (const one of names) expect(found(one, names)[0]).toBe(one);
        const alike = names.map((item) => ({ item, rank: 1 }));
        expect(best(alike, 20)).toEqual(alike);
      }),
    );
  });
});
