import type { Site } from '#shared/domain/index.ts';
import { type Mark, marks } from '../estate/marks.ts';
import type { MarkCounts } from '../estate/summary.ts';
import { counted, formatCount, t } from '../ui/text.ts';

/** What goes on between a production site and the provider. */
export interface SiteFlow {
  /** Which way data goes; `cut` where the site is not heard, `none` where nothing is replicated. */
  readonly direction: 'out' | 'home' | 'cut' | 'none';
  /** How much of the site runs at the provider: none, part of it, all of it. */
  readonly away: 'none' | 'some' | 'all';
  readonly words: string;
}

function sum(counts: MarkCounts, of: readonly Mark[]): number {
  return of.reduce((all, mark) => all + (counts[marks.indexOf(mark)] ?? 0), 0);
}

export function flowOf(counts: MarkCounts, contact: Site['contact']['state']): SiteFlow {
  const all = sum(counts, marks);
  const home = sum(counts, ['ready-to-switch']);
  const away = home + sum(counts, ['failover']);
  const replicated = sum(counts, ['protected', 'no-point', 'behind-2x', 'behind-4x', 'beyond-4x']);
  const isReplicating = contact === 'connected' && replicated > 0;
  const direction = contact === 'lost' ? 'cut' : home > 0 ? 'home' : isReplicating ? 'out' : 'none';
  return {
    direction,
    away: away === 0 ? 'none' : away === all ? 'all' : 'some',
    words: [awayWords(away, all), directionWords(direction, home, away)].filter(Boolean).join(', '),
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
