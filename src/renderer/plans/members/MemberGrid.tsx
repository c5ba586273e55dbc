import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { PlanTime } from '#shared/ipc/index.ts';
import { Ticks } from '../../runs/RunGantt.tsx';
import { classesOf } from '../../ui/classes.ts';
import { pressIn } from '../../ui/partKeys.ts';
import { placeAfter } from '../../ui/placeAfter.ts';
import { t } from '../../ui/text.ts';
import type { NameOf, TierFactsOf } from '../names.ts';
import type { Notes } from '../notes.ts';
import { memberKeys, type MembersHere } from './keys.ts';
import { MemberChart } from './MemberChart.tsx';
import { GateRow, MemberRow } from './MemberRow.tsx';
import styles from './Members.module.css';
import { timesOf } from './times.ts';
import type { RowSelection } from './useRows.ts';

const cx = classesOf(styles);
const ROW_PX = 28;
const HEADER_PX = 30;
const TICKS_MAX = 4;

interface Props {
  readonly rows: RowSelection;
  readonly nameOf: NameOf;
  readonly factsOf: TierFactsOf;
  readonly notes: Notes;
  readonly times: readonly PlanTime[];
  /** Asks what the selected members wait for. */
  readonly onAfter: () => void;
  readonly onRemove: (vmIds: readonly string[]) => void;
  readonly onGate: () => void;
}

const columns = ['wave', 'member', 'after', 'rules', 'notes'] as const;

/** Members and gates in their order. One stop of the Tab key; the arrows do the rest. */
export function MemberGrid({ rows: selection, nameOf, factsOf, notes, times, onAfter, onRemove, onGate }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, selected, focus } = selection;
  const timed = useMemo(() => timesOf(times), [times]);
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollPaddingStart: HEADER_PX,
  });
  const shownFocus = useRef(focus);
  useEffect(() => {
    if (shownFocus.current === focus) return;
    shownFocus.current = focus;
    virtual.scrollToIndex(focus, { align: 'auto' });
  }, [focus, virtual]);

  const focusedVm = () => {
    const row = rows[focus];
    return row?.kind === 'member' ? row.member.vmId : null;
  };
  /** Those that are selected, else the one that the keyboard is on, which then is. */
  const meant = (): readonly string[] => {
    if (selected.size > 0) return [...selected];
    const vmId = focusedVm();
    if (vmId !== null) selection.selectOnly([vmId]);
    return vmId === null ? [] : [vmId];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const here: MembersHere = {
      move,
      toggle: () => selection.toggle(focus),
      selectAll: selection.selectAll,
      clear: selection.clear,
      remove: () => onRemove(meant()),
      enter,
    };
    pressIn(memberKeys, here, event);
  };
  const move = (key: string, extend: boolean): boolean => {
    const seenPx = (scroller.current?.clientHeight ?? 0) - HEADER_PX;
    const page = Math.max(1, Math.floor(seenPx / ROW_PX) - 1);
    const next = rows.length === 0 ? null : placeAfter(key, focus, rows.length, page);
    if (next !== null) selection.goTo(next, extend);
    return next !== null;
  };
  const enter = () => {
    if (rows[focus]?.kind === 'gate') onGate();
    else if (meant().length > 0) onAfter();
  };
  const onRowClick = (at: number, event: MouseEvent) => {
    const isOnBox = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    scroller.current?.focus({ preventScroll: true });
    selection.goTo(at, event.shiftKey);
    if (event.shiftKey) return;
    if (isOnBox || event.ctrlKey || event.metaKey) selection.toggle(at);
    else {
      const row = rows[at];
      if (row?.kind === 'member') selection.selectOnly([row.member.vmId]);
      else onGate();
    }
  };
  const items = virtual.getVirtualItems();
  return (
    <div
      ref={scroller}
      className={cx('grid')}
      role="grid"
      aria-label={t('plan.order.label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 2}
      aria-multiselectable="true"
      aria-activedescendant={focus < 0 ? undefined : rowId(focus)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={cx('header')}>
        <div role="row" aria-rowindex={1} className={cx('headRow')}>
          <div role="columnheader" aria-label={t('plan.column.selected')} />
          {columns.map((column) => (
            <div key={column} role="columnheader" className={cx(column)}>
              {t(`plan.column.${column}`)}
            </div>
          ))}
          <div role="columnheader" className={cx('axis')} aria-label={t('plan.column.time')}>
            {timed.lengthMs > 0 && <Ticks lengthMs={timed.lengthMs} ticksMax={TICKS_MAX} />}
          </div>
        </div>
      </div>
      <div role="rowgroup" className={cx('body')} style={{ height: `${virtual.getTotalSize()}px` }}>
        <MemberChart
          selection={selection}
          timed={timed}
          first={items[0]?.index ?? 0}
          last={items.at(-1)?.index ?? -1}
        />
        {items.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const place = { index, offset: start, isFocused: index === focus, id: rowId(index), onClick: onRowClick };
          return row.kind === 'gate' ? (
            <GateRow key={row.gate.id} {...place} row={row} nameOf={nameOf} time={timed.gates.get(row.gate.id)} />
          ) : (
            <MemberRow
              key={row.member.vmId}
              {...place}
              row={row}
              isSelected={selected.has(row.member.vmId)}
              nameOf={nameOf}
              application={factsOf(row.member.vmId)?.application ?? null}
              notes={notes.byVm.get(row.member.vmId) ?? none}
              time={timed.members.get(row.member.vmId)}
            />
          );
        })}
      </div>
    </div>
  );
}

const none: readonly never[] = [];

function rowId(index: number): string {
  return `plan-row-${index}`;
}
