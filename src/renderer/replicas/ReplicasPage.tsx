import { useMemo, useState } from 'react';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { EmptyEstate } from '../estate/EmptyEstate.tsx';
import { matchesOf, useFind } from '../estate/find.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { useSelection } from '../selection/store.ts';
import { useSettled } from '../ui/useSettled.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { formatCount, t } from '../ui/text.ts';
import { ReplicaGrid } from './ReplicaGrid.tsx';
import styles from './ReplicasPage.module.css';
import { type Sort, sortedSlots } from './rows.ts';

const cx = classesOf(styles);

const SETTLE_MS = 5_000;

const keysOfIds = new WeakMap<readonly string[], number>();
let nextKey = 1;

/** Tells one array of ids from another: another means other slots, and an order of the old ones would be wrong. */
function idsKey(vmIds: readonly string[] | undefined): number {
  if (!vmIds) return 0;
  const known = keysOfIds.get(vmIds);
  if (known !== undefined) return known;
  keysOfIds.set(vmIds, nextKey);
  nextKey += 1;
  return nextKey - 1;
}

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
  // The order is made anew every five seconds, not with every fact: rows must not jump under the pointer.
  const settledNow = Math.floor(now / SETTLE_MS) * SETTLE_MS;
  const settled = useSettled(picture, `${picture?.connectionId ?? ''} ${idsKey(picture?.vmIds)} ${settledNow}`);
  const sorted = useMemo(
    () => (settled ? sortedSlots(settled, matchesOf(settled, text), sort, settledNow) : []),
    [settled, text, sort, settledNow],
  );
  const slots = useMemo(
    () => (onlySelected ? sorted.filter((slot) => mask[slot] === 1) : sorted),
    [sorted, onlySelected, mask],
  );
  if (!connection || !picture || picture.vmIds.length === 0) return <EmptyEstate connection={connection} />;
  return (
    <section className={cx('page')} aria-label={t('list.label')}>
      <div className={cx('head')}>
        <h1>
          {text.trim() === ''
            ? t('list.all', { count: formatCount(picture.vmIds.length) })
            : t('list.found', { count: formatCount(slots.length), text })}
        </h1>
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
