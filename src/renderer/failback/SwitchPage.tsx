import type { FailbackView, FailbackVm } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { Downtime } from './Downtime.tsx';
import styles from './Failback.module.css';
import { at } from './groups.ts';
import { Leave } from './Leave.tsx';
import { Orders } from './Orders.tsx';
import { useChosen } from './useChosen.ts';
import { VmTable } from './VmTable.tsx';
import { formatMs, windowWords } from './words.ts';

const cx = classesOf(styles);

/** The one step that users feel. What waits for its time can be switched by hand as well. */
export function SwitchPage({ view }: { readonly view: FailbackView }) {
  const vms = at(view, 'cutover', 'switch-over');
  const chosen = useChosen(vms);
  if (vms.length === 0)
    return (
      <section className={cx('section')}>
        <p>{t('home.switch.lead')}</p>
        <p className={cx('quiet')}>{t('home.nobody')}</p>
      </section>
    );
  return (
    <section className={cx('section')}>
      <p>{t('home.switch.lead')}</p>
      <Downtime downtime={view.downtime} />
      <Orders view={view} vms={chosen.vms} verbs={['switch-over', 'cancel-failback', 'power-off-source']} />
      <VmTable
        view={view}
        label={t('home.step.switch-over')}
        vms={vms}
        chosen={chosen}
        columns={[
          { head: t('home.column.window'), cell: Window },
          { head: t('home.column.downtime'), cell: ({ downtime }) => formatMs(downtime) },
        ]}
      />
      <Leave view={view} vmIds={chosen.ids} />
    </section>
  );
}

function Window({ state, replica, switchover }: FailbackVm) {
  const bothOff = state === 'ready-to-switch' && replica.power === 'off';
  return bothOff ? t('home.switch.bothOff') : windowWords(switchover);
}
