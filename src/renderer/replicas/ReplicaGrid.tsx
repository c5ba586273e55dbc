import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { askFind } from '../app/navigation.ts';
import { useWorkFocus } from '../app/useWorkFocus.ts';
import { isStale } from '../connections/freshness.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { combine, maskOf, toggled } from '../selection/mask.ts';
import { clearSelection, focusOn, openVm, select, selectSlots, useSelection } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { formatCount, t } from '../ui/text.ts';
import { GridHeader } from './GridHeader.tsx';
import { GridRow } from './GridRow.tsx';
import { rowAfterKey } from './listKeys.ts';
import styles from './ReplicasPage.module.css';
import type { Sort } from './rows.ts';

const cx = classesOf(styles);
const ROW_PX = 28;
const HEADER_PX = 30;

interface Props {
  readonly picture: EstatePicture;
  readonly slots: readonly number[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly gatewayNow: number;
}

/** Ten thousand rows, of which those in view exist. One stop of the Tab key; the arrows do the rest. */
export function ReplicaGrid({ picture, slots, sort, onSort, gatewayNow }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef(-1);
  const focus = useSelection((state) => state.focus);
  const mask = useSelection((state) => state.mask);
  const stale = isStale(useCurrentConnection());
  const focusRow = slots.indexOf(focus);
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: slots.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollPaddingStart: HEADER_PX,
  });

  useWorkFocus(scroller);
  const wasShown = useRef(false);
  useEffect(() => {
    // The map hands over at the same VM: the list opens there.
    if (wasShown.current || focusRow < 0) return;
    wasShown.current = true;
    virtual.scrollToIndex(focusRow, { align: 'center' });
  }, [focusRow, virtual]);

  const moveTo = (row: number, keys: { readonly shift: boolean; readonly ctrl: boolean }) => {
    const slot = slots[row];
    if (slot === undefined) return;
    if (keys.shift) selectSlots(between(slots, anchor.current < 0 ? focusRow : anchor.current, row));
    else {
      anchor.current = row;
      if (!keys.ctrl) selectSlots([slot]);
    }
    focusOn(slot);
    virtual.scrollToIndex(row);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((scroller.current.clientHeight - HEADER_PX) / ROW_PX) - 1);
    const row = rowAfterKey(event.key, focusRow, slots.length, page);
    if (row !== null) moveTo(row, { shift: event.shiftKey, ctrl });
    else if (event.key === ' ' && focus >= 0) select(toggled(mask, focus));
    else if (ctrl && event.key.toLowerCase() === 'a') select(combine(mask, maskOf(mask.length, slots), 'add'));
    else if (event.key === 'Enter' && focus >= 0) openVm(picture.vmIds[focus] ?? null);
    else if (event.key === 'Escape') clearSelection();
    else if (event.key === '/') askFind();
    else return;
    event.preventDefault();
  };

  const onRowClick = (row: number, event: MouseEvent) => {
    const slot = slots[row];
    if (slot === undefined) return;
    const isCheck = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    if (event.shiftKey) selectSlots(between(slots, anchor.current < 0 ? row : anchor.current, row));
    else {
      anchor.current = row;
      if (isCheck || event.ctrlKey || event.metaKey) select(toggled(mask, slot));
      else selectSlots([slot]);
    }
    focusOn(slot);
    scroller.current?.focus({ preventScroll: true });
  };

  const rowId = (slot: number) => `vm-row-${slot}`;
  return (
    <div
      ref={scroller}
      className={cx('grid')}
      role="grid"
      aria-label={t('list.grid', { count: formatCount(slots.length) })}
      aria-rowcount={slots.length + 1}
      aria-colcount={9}
      aria-multiselectable="true"
      aria-activedescendant={focusRow < 0 ? undefined : rowId(focus)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <GridHeader slots={slots} sort={sort} onSort={onSort} />
      <div className={cx('body', stale && 'stale')} role="rowgroup" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const slot = slots[item.index] ?? -1;
          return (
            <GridRow
              key={picture.vmIds[slot]}
              id={rowId(slot)}
              picture={picture}
              slot={slot}
              row={item.index}
              offset={item.start}
              isSelected={mask[slot] === 1}
              isFocused={slot === focus}
              gatewayNow={gatewayNow}
              onClick={onRowClick}
            />
          );
        })}
      </div>
      {slots.length === 0 && <p className={cx('empty')}>{t('list.none')}</p>}
    </div>
  );
}

function between(slots: readonly number[], a: number, b: number): readonly number[] {
  return slots.slice(Math.max(0, Math.min(a, b)), Math.max(a, b) + 1);
}
