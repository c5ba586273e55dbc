import { useVirtualizer } from '@tanstack/react-virtual';
import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { classesOf } from '../ui/classes.ts';
import { placeAfter } from '../ui/placeAfter.ts';
import { t } from '../ui/text.ts';
import styles from './NameList.module.css';

const cx = classesOf(styles);
const ROW_PX = 24;
const ROWS_SEEN = 8;

interface Props {
  readonly labelledBy: string;
  readonly slots: readonly number[];
  readonly nameOf: (slot: number) => string;
  /** What stands beside the name; by its place in `slots`. */
  readonly besideOf: (place: number) => string;
  /** Null where they do not stand for a selection. */
  readonly onTakeOut: ((slot: number) => void) | null;
}

/** VMs by name, of which those in view exist. One stop of the Tab key: arrows go along, Delete takes one out. */
export function NameList({ labelledBy, slots, nameOf, besideOf, onTakeOut }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [reached, setReached] = useState(0);
  const place = Math.min(reached, slots.length - 1);
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: slots.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const takeOut = (at: number) => {
    const slot = slots[at];
    setReached(at);
    scroller.current?.focus({ preventScroll: true });
    if (slot !== undefined) onTakeOut?.(slot);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, place, slots.length, ROWS_SEEN);
    if (next !== null) {
      setReached(next);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Delete' || event.key === 'Backspace') takeOut(place);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        ref={scroller}
        className={cx('list')}
        role="grid"
        aria-labelledby={labelledBy}
        aria-describedby={onTakeOut === null ? undefined : `${id}-hint`}
        aria-rowcount={slots.length}
        aria-activedescendant={`${id}-${place}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className={cx('rows')} style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const name = nameOf(slots[index] ?? -1);
            return (
              <div
                key={slots[index]}
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
