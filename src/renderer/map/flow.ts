import type { Site } from '#shared/domain/index.ts';
import { type Mark, marks } from '../estate/marks.ts';
import { counted, formatCount, t } from '../ui/text.ts';

/** What goes on between a production site and the provider. */
export interface SiteFlow {
  /** Which way data goes; `cut` where the site is not heard, `none` where nothing is replicated. */
  readonly direction: 'out' | 'home' | 'cut' | 'none';
  /** How much of the site runs at the provider: none, part of it, all of it. */
  readonly away: 'none' | 'some' | 'all';
  readonly words: string;
}

const indexesOf = (...of: readonly Mark[]): ReadonlySet<number> => new Set(of.map((mark) => marks.indexOf(mark)));

const AWAY = indexesOf('failover', 'ready-to-switch');
const GOING_HOME = indexesOf('ready-to-switch');
const REPLICATING = indexesOf('protected', 'no-point', 'behind-2x', 'behind-4x', 'beyond-4x');

/** Counted from the states of the site's VMs, given as indexes into `marks`. */
export function flowOf(states: readonly number[], contact: Site['contact']['state']): SiteFlow {
  const count = (of: ReadonlySet<number>) => states.filter((state) => of.has(state)).length;
  const away = count(AWAY);
  const home = count(GOING_HOME);
  const isReplicating = contact === 'connected' && count(REPLICATING) > 0;
  const direction = contact === 'lost' ? 'cut' : home > 0 ? 'home' : isReplicating ? 'out' : 'none';
  return {
    direction,
    away: away === 0 ? 'none' : away === states.length ? 'all' : 'some',
    words: [awayWords(away, states.length), directionWords(direction, home, away)].filter(Boolean).join(', '),
  };
}

function awayWords(away: number, all: number): string {
  if (away === 0) return '';
  return away === all
    ? t('map.flow.all', { count: formatCount(all) })
    : t('map.flow.some', { count: formatCount(away), all: formatCount(all) });
}

/** That a lost site sends nothing need not be said where its VMs have long been running elsewhere. */
function directionWords(direction: SiteFlow['direction'], home: number, away: number): string {
  switch (direction) {
    case 'home':
      return t('map.flow.home', counted(home));
    case 'out':
      return away === 0 ? t('map.flow.out') : '';
    case 'cut':
      return away === 0 ? t('map.flow.cut') : '';
    case 'none':
      return '';
  }
}
