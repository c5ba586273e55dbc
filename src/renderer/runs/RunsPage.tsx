import { useMemo } from 'react';
import { create } from 'zustand';
import { TableButton } from '../papers/TableButton.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import listStyles from '../ui/List.module.css';
import { runsTable } from './csv.ts';
import { asking, listed, noFilter, type RunFilter } from './list.ts';
import { RunEntry } from './RunEntry.tsx';
import { RunFilters } from './RunFilters.tsx';
import { RunPage } from './RunPage.tsx';
import styles from './Runs.module.css';
import { useRuns } from './store.ts';

const cx = classesOf({ ...listStyles, ...styles });

/** Kept while a person looks at a run and comes back. */
const useFilter = create<RunFilter>()(() => noFilter);

export function RunsPage({ runId }: { readonly runId: string | null }) {
  return runId === null ? <RunList /> : <RunPage key={runId} runId={runId} />;
}

function RunList() {
  const runs = useRuns((state) => state.runs);
  const filter = useFilter();
  const shown = useMemo(() => listed(runs, filter), [runs, filter]);
  return (
    <section className={cx('list')} aria-label={t('runs.title')}>
      <header className={cx('listHead')}>
        <h1>{t('runs.title')}</h1>
        {shown.length > 0 && <TableButton name={t('runs.title')} table={() => runsTable(shown)} />}
      </header>
      <Inbox />
      {runs.length === 0 ? (
        <div className={cx('none')}>
          <p>{t('runs.none')}</p>
          <p>{t('runs.none.hint')}</p>
        </div>
      ) : (
        <RunFilters
          runs={runs}
          shown={shown.length}
          filter={filter}
          onChange={(change) => useFilter.setState(change)}
        />
      )}
      {runs.length > 0 && shown.length === 0 && <p className={cx('none')}>{t('runs.noneFits')}</p>}
      <ul aria-label={t('runs.list')}>
        {shown.map((run) => (
          <li key={run.runId}>
            <RunEntry run={run} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What waits for this person, above all else. Each opens what is to be read before the answer. */
function Inbox() {
  const runs = useRuns((state) => state.runs);
  const waiting = asking(runs);
  if (waiting.length === 0) return null;
  return (
    <section className={cx('inbox')} aria-labelledby="runs-inbox">
      <h2 id="runs-inbox">{t('runs.inbox')}</h2>
      <ul>
        {waiting.map((run) => (
          <li key={run.runId}>
            <RunEntry run={run} asks />
          </li>
        ))}
      </ul>
    </section>
  );
}
