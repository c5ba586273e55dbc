import type { ReactNode } from 'react';
import type { RunSummary } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';

const cx = classesOf(styles);

interface Props {
  readonly run: RunSummary;
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** A run's page: its head stays, the rest scrolls, with the keys too. */
export function RunPageFrame({ run, head, children }: Props) {
  return (
    <article className={cx('page')} aria-label={run.title}>
      <header className={cx('head')}>{head}</header>
      <div className={cx('body')} role="region" aria-label={t('run.lines')} tabIndex={0}>
        {children}
      </div>
    </article>
  );
}
