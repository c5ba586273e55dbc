import type { ReactNode } from 'react';
import { classesOf } from './classes.ts';
import styles from './Disclosure.module.css';

const cx = classesOf(styles);

/** What few need, hidden until it is asked for. Open from the start where something in it is set. */
export function Disclosure({
  title,
  isSet = false,
  children,
}: {
  readonly title: string;
  readonly isSet?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className={cx('disclosure')} open={isSet}>
      <summary className={cx('title')}>{title}</summary>
      <div className={cx('body')}>{children}</div>
    </details>
  );
}
