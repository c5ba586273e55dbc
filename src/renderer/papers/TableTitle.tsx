import { classesOf } from '../ui/classes.ts';
import styles from './TableTitle.module.css';
import { TableButton, type TableProps } from './TableButton.tsx';

const cx = classesOf(styles);

interface Props extends TableProps {
  /** Names the section that the title stands in. */
  readonly id: string;
  /** Where it is another than the table's own name. */
  readonly title?: string;
}

/** The title of a table, and beside it the way to save what it shows. */
export function TableTitle({ id, title, name, table }: Props) {
  return (
    <div className={cx('titled')}>
      <h2 id={id}>{title ?? name}</h2>
      <TableButton name={name} table={table} />
    </div>
  );
}
