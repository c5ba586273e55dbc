import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Callout.module.css';
import { classesOf } from './classes.ts';
import { t } from './text.ts';

const cx = classesOf(styles);

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert } as const;

interface CalloutProps {
  readonly level: keyof typeof icons;
  readonly children: ReactNode;
  /** Announced at once: for what answers the person's own action. */
  readonly live?: boolean;
}

/** A message in place, with its remedy. Icon and word say how grave it is, not the colour alone. */
export function Callout({ level, children, live }: CalloutProps) {
  const Icon = icons[level];
  return (
    <div className={cx('callout', level)} role={live === true ? 'alert' : undefined}>
      <Icon size={16} aria-label={t(`callout.${level}`)} role="img" />
      <div className={cx('body')}>{children}</div>
    </div>
  );
}
