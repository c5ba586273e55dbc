import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { slotOf } from '../../estate/delta.ts';
import { classesOf } from '../../ui/classes.ts';
import { counted, formatCount, t } from '../../ui/text.ts';
import styles from './Dialogs.module.css';

const cx = classesOf(styles);
const NAMES_MAX = 50;

interface Props {
  readonly picture: EstatePicture;
  readonly left: readonly { readonly vmId: string; readonly why: WindowText }[];
}

/** Who is not included, and why. A list takes the focus, so that the keyboard can scroll it. */
export function LeftOut({ picture, left }: Props) {
  if (left.length === 0) return null;
  return (
    <section>
      <h3 id="plan-left-out">{t('composer.leftOut', counted(left.length))}</h3>
      <ul className={cx('names')} tabIndex={0} aria-labelledby="plan-left-out">
        {left.slice(0, NAMES_MAX).map(({ vmId, why }) => (
          <li key={vmId}>
            <span>{picture.names[slotOf(picture, vmId)] ?? vmId}</span>
            <span className={cx('quiet')}>{t(why)}</span>
          </li>
        ))}
        {left.length > NAMES_MAX && (
          <li className={cx('quiet')}>{t('composer.more', { count: formatCount(left.length - NAMES_MAX) })}</li>
        )}
      </ul>
    </section>
  );
}
