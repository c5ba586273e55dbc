import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { HistoryRun } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { EvidenceButton } from '../papers/EvidenceButton.tsx';
import { PaperButton } from '../papers/PaperButton.tsx';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, formatCount, t } from '../ui/text.ts';
import table from '../ui/Table.module.css';
import { formatElapsed, formatFull } from '../ui/time.ts';
import { sortColumns, tookMs, type Sort, type SortColumn } from './filter.ts';
import styles from './History.module.css';

const cx = classesOf({ ...table, ...styles });

/** So many rows at once: the rest is asked for. */
const ROWS_AT_ONCE = 200;

interface Props {
  readonly runs: readonly HistoryRun[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly connectionId: string;
}

export function HistoryTable({ runs, sort, onSort, connectionId }: Props) {
  const [rowsMax, setRowsMax] = useState(ROWS_AT_ONCE);
  const hidden = Math.max(0, runs.length - rowsMax);
  return (
    <div className={cx('runs')}>
      <table className={cx('table')} aria-label={t('history.list')}>
        <thead>
          <tr>
            {sortColumns.map((column) => (
              <SortHead key={column} column={column} sort={sort} onSort={onSort} />
            ))}
            <th scope="col">{t('history.column.paper')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.slice(0, rowsMax).map((run) => (
            <Row key={run.runId} run={run} connectionId={connectionId} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button onPress={() => setRowsMax(rowsMax + ROWS_AT_ONCE)}>
          {t('history.more', counted(Math.min(hidden, ROWS_AT_ONCE)))}
        </Button>
      )}
    </div>
  );
}

interface HeadProps extends Pick<Props, 'sort' | 'onSort'> {
  readonly column: SortColumn;
}

function SortHead({ column, sort, onSort }: HeadProps) {
  const isSorted = sort.column === column;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  const next = { column, descending: isSorted ? !sort.descending : column === 'createdAt' };
  return (
    <th scope="col" aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={cx('sort')} onClick={() => onSort(next)}>
        {t(`history.column.${column}`)}
        {isSorted && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}

function Row({ run, connectionId }: { readonly run: HistoryRun; readonly connectionId: string }) {
  const { runId, title } = run;
  return (
    <tr>
      <td className={cx('when')}>{formatFull(run.createdAt)}</td>
      <td className={cx('what')}>
        <button type="button" className={cx('link')} onClick={() => go({ kind: 'runs', runId })}>
          {title}
        </button>
        {run.toldBy === 'provider' && <p className={cx('quiet')}>{t('history.elsewhere')}</p>}
      </td>
      <td>{run.createdBy ?? '–'}</td>
      <td>{t(`ending.${run.ending}`)}</td>
      <td>{t('history.done', { done: formatCount(run.done), all: formatCount(run.vms) })}</td>
      <td>{formatElapsed(tookMs(run))}</td>
      <td>
        <Achieved ms={run.rtoMs} late={run.rtoLate > 0 && t('history.late', { n: run.rtoLate })} />
      </td>
      <td>
        <Achieved ms={run.rpoMs} late={run.rpoLate > 0 && t('history.old', { n: run.rpoLate })} />
      </td>
      <td>
        <div className={cx('papers')}>
          <PaperButton of={{ kind: 'run-report', connectionId, runId }} name={title} saysWhose />
          {run.toldBy === 'journal' && <EvidenceButton run={run} saysWhose />}
        </div>
      </td>
    </tr>
  );
}

function Achieved({ ms, late }: { readonly ms: number | null; readonly late: string | false }) {
  if (ms === null) return <span className={cx('quiet')}>–</span>;
  return (
    <>
      {formatElapsed(ms)}
      {late !== false && <p className={cx('late')}>{late}</p>}
    </>
  );
}
