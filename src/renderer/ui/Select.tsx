import { useId } from 'react';
import { classesOf } from './classes.ts';
import styles from './Field.module.css';

const cx = classesOf(styles);

interface SelectGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  /** Shown while nothing is chosen. */
  readonly placeholder: string;
  readonly groups: readonly SelectGroup[];
  readonly onChange: (value: string) => void;
}

/** One of many, by the platform's own list: it searches as one types, and screen readers know it. */
export function Select({ label, value, placeholder, groups, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className={cx('field')}>
      <label className={cx('label')} htmlFor={id}>
        {label}
      </label>
      <select id={id} className={cx('input')} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="" disabled>
          {placeholder}
        </option>
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
