import { failbackItems } from '#shared/ipc/failback.ts';
import type { FailbackView, FailbackVm } from '#shared/ipc/index.ts';
import { lifecycle } from '#shared/lifecycle/index.ts';
import { message } from '#shared/texts/index.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import table from '../ui/Table.module.css';
import { counted, t, words } from '../ui/text.ts';
import { verbWord } from '../ui/verbs.ts';
import styles from './Failback.module.css';
import { at, notBegun } from './groups.ts';
import { Orders } from './Orders.tsx';
import { useChosen } from './useChosen.ts';
import { VmTable } from './VmTable.tsx';

const cx = classesOf({ ...table, ...styles });

const ends = ['commit-failback', 'undo-failback', 'undo-failover'] as const;

/** The ends side by side, and each for whom it is chosen. */
export function FinishPage({ view }: { readonly view: FailbackView }) {
  const vms = at(view, 'verify', 'finish');
  const chosen = useChosen(vms);
  const unticked = chosen.vms.filter(({ step }) => step === 'verify').length;
  const early = notBegun(view);
  return (
    <>
      <section className={cx('section')}>
        <p>{t('home.finish.lead')}</p>
        <Compare n={Math.max(1, chosen.ids.length)} />
      </section>
      <section className={cx('section')}>
        {vms.length === 0 ? (
          <p className={cx('quiet')}>{t('home.nobody')}</p>
        ) : (
          <>
            {unticked > 0 && <Callout level="warning">{t('home.finish.unverified', counted(unticked))}</Callout>}
            <Orders
              view={view}
              vms={chosen.vms}
              verbs={['commit-failback', 'undo-failback']}
              reason={reasonOf(chosen.vms)}
            />
            <VmTable view={view} label={t('home.step.finish')} vms={vms} chosen={chosen} />
          </>
        )}
        {early.length > 0 && <Orders view={view} vms={early} verbs={['undo-failover']} />}
      </section>
    </>
  );
}

/** What was ticked goes along with the commit, where everybody can read it. */
function reasonOf(vms: readonly FailbackVm[]): string {
  const verified = vms.filter(({ step }) => step === 'finish').length;
  const what = failbackItems.map((item) => t(`home.item.${item}`)).join(', ');
  return verified === 0 ? '' : t('home.verify.reason', { ...counted(verified), what });
}

/** Undo and failback are easily taken for each other: what each loses and destroys, from the lifecycle of a replica. */
function Compare({ n }: { readonly n: number }) {
  const rows = [
    { head: t('home.finish.for'), cell: (end: End) => t(`home.finish.${end}`) },
    { head: t('home.finish.needs'), cell: (end: End) => textOf(lifecycle[end].needsText, n) },
    { head: t('home.finish.lost'), cell: (end: End) => textOf(lifecycle[end].losesText, n) },
    { head: t('home.finish.destroyed'), cell: (end: End) => textOf(lifecycle[end].destroysText, n) },
    { head: t('home.finish.back'), cell: (end: End) => textOf(lifecycle[end].undoText, n) },
    { head: t('home.finish.fails'), cell: (end: End) => textOf(lifecycle[end].failureText, n) },
  ];
  return (
    <table className={cx('table', 'compare')} aria-label={t('home.finish.compare')}>
      <thead>
        <tr>
          <td />
          {ends.map((end) => (
            <th key={end} scope="col">
              {verbWord(end)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ head, cell }) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {ends.map((end) => (
              <td key={end}>{cell(end)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type End = (typeof ends)[number];

function textOf(code: string | null, n: number): string {
  return code === null ? t('home.finish.nothing') : words(message(code, { n }));
}
