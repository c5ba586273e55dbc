import { Check as CheckIcon, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';
import styles from './Check.module.css';
import { classesOf } from './classes.ts';

const cx = classesOf(styles);

interface CheckProps extends Omit<CheckboxFieldProps, 'className' | 'children' | 'style'> {
  readonly children?: ReactNode;
}

export function Check({ children, ...rest }: CheckProps) {
  return (
    <CheckboxField {...rest} className={cx('field')}>
      <CheckboxButton className={cx('check')}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={cx('box')} aria-hidden="true">
              {isIndeterminate ? <Minus size={12} /> : isSelected ? <CheckIcon size={12} strokeWidth={3} /> : null}
            </span>
            {children !== undefined && <span>{children}</span>}
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
