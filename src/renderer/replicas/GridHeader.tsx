import { ArrowDown, ArrowUp, Check, Minus } from 'lucide-react';
import { combine, maskOf } from '../selection/mask.ts';
import { select, useSelection } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './ReplicasPage.module.css';
import { type Column, columns, type Sort } from './rows.ts';

const cx = classesOf(styles);

interface Props {
  readonly slots: readonly number[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

export function GridHeader({ slots, sort, onSort }: Props) {
  const mask = useSelection((state) => state.mask);
  const chosen = slots.filter((slot) => mask[slot] === 1).length;
  const isAll = chosen > 0 && chosen === slots.length;
  const flipAll = () => select(combine(mask, maskOf(mask.length, slots), isAll ? 'subtract' : 'add'));
  return (
    <div role="rowgroup" className={cx('header')}>
      <div role="row" aria-rowindex={1} className={cx('headRow')}>
        <div role="columnheader" className={cx('checkCell')}>
          <button
            type="button"
            role="checkbox"
            aria-checked={isAll ? true : chosen > 0 ? 'mixed' : false}
            aria-label={t('list.selectAll')}
            className={cx('box', chosen > 0 && 'on')}
            onClick={flipAll}
          >
            {isAll ? <Check size={11} strokeWidth={3} /> : chosen > 0 ? <Minus size={11} strokeWidth={3} /> : null}
          </button>
        </div>
        {columns.map((column) => (
          <HeadCell key={column} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

function HeadCell({ column, sort, onSort }: Pick<Props, 'sort' | 'onSort'> & { readonly column: Column }) {
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
        tabIndex={-1}
        onClick={() => onSort({ column, descending: isSorted ? !sort.descending : false })}
      >
        {t(`list.column.${column}`)}
        {isSorted && <Arrow size={12} aria-hidden="true" />}
      </button>
    </div>
  );
}
