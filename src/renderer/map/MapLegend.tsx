import { useMemo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { isStale } from '../connections/freshness.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { summarise, type Summary } from '../estate/summary.ts';
import { chooseSlots } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import styles from './MapPage.module.css';
import { combinationOf } from '../selection/combination.ts';
import { useMapView } from './view.ts';

const cx = classesOf(styles);

interface Props {
  readonly picture: EstatePicture;
  /** By state. */
  readonly summary: Summary;
  readonly gatewayNow: number;
}

/**
 * Everything that the colours tell on this map, with its word and count. A click selects those VMs; as on the map, Shift
 * adds and Alt subtracts.
 */
export function MapLegend({ picture, summary, gatewayNow }: Props) {
  const stale = isStale(useCurrentConnection());
  const colouring = useMapView((state) => state.colouring);
  const { byMark } = useMemo(
    () => (colouring === 'state' ? summary : summarise(picture, gatewayNow, colouring)),
    [picture, summary, gatewayNow, colouring],
  );
  return (
    <ul className={cx('legend', stale && 'stale')} aria-label={t('map.legend')}>
      {byMark.map(({ mark, slots }) => (
        <li key={mark}>
          <button
            type="button"
            className={cx('entry')}
            onClick={(event) => chooseSlots(slots, combinationOf({ shift: event.shiftKey, alt: event.altKey }))}
          >
            <span className={cx('number')}>{formatCount(slots.length)}</span> <StateMark mark={mark} />
            <span className={cx('hidden')}>{t('map.legend.entry', counted(slots.length))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
