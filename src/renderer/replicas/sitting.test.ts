import { beforeEach, describe, expect, it } from 'vitest';
import { foldedIn, foldPlaces, useSitting } from './sitting.ts';

const folded = (narrowing: string) => [...foldedIn(useSitting.getState(), narrowing)];

describe('what is folded in the list', () => {
  beforeEach(() => useSitting.setState(useSitting.getInitialState(), true));

  it('is whole and narrowed apart: what was found is open', () => {
    foldPlaces('', ['site a', 'site b'], true);
    foldPlaces('', ['site b'], false);
    expect(folded('')).toEqual(['site a']);
    expect(folded('erp')).toEqual([]);
  });

  it('is forgotten with the narrowing that it was folded in', () => {
    foldPlaces('', ['site a'], true);
    foldPlaces('erp', ['host 1'], true);
    expect(folded('erp')).toEqual(['host 1']);
    foldPlaces('erp db', ['host 2'], true);
    expect(folded('erp')).toEqual([]);
    expect(folded('')).toEqual(['site a']);
  });
});
