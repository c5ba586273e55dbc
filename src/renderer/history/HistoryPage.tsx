import { useMemo } from 'react';
import { create } from 'zustand';
import type { HistoryView } from '#shared/ipc/index.ts';
import { recoveryTargetsDefault } from '#shared/ipc/papers.ts';
import { usePreferences } from '../app/preferences.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import listStyles from '../ui/List.module.css';
import { t, words } from '../ui/text.ts';
import { listed, newestFirst, noFilter, type HistoryFilter, type Sort } from './filter.ts';
import { HistoryFilters } from './HistoryFilters.tsx';
import styles from './History.module.css';
import { HistoryTable } from './HistoryTable.tsx';
import { ScoreSection } from './ScoreSection.tsx';
import { useHistory, useHistoryViews } from './store.ts';

const cx = classesOf({ ...listStyles, ...styles });

interface View {
  readonly filter: HistoryFilter;
  readonly sort: Sort;
}

/** Kept while a person looks at a run and comes back. */
const useView = create<View>()(() => ({ filter: noFilter, sort: newestFirst }));

/** What was run, what it achieved, and how well a recovery is rehearsed. */
export function HistoryPage() {
  const connection = useCurrentConnection();
  const targets = usePreferences((state) => state.view?.preferences.recoveryTargets ?? recoveryTargetsDefault);
  const view = useHistory(connection?.id ?? null, targets);
  const failure = useHistoryViews((state) => state.failure);
  return (
    <section className={cx('list')} aria-label={t('history.title')}>
      <header className={cx('listHead')}>
        <h1>{t('history.title')}</h1>
      </header>
      {failure && <Callout level="error">{words(failure.message)}</Callout>}
      {view === null && !failure && <p className={cx('none')}>{t('history.asking')}</p>}
      {view && connection && (
        <>
          <ScoreSection view={view} targets={targets} />
          <PastRuns view={view} connectionId={connection.id} />
        </>
      )}
    </section>
  );
}

const MINUTE_MS = 60_000;

function PastRuns({ view, connectionId }: { readonly view: HistoryView; readonly connectionId: string }) {
  const { filter, sort } = useView();
  const minute = Math.floor(gatewayNow(useCurrentConnection(), useNow()) / MINUTE_MS) * MINUTE_MS;
  const shown = useMemo(() => {
    const names = new Map(view.plans.map(({ planId, name }) => [planId, name]));
    return listed(view.runs, filter, sort, minute + MINUTE_MS, (planId) => names.get(planId ?? '') ?? '');
  }, [view, filter, sort, minute]);
  if (view.runs.length === 0) return <p className={cx('none')}>{t('history.none')}</p>;
  return (
    <>
      <HistoryFilters
        view={view}
        shown={shown}
        filter={filter}
        onChange={(change) => useView.setState({ filter: { ...filter, ...change } })}
      />
      {shown.length === 0 ? (
        <p className={cx('none')}>{t('history.noneFits')}</p>
      ) : (
        <HistoryTable
          runs={shown}
          sort={sort}
          onSort={(next) => useView.setState({ sort: next })}
          connectionId={connectionId}
        />
      )}
    </>
  );
}
