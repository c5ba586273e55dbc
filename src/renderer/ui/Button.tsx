import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { classesOf } from './classes.ts';

const cx = classesOf(styles);

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'icon';
  readonly children: ReactNode;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  /** Shows that it has the keyboard however it got it: for the harmless answer of a dangerous question. */
  readonly showsFocus?: boolean;
}

export function Button({ look = 'plain', children, buttonRef, showsFocus, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} ref={buttonRef ?? null} className={cx('button', look, showsFocus === true && 'showsFocus')}>
      {children}
    </AriaButton>
  );
}
