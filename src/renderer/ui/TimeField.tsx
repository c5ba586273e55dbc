import { Field } from './Field.tsx';
import { t } from './text.ts';
import { fromLocalInput } from './time.ts';

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Nothing typed is an answer too. */
  readonly mayBeEmpty?: boolean;
}

/** A moment in the person's own zone, which is named. */
export function TimeField({ label, value, onChange, mayBeEmpty = false }: TimeFieldProps) {
  const isWrong = fromLocalInput(value) === null && !(mayBeEmpty && value === '');
  return (
    <Field
      label={label}
      type="datetime-local"
      step={1}
      value={value}
      onChange={onChange}
      hint={t('time.zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
      error={isWrong ? t('time.wrong') : null}
    />
  );
}
