import { useMemo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { isStale } from '../connections/freshness.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { summarise } from '../estate/summary.ts';
import { selectSlots } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import styles from './MapPage.module.css';

const cx = classesOf(styles);

/** Every state that is on the map, with its word and count. A click selects those VMs. */
export function MapLegend({ picture, gatewayNow }: { readonly picture: EstatePicture; readonly gatewayNow: number }) {
  const stale = isStale(useCurrentConnection());
  const tens = Math.floor(gatewayNow / 5_000) * 5_000;
  const { byMark } = useMemo(() => summarise(picture, tens), [picture, tens]);
  return (
    <ul className={cx('legend', stale && 'stale')} aria-label={t('map.legend')}>
      {byMark.map(({ mark, slots }) => (
        <li key={mark}>
          <button type="button" className={cx('entry')} onClick={() => selectSlots(slots)}>
            <span className={cx('number')}>{formatCount(slots.length)}</span> <StateMark mark={mark} />
            <span className={cx('hidden')}>{t('map.legend.entry', counted(slots.length))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
