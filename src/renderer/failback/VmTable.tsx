import { type ReactNode, useState } from 'react';
import type { FailbackMove, FailbackView, FailbackVm } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import table from '../ui/Table.module.css';
import { counted, formatCount, t } from '../ui/text.ts';
import styles from './Failback.module.css';
import type { Chosen } from './useChosen.ts';
import { lookOf } from './words.ts';

const cx = classesOf({ ...table, ...styles });

/** So many are drawn; the find field reaches the others. */
const ROWS_MAX = 200;
const FINDABLE_FROM = 20;

export interface Column {
  readonly head: string;
  readonly cell: (vm: FailbackVm) => ReactNode;
}

interface Props {
  readonly view: FailbackView;
  readonly label: string;
  readonly vms: readonly FailbackVm[];
  readonly chosen?: Chosen;
  readonly columns?: readonly Column[];
}

/** VMs of one step: who they are, how they are and since when, what is asked of this page, and who moved them last. */
export function VmTable({ view, label, vms, chosen, columns = [] }: Props) {
  const [sought, setSought] = useState('');
  const found = sought === '' ? vms : vms.filter(({ name }) => name.toLowerCase().includes(sought.toLowerCase()));
  const shown = found.slice(0, ROWS_MAX);
  const moves = new Map(view.moves.map((move) => [move.runId, move]));
  return (
    <div className={cx('vms')}>
      {vms.length >= FINDABLE_FROM && <Field label={t('home.find')} value={sought} onChange={setSought} />}
      <table className={cx('table')} aria-label={label}>
        <thead>
          <tr>
            {chosen && (
              <th scope="col">
                <Check
                  aria-label={t('home.choose.all')}
                  isSelected={chosen.isAll}
                  isIndeterminate={!chosen.isAll && chosen.ids.length > 0}
                  onChange={chosen.toggleAll}
                />
              </th>
            )}
            {[
              t('home.column.vm'),
              t('home.column.state'),
              ...columns.map(({ head }) => head),
              t('home.column.last'),
            ].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((vm) => (
            <tr key={vm.vmId}>
              {chosen && (
                <td>
                  <Check
                    aria-label={t('home.choose.one', { name: vm.name })}
                    isSelected={chosen.has(vm.vmId)}
                    onChange={() => chosen.toggle(vm.vmId)}
                  />
                </td>
              )}
              <th scope="row" className={cx('name')} title={vm.name}>
                {vm.name}
              </th>
              <td>
                <State vm={vm} />
              </td>
              {columns.map(({ head, cell }) => (
                <td key={head}>{cell(vm)}</td>
              ))}
              <td className={cx('quiet')}>
                <LastMove move={vm.lastMove === null ? undefined : moves.get(vm.lastMove)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > shown.length && (
        <p className={cx('quiet')}>
          {t('home.shown', { shown: formatCount(shown.length), count: formatCount(found.length) })}
        </p>
      )}
      {chosen && !chosen.isAll && <p className={cx('quiet')}>{t('home.chosen', counted(chosen.ids.length))}</p>}
    </div>
  );
}

/** What failed last is the provider's word on where each copy is. */
function State({ vm }: { readonly vm: FailbackVm }) {
  return (
    <>
      <StateMark {...lookOf(vm)} />{' '}
      <span className={cx('quiet')}>
        <Age at={vm.stateSince} />
        {vm.claimedBy && `, ${t('home.claimed', { run: vm.claimedBy.title })}`}
      </span>
      {vm.failure !== null && <p className={cx('failure')}>{vm.failure}</p>}
    </>
  );
}

function LastMove({ move }: { readonly move: FailbackMove | undefined }) {
  if (move === undefined) return <>–</>;
  return (
    <span title={move.title}>
      {move.by ?? t('home.someone')}
      {!move.isHere && ` (${t('home.elsewhere')})`}, <Age at={move.at} />
    </span>
  );
}
