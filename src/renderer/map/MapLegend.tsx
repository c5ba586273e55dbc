import { useMemo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { isStale } from '../connections/freshness.ts';
import { useCurrentConnection } from '../connections/store.ts';
import type { Mark } from '../estate/marks.ts';
import { slotsUnder, summarise, type Summary } from '../estate/summary.ts';
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
}

/**
 * Everything that the colours tell on this map, with its word and count. A click selects those VMs; as on the map, Shift
 * adds and Alt subtracts.
 */
export function MapLegend({ picture, summary }: Props) {
  const stale = isStale(useCurrentConnection());
  const colouring = useMapView((state) => state.colouring);
  const shown = useMemo(
    () => (colouring === 'state' ? summary : summarise(picture, summary.gatewayNow, colouring)),
    [picture, summary, colouring],
  );
  const choose = (mark: Mark, keys: Parameters<typeof combinationOf>[0]) => {
    chooseSlots(slotsUnder(mark, picture, shown), combinationOf(keys));
  };
  return (
    <ul className={cx('legend', stale && 'stale')} aria-label={t('map.legend')}>
      {shown.byMark.map(({ mark, count }) => (
        <li key={mark}>
          <button
            type="button"
            className={cx('entry')}
            onClick={({ shiftKey, altKey }) => choose(mark, { shift: shiftKey, alt: altKey })}
          >
            <span className={cx('number')}>{formatCount(count)}</span> <StateMark mark={mark} />
            <span className={cx('hidden')}>{t('map.legend.entry', counted(count))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
