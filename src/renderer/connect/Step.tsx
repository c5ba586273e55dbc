import type { ReactNode } from 'react';
import { classesOf } from '../ui/classes.ts';
import styles from './ConnectPage.module.css';

const cx = classesOf(styles);

interface Props {
  readonly number: number;
  readonly title: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

/** A step that cannot be taken yet shows its name only, so that the way is known from the start. */
export function Step({ number, title, isOpen, children }: Props) {
  return (
    <li className={cx('step')}>
      <span className={cx('number')} aria-hidden="true">
        {number}
      </span>
      <div className={cx('body')}>
        <h2 className={cx(!isOpen && 'waiting')}>{title}</h2>
        {isOpen && children}
      </div>
    </li>
  );
}
