import { useMemo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { type Mark, marks, severityOf } from '../estate/marks.ts';
import { momentOf } from '../estate/moment.ts';
import { markAt } from '../estate/vm.ts';
import { type Mask, slotsOf } from '../selection/mask.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { formatCount, t } from '../ui/text.ts';
import styles from './Inspector.module.css';

const cx = classesOf(styles);

/** What was caught, counted by site and by state. */
export function Places({ picture, mask }: { readonly picture: EstatePicture; readonly mask: Mask }) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  const settled = momentOf(now);
  const { sites, states } = useMemo(() => countsOf(picture, mask, settled), [picture, mask, settled]);
  return (
    <section className={cx('section')} aria-label={t('composer.caught')}>
      <ul className={cx('counts')}>
        {sites.map(([name, count]) => (
          <li key={name} className={cx('count')}>
            <span>{name}</span>
            <span className={cx('number')}>{formatCount(count)}</span>
          </li>
        ))}
      </ul>
      <ul className={cx('counts')}>
        {states.map(([mark, count]) => (
          <li key={mark} className={cx('count')}>
            <StateMark mark={mark} />
            <span className={cx('number')}>{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function countsOf(
  picture: EstatePicture,
  mask: Mask,
  gatewayTime: number,
): { readonly sites: readonly (readonly [string, number])[]; readonly states: readonly (readonly [Mark, number])[] } {
  const sites = new Map<string, number>();
  const states = new Map<Mark, number>();
  for (const slot of slotsOf(mask)) {
    const site = picture.sites[picture.siteIndex[slot] ?? -1]?.name ?? t('map.siteUnknown');
    sites.set(site, (sites.get(site) ?? 0) + 1);
    const mark = markAt(picture, slot, gatewayTime);
    states.set(mark, (states.get(mark) ?? 0) + 1);
  }
  return {
    sites: [...sites],
    states: marks
      .flatMap((mark) => {
        const count = states.get(mark);
        return count === undefined ? [] : [[mark, count] as const];
      })
      .sort(([a], [b]) => severityOf(b) - severityOf(a)),
  };
}
