import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { combine, maskOf } from '../selection/mask.ts';
import { select, useSelection } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { pressIn } from '../ui/partKeys.ts';
import { t } from '../ui/text.ts';
import type { Column } from './columns.ts';
import { headKeys } from './keys.ts';
import styles from './ReplicaGrid.module.css';
import type { Sort } from './rows.ts';

const cx = classesOf(styles);

interface Props {
  readonly shown: readonly Column[];
  readonly slots: readonly number[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

export function GridHeader({ shown, slots, sort, onSort }: Props) {
  const stop = shown.includes(sort.column) ? sort.column : 'name';
  return (
    <div role="rowgroup" className={cx('header')}>
      <div role="row" aria-rowindex={1} className={cx('headRow')} onKeyDown={moveAlong}>
        <div role="columnheader" className={cx('checkCell')}>
          <CheckAll slots={slots} />
        </div>
        {shown.map((column) => (
          <HeadCell key={column} column={column} isStop={column === stop} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

/** The headings are one stop of the Tab key; the arrows go from one to the next. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const from = buttons.findIndex((button) => button === event.target);
  pressIn(headKeys, { step: (by) => buttons[from + by]?.focus() }, event);
}

function CheckAll({ slots }: Pick<Props, 'slots'>) {
  const mask = useSelection((state) => state.mask);
  const chosen = slots.reduce((sum, slot) => sum + (mask[slot] ?? 0), 0);
  const isAll = chosen > 0 && chosen === slots.length;
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isAll ? true : chosen > 0 ? 'mixed' : false}
      aria-label={t('list.selectAll')}
      className={cx('box', chosen > 0 && 'on')}
      onClick={() => select(combine(mask, maskOf(mask.length, slots), isAll ? 'subtract' : 'add'))}
    >
      {isAll ? <Check size={11} strokeWidth={3} /> : chosen > 0 ? <Minus size={11} strokeWidth={3} /> : null}
    </button>
  );
}

interface HeadCellProps extends Pick<Props, 'sort' | 'onSort'> {
  readonly column: Column;
  readonly isStop: boolean;
}

function HeadCell({ column, isStop, sort, onSort }: HeadCellProps) {
  const isSorted = sort.column === column;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      className={cx('headCell')}
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        tabIndex={isStop ? 0 : -1}
        onClick={() => onSort({ column, descending: isSorted ? !sort.descending : false })}
      >
        {t(`list.column.${column}`)}
        {isSorted && <Arrow size={12} aria-hidden="true" />}
      </button>
    </div>
  );
}
