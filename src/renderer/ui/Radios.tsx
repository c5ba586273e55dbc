import { Fragment, type ReactNode } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { classesOf } from './classes.ts';
import styles from './Radios.module.css';

const cx = classesOf(styles);

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isDisabled?: boolean;
  /** Stands before it, where a new kind of answers begins. */
  readonly heading?: string;
}

interface RadiosProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
}

export function Radios<Value extends string>({ label, value, options, onChange }: RadiosProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup value={value} onChange={choose} className={cx('group')}>
      <Label className={cx('label')}>{label}</Label>
      {options.map((option) => (
        <Fragment key={option.value}>
          {option.heading !== undefined && <span className={cx('heading')}>{option.heading}</span>}
          <RadioField value={option.value} isDisabled={option.isDisabled ?? false}>
            <RadioButton className={cx('radio')}>
              <span className={cx('dot')} aria-hidden="true" />
              <span>
                <span className={cx('name')}>{option.label}</span>
                {option.hint !== undefined && <span className={cx('hint')}>{option.hint}</span>}
              </span>
            </RadioButton>
          </RadioField>
        </Fragment>
      ))}
    </RadioGroup>
  );
}
