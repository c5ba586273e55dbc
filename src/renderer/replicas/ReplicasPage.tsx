import { useMemo, useState } from 'react';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { EmptyEstate } from '../estate/EmptyEstate.tsx';
import { matchesOf, useFind } from '../estate/find.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { useSelection } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { formatCount, t } from '../ui/text.ts';
import { ReplicaGrid } from './ReplicaGrid.tsx';
import styles from './ReplicasPage.module.css';
import { type Sort, sortedSlots } from './rows.ts';

const cx = classesOf(styles);

/** The list is the map's equal: the same VMs, the same selection, everything reachable by keys. */
export function ReplicasPage() {
  const connection = useCurrentConnection();
  const picture = useCurrentPicture();
  const text = useFind((state) => state.text);
  const count = useSelection((state) => state.count);
  const [sort, setSort] = useState<Sort>({ column: 'state', descending: false });
  const [onlySelected, setOnlySelected] = useState(false);
  const mask = useSelection((state) => state.mask);
  const now = gatewayNow(connection, useNow());
  // The order is made anew every ten seconds, not every second: rows must not jump under the pointer.
  const settledNow = Math.floor(now / 10_000) * 10_000;
  const slots = useMemo(() => {
    if (!picture) return [];
    const matches = matchesOf(picture, text);
    const all = sortedSlots(picture, matches, sort, settledNow);
    return onlySelected ? all.filter((slot) => mask[slot] === 1) : all;
  }, [picture, text, sort, settledNow, onlySelected, mask]);
  if (!connection || !picture || picture.vmIds.length === 0) return <EmptyEstate connection={connection} />;
  return (
    <section className={cx('page')} aria-label={t('list.label')}>
      <div className={cx('head')}>
        <span>
          {text.trim() === ''
            ? t('list.all', { count: formatCount(picture.vmIds.length) })
            : t('list.found', { count: formatCount(slots.length), text })}
        </span>
        {count > 0 && (
          <button
            type="button"
            className={cx('toggle')}
            aria-pressed={onlySelected}
            onClick={() => setOnlySelected(!onlySelected)}
          >
            {t('list.onlySelected', { count: formatCount(count) })}
          </button>
        )}
      </div>
      <ReplicaGrid picture={picture} slots={slots} sort={sort} onSort={setSort} gatewayNow={now} />
    </section>
  );
}
