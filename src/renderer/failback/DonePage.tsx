import type { FailbackView } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { formatCount, t } from '../ui/text.ts';
import { close } from './acts.ts';
import styles from './Failback.module.css';
import { at } from './groups.ts';
import { VmTable } from './VmTable.tsx';

const cx = classesOf(styles);

/** What became of everybody. It stays until a person has seen it. */
export function DonePage({ view }: { readonly view: FailbackView }) {
  const vms = at(view, 'done');
  const moved = vms.filter(({ isMoved }) => isMoved).length;
  const params = {
    home: formatCount(vms.length - moved),
    moved: formatCount(moved),
    left: formatCount(view.counts.left),
  };
  return (
    <section className={cx('section')}>
      <Callout level="info">{t(view.isFinished ? 'home.done.all' : 'home.done.some', params)}</Callout>
      {view.isFinished && (
        <div className={cx('buttons')}>
          <Button look="primary" onPress={() => void close(view)}>
            {t('home.close.done')}
          </Button>
          <span className={cx('quiet')}>{t('home.done.stays')}</span>
        </div>
      )}
      {vms.length > 0 && <VmTable view={view} label={t('home.step.done')} vms={vms} />}
    </section>
  );
}
