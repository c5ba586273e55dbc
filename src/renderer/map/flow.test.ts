import { describe, expect, it } from 'vitest';
import { type Mark, marks } from '../estate/marks.ts';
import { emptyCounts } from '../estate/summary.ts';
import { flowOf } from './flow.ts';

function site(contact: 'connected' | 'lost' | 'unknown', ...states: readonly Mark[]) {
  const counts = emptyCounts();
  for (const state of states) counts[marks.indexOf(state)]! += 1;
  return flowOf(counts, contact);
}

describe('between a site and the provider', () => {
  it('data goes out while the site is heard', () => {
    expect(site('connected', 'protected', 'behind-2x')).toEqual({
      direction: 'out',
      away: 'none',
      words: 'replicates to the provider',
    });
  });

  it('nothing goes where the site is lost, and nothing is promised where that is not known', () => {
    expect(site('lost', 'protected')).toMatchObject({ direction: 'cut', words: 'nothing replicates' });
    expect(site('unknown', 'protected')).toMatchObject({ direction: 'none', words: '' });
  });

  it('part of the site runs at the provider, or all of it', () => {
    expect(site('connected', 'failover', 'protected')).toMatchObject({
      away: 'some',
      words: '1 of 2 run at the provider',
    });
    expect(site('lost', 'failover', 'failover')).toMatchObject({
      direction: 'cut',
      away: 'all',
      words: 'all 2 run at the provider',
    });
  });

  it('data comes home before the switch', () => {
    expect(site('connected', 'ready-to-switch', 'failover', 'protected')).toEqual({
      direction: 'home',
      away: 'some',
      words: '2 of 3 run at the provider, 1 is copied home',
    });
  });
});
