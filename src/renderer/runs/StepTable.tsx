import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { classesOf } from '../ui/classes.ts';
import styles from './StepTable.module.css';

const cx = classesOf(styles);
export const ROW_PX = 30;

/** Which rows are drawn now, by index, and where they lie. */
export interface VisibleRows {
  readonly first: number;
  readonly last: number;
}

interface Column {
  readonly key: string;
  readonly head: ReactNode;
  /** A picture of what other columns say in words: not there for who hears the table. */
  readonly isPicture?: boolean;
}

interface Props<Row> {
  readonly label: string;
  /** How the columns share the width. */
  readonly grid: 'lines' | 'stored' | 'timeline';
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The cells of a row. */
  readonly children: (row: Row) => ReactNode;
  /** Drawn over the rows in sight, in the same columns. All rows are then `ROW_PX` high. */
  readonly overlay?: (visible: VisibleRows) => ReactNode;
}

/** Steps as rows, however many: only those in sight are drawn. It scrolls with the region that it stands in. */
export function StepTable<Row>({ label, grid, columns, rows, keyOf, children, overlay }: Props<Row>) {
  const top = useRef<HTMLDivElement>(null);
  const scrollMargin = useDistanceFromTop(top);
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => top.current?.parentElement ?? null,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 12,
    scrollMargin,
  });
  const items = virtual.getVirtualItems();
  const isFixed = overlay !== undefined;
  const visible = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
  return (
    <div ref={top} role="table" aria-label={label} aria-rowcount={rows.length + 1}>
      <div role="row" className={cx('head', grid)}>
        {columns.map(({ key, head, isPicture }) => (
          <span key={key} {...(isPicture === true ? { 'aria-hidden': true } : { role: 'columnheader' })}>
            {head}
          </span>
        ))}
      </div>
      <div role="rowgroup" className={cx('rows')} style={{ height: `${virtual.getTotalSize()}px` }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              ref={isFixed ? null : virtual.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              className={cx('row', grid, isFixed && 'fixed')}
              style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
            >
              {children(row)}
            </div>
          );
        })}
        {overlay && <Overlay grid={grid} visible={visible} draw={overlay} />}
      </div>
    </div>
  );
}

interface OverlayProps {
  readonly grid: Props<unknown>['grid'];
  readonly visible: VisibleRows;
  readonly draw: (visible: VisibleRows) => ReactNode;
}

function Overlay({ grid, visible, draw }: OverlayProps) {
  const { first, last } = visible;
  const place = { top: first * ROW_PX, height: (last - first + 1) * ROW_PX };
  return (
    <div className={cx('overlay', grid)} style={place} aria-hidden="true">
      {draw(visible)}
    </div>
  );
}

/** How far down in its region the table begins. What stands above it grows and shrinks, so it is measured with each scroll. */
function useDistanceFromTop(top: RefObject<HTMLElement | null>): number {
  const [distance, setDistance] = useState(0);
  useEffect(() => {
    const table = top.current;
    const scroller = table?.parentElement;
    if (!table || !scroller) return undefined;
    const measure = () => {
      const above = table.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      setDistance(Math.round(above + scroller.scrollTop));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    scroller.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', measure);
    };
  }, [top]);
  return distance;
}
