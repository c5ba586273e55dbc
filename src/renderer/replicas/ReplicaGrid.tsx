import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { goToVm } from '../app/navigation.ts';
import { useWorkFocus } from '../app/useWorkFocus.ts';
import { isStale } from '../connections/freshness.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { combine, maskOf } from '../selection/mask.ts';
import { clearSelection, select, useSelection } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { pressIn } from '../ui/partKeys.ts';
import { formatCount, t } from '../ui/text.ts';
import { AnyRow, rowId } from './AnyRow.tsx';
import type { Column } from './columns.ts';
import { layoutOf } from './columns.ts';
import { GridHeader } from './GridHeader.tsx';
import { type ListHere, listKeys } from './keys.ts';
import { moveOf } from './listKeys.ts';
import styles from './ReplicaGrid.module.css';
import type { Sort } from './rows.ts';
import { useSitting } from './sitting.ts';
import { chosenIn, groupOfRow, groupsAround, rowsOf, type Tree } from './tree.ts';
import { useGridSelection } from './useGridSelection.ts';

const cx = classesOf(styles);
const ROW_PX = 28;
const HEADER_PX = 30;

interface Props {
  readonly picture: EstatePicture;
  readonly tree: Tree;
  readonly folded: ReadonlySet<string>;
  readonly onFold: (keys: readonly string[], isFolded: boolean) => void;
  readonly shown: readonly Column[];
  readonly onSort: (sort: Sort) => void;
  readonly gatewayNow: number;
}

/** Ten thousand rows, of which those in view exist. One stop of the Tab key; the arrows do the rest. */
export function ReplicaGrid({ picture, tree, folded, onFold, shown, onSort, gatewayNow }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const mask = useSelection((state) => state.mask);
  const count = useSelection((state) => state.count);
  const focus = useSelection((state) => state.focus);
  const onlySelected = useSitting((state) => state.onlySelected);
  const stale = isStale(useCurrentConnection());
  const rows = useMemo(() => rowsOf(tree, folded), [tree, folded]);
  const chosen = useMemo(() => chosenIn(tree, mask), [tree, mask]);
  const selection = useGridSelection(tree, rows, folded);
  const { place } = selection;
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollPaddingStart: HEADER_PX,
  });

  useWorkFocus(scroller);
  const shownFocus = useRef(-1);
  useEffect(() => {
    // Who comes from the map or from the find field finds the VM unfolded and in view.
    if (focus < 0 || shownFocus.current === focus || selection.isOnGroup) return;
    const hiding = groupsAround(tree, focus).filter(({ key }) => folded.has(key));
    if (hiding.length > 0) {
      onFold(
        hiding.map(({ key }) => key),
        false,
      );
    } else if (place >= 0) {
      shownFocus.current = focus;
      virtual.scrollToIndex(place, { align: 'auto' });
    }
  }, [focus, folded, onFold, place, selection.isOnGroup, tree, virtual]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const here: ListHere = {
      move,
      toggle: () => selection.toggle(place),
      selectAll: () => select(combine(mask, maskOf(mask.length, tree.order.slots), 'add')),
      enter: () => enter(place),
      clear: clearSelection,
    };
    pressIn(listKeys, here, event);
  };

  const move = (key: string, extend: boolean): boolean => {
    const seenPx = (scroller.current?.clientHeight ?? 0) - HEADER_PX;
    const page = Math.max(1, Math.floor(seenPx / ROW_PX) - 1);
    const next = moveOf(key, { rows, tree, folded, place, page });
    if (next?.kind === 'go') {
      selection.goTo(next.place, extend);
      virtual.scrollToIndex(next.place);
    } else if (next) onFold(next.keys, next.kind === 'fold');
    return next !== null;
  };

  const enter = (at: number) => {
    const row = rows[at];
    if (row === undefined) return;
    const group = tree.groups[groupOfRow(row)];
    if (group) onFold([group.key], !folded.has(group.key));
    else goToVm(picture.vmIds[row] ?? '');
  };

  const onRowClick = (at: number, event: MouseEvent) => {
    const on = (mark: string) => event.target instanceof Element && event.target.closest(`[data-${mark}]`) !== null;
    scroller.current?.focus({ preventScroll: true });
    if (on('fold')) {
      selection.goTo(at, false);
      enter(at);
    } else if (event.shiftKey) selection.goTo(at, true);
    else if (on('check') || event.ctrlKey || event.metaKey) {
      selection.goTo(at, false);
      selection.toggle(at);
    } else selection.selectOnly(at);
  };

  const { template, minPx } = layoutOf(shown);
  return (
    <div
      ref={scroller}
      className={cx('grid')}
      style={{ '--columns': template, '--columns-px': `${minPx}px` } as CSSProperties}
      role="treegrid"
      aria-label={t('list.grid', { count: formatCount(tree.order.slots.length) })}
      aria-rowcount={rows.length + 1}
      aria-colcount={shown.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={place < 0 ? undefined : rowId(rows[place] ?? 0)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <GridHeader shown={shown} slots={tree.order.slots} sort={tree.order.sort} onSort={onSort} />
      <div className={cx('body', stale && 'stale')} role="rowgroup" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <AnyRow
            key={rowId(rows[index] ?? 0)}
            picture={picture}
            tree={tree}
            row={rows[index] ?? 0}
            place={index}
            offset={start}
            isFocused={index === place}
            folded={folded}
            chosen={chosen}
            mask={mask}
            shown={shown}
            isStale={stale}
            gatewayNow={gatewayNow}
            onClick={onRowClick}
          />
        ))}
      </div>
      {rows.length === 0 && (
        <p className={cx('empty')}>{t(onlySelected && count === 0 ? 'list.noneSelected' : 'list.none')}</p>
      )}
    </div>
  );
}
