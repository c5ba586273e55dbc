import type { ReactNode } from 'react';
import { classesOf } from './classes.ts';
import styles from './Facts.module.css';

const cx = classesOf(styles);

/** Names and values in two quiet columns. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={cx('facts')}>{children}</dl>;
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  /** Where it comes from and how old it is. */
  readonly source?: ReactNode;
}

export function Fact({ name, children, source }: FactProps) {
  return (
    <div className={cx('fact')}>
      <dt>{name}</dt>
      <dd>
        {children}
        {source !== undefined && <span className={cx('source')}>{source}</span>}
      </dd>
    </div>
  );
}
