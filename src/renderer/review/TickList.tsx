import type { ReviewItem } from '#shared/ipc/index.ts';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './ReviewPage.module.css';

const cx = classesOf(styles);

interface Props {
  readonly items: readonly ReviewItem[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** VMs to tick one by one. There is no "all" on purpose: each is a decision about one copy. */
export function TickList({ items, chosen, onChange }: Props) {
  const flip = (vmId: string, isIn: boolean) => {
    const next = new Set(chosen);
    if (isIn) next.add(vmId);
    else next.delete(vmId);
    onChange(next);
  };
  return (
    <ul className={cx('ticks')} aria-label={t('review.ticks')}>
      {items.map((item) => (
        <li key={item.vmId}>
          <Check isSelected={chosen.has(item.vmId)} onChange={(isIn) => flip(item.vmId, isIn)}>
            {item.name}
          </Check>
        </li>
      ))}
    </ul>
  );
}
