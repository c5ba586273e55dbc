import type { FailbackSync, FailbackView, FailbackVm } from '#shared/ipc/index.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { counted, t } from '../ui/text.ts';
import styles from './Failback.module.css';
import { notBegun, synchronising } from './groups.ts';
import { Leave } from './Leave.tsx';
import { Orders } from './Orders.tsx';
import { useChosen } from './useChosen.ts';
import { VmTable } from './VmTable.tsx';
import { formatBytesRange, formatMs, windowWords } from './words.ts';

const cx = classesOf(styles);

/** Those that wait to begin, and those under way with how far they are. Users keep working all the while. */
export function SynchronisePage({ view }: { readonly view: FailbackView }) {
  const waiting = notBegun(view);
  const working = synchronising(view);
  const chosen = useChosen(waiting);
  return (
    <>
      {waiting.length > 0 && (
        <section className={cx('section')}>
          <h2>{t('home.sync.waiting')}</h2>
          <Facts>
            <Fact name={t('home.sync.window')}>{windowWords(view.choice.switchover)}</Fact>
          </Facts>
          <Orders view={view} vms={chosen.vms} verbs={['failback', 'undo-failover']} />
          <VmTable view={view} label={t('home.sync.waiting')} vms={waiting} chosen={chosen} />
          <Leave view={view} vmIds={chosen.ids} />
        </section>
      )}
      <section className={cx('section')}>
        <h2>{t('home.sync.working')}</h2>
        {working.length === 0 ? (
          <p className={cx('quiet')}>{t('home.nobody')}</p>
        ) : (
          <Working view={view} vms={working} />
        )}
      </section>
    </>
  );
}

function Working({ view, vms }: { readonly view: FailbackView; readonly vms: readonly FailbackVm[] }) {
  const { sync } = view;
  return (
    <>
      <Callout level="info">{t('home.sync.leave')}</Callout>
      <Facts>
        <Fact name={t('home.sync.together', counted(sync.vms))}>
          <Bar percent={sync.percent} label={t('home.step.synchronise')} />
        </Fact>
        <Fact name={t('home.column.rate')}>{rateWords(sync)}</Fact>
        <Fact name={t('home.column.remaining')}>{remainingWords(sync)}</Fact>
        <Fact name={t('home.preflight.copy')}>{formatBytesRange(sync.copy)}</Fact>
      </Facts>
      <VmTable
        view={view}
        label={t('home.sync.working')}
        vms={vms}
        columns={[
          {
            head: t('home.column.progress'),
            cell: (vm) => <Bar percent={vm.sync?.percent ?? null} label={vm.name} />,
          },
          { head: t('home.column.rate'), cell: ({ sync: own }) => own && rateWords(own) },
          {
            head: t('home.column.remaining'),
            cell: ({ sync: own }) => own && <span className={cx('whole')}>{remainingWords(own)}</span>,
          },
        ]}
      />
    </>
  );
}

type Told = Pick<FailbackSync, 'rate' | 'remaining'>;

function rateWords({ rate }: Told): string {
  return rate === null ? t('home.sync.untold') : formatBytesRange(rate, 'home.sync.rate');
}

function remainingWords({ remaining }: Told): string {
  return remaining === null ? t('home.sync.late') : formatMs(remaining);
}

function Bar({ percent, label }: { readonly percent: number | null; readonly label: string }) {
  if (percent === null) return <>{t('home.sync.untold')}</>;
  return (
    <span className={cx('progress')}>
      <progress max={100} value={percent} aria-label={label} />
      {t('home.sync.percent', { percent })}
    </span>
  );
}
