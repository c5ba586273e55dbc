import { useId } from 'react';
import { type AlertKind, alertKinds } from '#shared/ipc/alerts.ts';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './Alerts.module.css';

const cx = classesOf(styles);

interface Props {
  readonly label: string;
  readonly chosen: readonly AlertKind[];
  readonly onChange: (chosen: AlertKind[]) => void;
}

/** Which of the things that can happen are told. */
export function EventChecks({ label, chosen, onChange }: Props) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={cx('group')}>
      <span id={id} className={cx('label')}>
        {label}
      </span>
      <div className={cx('events')}>
        {alertKinds.map((kind) => (
          <Check
            key={kind}
            isSelected={chosen.includes(kind)}
            onChange={(isChosen) =>
              onChange(alertKinds.filter((one) => (one === kind ? isChosen : chosen.includes(one))))
            }
          >
            {t(`alertKind.${kind}`)}
          </Check>
        ))}
      </div>
    </div>
  );
}
