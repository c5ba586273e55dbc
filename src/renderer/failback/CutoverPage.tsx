import { useState } from 'react';
import type { Switchover } from '#shared/domain/index.ts';
import type { FailbackView } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { clock } from '../ui/clock.ts';
import { Radios } from '../ui/Radios.tsx';
import { counted, t } from '../ui/text.ts';
import { fromLocalInput, toLocalInput } from '../ui/time.ts';
import { TimeField } from '../ui/TimeField.tsx';
import { choose } from './acts.ts';
import { Downtime } from './Downtime.tsx';
import styles from './Failback.module.css';
import { notBegun, windowOpen } from './groups.ts';
import { Orders } from './Orders.tsx';
import { useChosen } from './useChosen.ts';
import { VmTable } from './VmTable.tsx';
import { formatMs, windowWords } from './words.ts';

const cx = classesOf(styles);
const HOUR_MS = 3_600_000;

/** When users may lose service, and for how long; for those that have not begun, and for those that can still be changed. */
export function CutoverPage({ view }: { readonly view: FailbackView }) {
  const waiting = notBegun(view);
  const underWay = windowOpen(view);
  const chosen = useChosen(underWay);
  return (
    <>
      <section className={cx('section')}>
        <p>{t('home.cutover.lead')}</p>
        <WindowFields view={view} />
        {waiting.length > 0 && <p className={cx('quiet')}>{t('home.cutover.keep', counted(waiting.length))}</p>}
        <Downtime downtime={view.downtime} />
      </section>
      <section className={cx('section')}>
        <h2>{t('home.cutover.change')}</h2>
        {underWay.length === 0 ? (
          <p className={cx('quiet')}>{t('home.nobody')}</p>
        ) : (
          <>
            <Orders view={view} vms={chosen.vms} verbs={['change-switchover']} />
            <VmTable
              view={view}
              label={t('home.cutover.change')}
              vms={underWay}
              chosen={chosen}
              columns={[
                { head: t('home.column.window'), cell: ({ switchover }) => windowWords(switchover) },
                { head: t('home.column.downtime'), cell: ({ downtime }) => formatMs(downtime) },
              ]}
            />
          </>
        )}
      </section>
    </>
  );
}

function WindowFields({ view }: { readonly view: FailbackView }) {
  const { switchover } = view.choice;
  const [typed, setTyped] = useState(switchover.mode === 'scheduled' ? toLocalInput(switchover.at) : '');
  const keep = (next: Switchover) => void choose(view, { choice: { ...view.choice, switchover: next } });
  const take = (mode: Switchover['mode']) => {
    if (mode !== 'scheduled') {
      keep({ mode });
      return;
    }
    const at = fromLocalInput(typed) ?? clock.now() + HOUR_MS;
    if (typed === '') setTyped(toLocalInput(at).slice(0, 16));
    keep({ mode, at });
  };
  return (
    <div className={cx('narrow')}>
      <Radios
        label={t('switchover.when')}
        value={switchover.mode}
        onChange={take}
        options={(['manual', 'scheduled', 'auto'] as const).map((value) => ({
          value,
          label: t(`switchover.${value}`),
          hint: t(`switchover.${value}.hint`),
        }))}
      />
      {switchover.mode === 'scheduled' && (
        <TimeField
          label={t('switchover.at')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            const at = fromLocalInput(value);
            if (at !== null) keep({ mode: 'scheduled', at });
          }}
        />
      )}
    </div>
  );
}
