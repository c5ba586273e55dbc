import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { Mask } from '../selection/mask.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { awayOf } from './away.ts';
import { BringHome } from './BringHome.tsx';
import styles from './Failback.module.css';

const cx = classesOf(styles);

/** Beside the single orders: the guided way, where something of the selection runs at the provider. */
export function BringHomeOffer({ picture, mask }: { readonly picture: EstatePicture; readonly mask: Mask }) {
  const vmIds = awayOf(picture, mask);
  if (vmIds.length === 0) return null;
  return (
    <section className={cx('section')}>
      <div className={cx('buttons')}>
        <BringHome connectionId={picture.connectionId} vmIds={vmIds} />
      </div>
      <p className={cx('quiet')}>{t('home.bring.hint')}</p>
    </section>
  );
}
