import { useState } from 'react';
import { Field } from '../../ui/Field.tsx';
import { t } from '../../ui/text.ts';

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** Null: nothing is set. `mixed`: several, that do not say the same. */
  readonly value: number | null | 'mixed';
  readonly min?: number;
  readonly max: number;
  /** Nothing typed is an answer too. */
  readonly mayBeEmpty?: boolean;
  readonly error?: string | null;
  readonly onChange: (value: number | null) => void;
}

/** A whole number within bounds. What is typed and is none stays where it is, with what is wrong about it. */
export function NumberEdit({ value, min = 0, max, mayBeEmpty = false, error, onChange, label, hint }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null || value === 'mixed' ? '' : String(value);
  const text = typed ?? shown;
  const isEmpty = text.trim() === '';
  const isRight = isEmpty ? mayBeEmpty || value === 'mixed' : isWithin(text, min, max);
  const change = (next: string) => {
    setTyped(next);
    if (next.trim() === '' ? mayBeEmpty && value !== 'mixed' : isWithin(next, min, max)) {
      onChange(next.trim() === '' ? null : Number(next));
    }
  };
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      inputMode="numeric"
      value={text}
      placeholder={value === 'mixed' ? t('plan.mixed') : ''}
      onChange={change}
      onBlur={() => isRight && setTyped(null)}
      error={isRight ? (error ?? null) : t('plan.number.wrong', { min, max })}
    />
  );
}

function isWithin(text: string, min: number, max: number): boolean {
  const number = Number(text);
  return /^\s*\d+\s*$/.test(text) && number >= min && number <= max;
}
