import { type ReactNode, type Ref, useId } from 'react';
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
  /** Why it cannot be pressed now, in words. It keeps its place among the keys, so that everybody can read why. */
  readonly whyNot?: string | null;
}

export function Button({ look = 'plain', children, buttonRef, showsFocus, whyNot = null, ...rest }: ButtonProps) {
  const reasonId = useId();
  const refused = whyNot === null ? {} : { ...inert, 'aria-describedby': reasonId };
  return (
    <>
      <AriaButton
        {...rest}
        {...refused}
        ref={buttonRef ?? null}
        className={cx('button', look, showsFocus === true && 'showsFocus', whyNot !== null && 'refused')}
        render={(button) => <button {...button} title={whyNot ?? undefined} />}
      >
        {children}
      </AriaButton>
      {whyNot !== null && (
        <span id={reasonId} hidden>
          {whyNot}
        </span>
      )}
    </>
  );
}

/** Not `disabled`, which would take it away from the keys, and with it the reason. */
const inert = { 'aria-disabled': true, type: 'button', onPress: () => undefined } as const;
