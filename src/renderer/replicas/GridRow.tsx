import { Check, Minus } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { classesOf } from '../ui/classes.ts';
import styles from './ReplicaGrid.module.css';

const cx = classesOf(styles);

export interface RowPlace {
  readonly id: string;
  readonly place: number;
  readonly offset: number;
  readonly level: number;
  /** From 1, among its siblings. */
  readonly position: number;
  readonly siblings: number;
  readonly isFocused: boolean;
  readonly onClick: (place: number, event: MouseEvent) => void;
}

interface Props extends RowPlace {
  readonly chosen: 'all' | 'some' | 'none';
  /** Undefined for what cannot be folded. */
  readonly isFolded?: boolean;
  readonly children: ReactNode;
}

/** The frame of a row: where it stands, for eyes and for screen readers, and whether it is selected. */
export function GridRow({ id, place, offset, level, position, siblings, isFocused, onClick, ...row }: Props) {
  const { chosen, isFolded, children } = row;
  const isGroup = isFolded !== undefined;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={place + 2}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={chosen === 'all'}
      aria-expanded={isGroup ? !isFolded : undefined}
      className={cx('row', isGroup && 'group', isFocused && 'focused')}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => onClick(place, event)}
    >
      <div role="gridcell" className={cx('checkCell')} data-check="">
        <span className={cx('box', chosen !== 'none' && 'on')} aria-hidden="true">
          {chosen === 'all' && <Check size={10} strokeWidth={3} />}
          {chosen === 'some' && <Minus size={10} strokeWidth={3} />}
        </span>
      </div>
      {children}
    </div>
  );
}

/** How far a name stands in from the left. */
export function indentOf(level: number): { readonly paddingLeft: string } {
  return { paddingLeft: `${8 + (level - 1) * INDENT_PX}px` };
}

const INDENT_PX = 16;
