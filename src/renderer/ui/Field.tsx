import type { ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { classesOf } from './classes.ts';
import styles from './Field.module.css';

const cx = classesOf(styles);

interface FieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and what to do; marks the field as invalid. */
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly lines?: number;
  readonly mono?: boolean;
  readonly step?: number;
}

/** A field keeps what was typed whatever happens: it is always controlled from outside. */
export function Field({ label, hint, error, placeholder, lines, mono, step, ...rest }: FieldProps) {
  return (
    // Said, not enforced: the browser's own way would refuse to send a form again that the console has found wrong once.
    <TextField {...rest} validationBehavior="aria" isInvalid={typeof error === 'string'} className={cx('field')}>
      <Label className={cx('label')}>{label}</Label>
      {lines === undefined ? (
        <Input className={cx('input', mono === true && 'mono')} placeholder={placeholder ?? ''} step={step} />
      ) : (
        <TextArea
          className={cx('input', 'area', mono === true && 'mono')}
          rows={lines}
          placeholder={placeholder ?? ''}
        />
      )}
      {hint !== undefined && (
        <Text slot="description" className={cx('hint')}>
          {hint}
        </Text>
      )}
      <FieldError className={cx('error')}>{error ?? ''}</FieldError>
    </TextField>
  );
}
