import { useMemo } from 'react';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { EmptyEstate } from '../estate/EmptyEstate.tsx';
import { filtered, isEmptyFilter, useFilter } from '../estate/filter.ts';
import { matchesOf, useFind } from '../estate/find.ts';
import { momentOf } from '../estate/moment.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { usePlanGroups } from '../estate/planGroups.ts';
import { countOf, within } from '../selection/mask.ts';
import { useSelection } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { counted, t } from '../ui/text.ts';
import { useSettled } from '../ui/useSettled.ts';
import { useNarrow } from '../ui/useNarrow.ts';
import { columnsWhereNarrow } from './columns.ts';
import { ListHead } from './ListHead.tsx';
import { ReplicaGrid } from './ReplicaGrid.tsx';
import styles from './ReplicasPage.module.css';
import { orderOf } from './rows.ts';
import { showOnlySelected, useSitting } from './sitting.ts';
import { treeOf } from './tree.ts';
import { useFolded } from './useFolded.ts';
import { sortRows, useListView } from './view.ts';

const cx = classesOf(styles);

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
  const mask = useSelection((state) => state.mask);
  const isNarrow = useNarrow();
  const { shown, isGrouped, sort } = useListView();
  const onlySelected = useSitting((state) => state.onlySelected);
  const filter = useFilter((state) => state.filter);
  const plans = usePlanGroups(connection?.id ?? '', filter.plan.size > 0);
  const now = gatewayNow(connection, useNow());
  // The order is made anew every five seconds, not with every fact: rows must not jump under the pointer.
  const settledNow = momentOf(now);
  const settled = useSettled(picture, `${picture?.connectionId ?? ''} ${idsKey(picture?.vmIds)} ${settledNow}`);
  const onlyMask = onlySelected ? mask : null;
  const matches = useMemo(
    () => settled && filtered(matchesOf(settled, text), filter, { picture: settled, plans, gatewayNow: settledNow }),
    [settled, text, filter, plans, settledNow],
  );
  const tree = useMemo(
    () => settled && treeOf(settled, orderOf(settled, within(matches, onlyMask), sort, settledNow), isGrouped),
    [settled, matches, onlyMask, sort, settledNow, isGrouped],
  );
  const isNarrowed = text.trim() !== '' || !isEmptyFilter(filter) || onlySelected;
  const chosen = Object.values(filter).flatMap((values) => [...values]);
  const { folded, fold } = useFolded(isNarrowed ? `${text} ${chosen.join()} ${onlySelected}` : '');
  if (!connection || !picture || !tree || picture.vmIds.length === 0) return <EmptyEstate connection={connection} />;
  return (
    <section className={cx('page')} aria-label={t('list.label')}>
      <ListHead
        picture={picture}
        tree={tree}
        text={text}
        matching={matches === null ? picture.vmIds.length : countOf(matches)}
        selected={count}
        onlySelected={onlySelected}
        onOnlySelected={showOnlySelected}
        onFold={fold}
        gatewayNow={now}
      />
      <ReplicaGrid
        picture={picture}
        tree={tree}
        folded={folded}
        onFold={fold}
        shown={isNarrow ? columnsWhereNarrow : shown}
        onSort={sortRows}
        gatewayNow={now}
      />
      <p role="status" className={cx('voice')}>
        {t('map.selected', counted(count))}
      </p>
    </section>
  );
}
