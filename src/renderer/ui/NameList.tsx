import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { classesOf } from './classes.ts';
import { nameKeys, type NamesHere } from './nameKeys.ts';
import styles from './NameList.module.css';
import { pressIn } from './partKeys.ts';
import { placeAfter } from './placeAfter.ts';
import { t } from './text.ts';

const cx = classesOf(styles);
const ROW_PX = 24;
const ROWS_SEEN = 8;

interface Props {
  readonly labelledBy: string;
  readonly count: number;
  /** By the place in the list, as all that follows. */
  readonly nameOf: (place: number) => string;
  readonly besideOf: (place: number) => string;
  /** Null where they do not stand for a selection. */
  readonly onTakeOut: ((place: number) => void) | null;
}

/** VMs by name, of which those in view exist. One stop of the Tab key: arrows go along, Delete takes one out. */
export function NameList({ labelledBy, count, nameOf, besideOf, onTakeOut }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [reached, setReached] = useState(0);
  const place = Math.min(reached, count - 1);
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const takeOut = (at: number) => {
    setReached(at);
    scroller.current?.focus({ preventScroll: true });
    onTakeOut?.(at);
  };
  const here: NamesHere = {
    move: (key) => {
      const next = placeAfter(key, place, count, ROWS_SEEN) ?? place;
      setReached(next);
      virtual.scrollToIndex(next);
    },
    takeOut: onTakeOut === null ? null : () => takeOut(place),
  };
  return (
    <>
      <div
        ref={scroller}
        className={cx('list')}
        role="grid"
        aria-labelledby={labelledBy}
        aria-describedby={onTakeOut === null ? undefined : `${id}-hint`}
        aria-rowcount={count}
        aria-activedescendant={`${id}-${place}`}
        tabIndex={0}
        onKeyDown={(event) => pressIn(nameKeys, here, event)}
      >
        <div role="rowgroup" className={cx('rows')} style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const name = nameOf(index);
            return (
              <div
                key={index}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={index + 1}
                className={cx('row', index === place && 'reached')}
                style={{ transform: `translateY(${start}px)` }}
              >
                <span role="gridcell" className={cx('name')} title={name}>
                  {name}
                </span>
                <span role="gridcell" className={cx('beside')} title={besideOf(index)}>
                  {besideOf(index)}
                </span>
                {onTakeOut !== null && (
                  <span role="gridcell">
                    <TakeOut name={name} onClick={() => takeOut(index)} />
                  </span>
                )}
              </div>
            );
          })}
        </div>
      </div>
      <span id={`${id}-hint`} hidden>
        {t('composer.takeOut.hint')}
      </span>
    </>
  );
}

function TakeOut({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  const label = t('composer.takeOut', { name });
  return (
    <button type="button" tabIndex={-1} className={cx('out')} aria-label={label} title={label} onClick={onClick}>
      <X size={14} aria-hidden="true" />
    </button>
  );
}
