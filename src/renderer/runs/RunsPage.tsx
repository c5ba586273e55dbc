import { go } from '../app/navigation.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import { PhaseMark } from './PhaseMark.tsx';
import styles from './Runs.module.css';
import { RunPage } from './RunPage.tsx';
import { useRuns } from './store.ts';
import { countsWords } from './words.ts';

const cx = classesOf(styles);

export function RunsPage({ runId }: { readonly runId: string | null }) {
  const runs = useRuns((state) => state.runs);
  if (runId !== null) return <RunPage key={runId} runId={runId} />;
  return (
    <section className={cx('list')} aria-label={t('runs.title')}>
      <header className={cx('listHead')}>
        <h1>{t('runs.title')}</h1>
      </header>
      {runs.length === 0 ? (
        <div className={cx('none')}>
          <p>{t('runs.none')}</p>
          <p>{t('runs.none.hint')}</p>
        </div>
      ) : (
        <ul>
          {runs.map((run) => (
            <li key={run.runId}>
              <button type="button" className={cx('entry')} onClick={() => go({ kind: 'runs', runId: run.runId })}>
                <PhaseMark run={run} />
                <span className={cx('title')}>{run.title}</span>
                <span className={cx('quiet')}>{countsWords(run)}</span>
                <span className={cx('quiet')}>
                  {[
                    run.phase === 'ended' && !run.acknowledged && t('runs.unacknowledged'),
                    run.notFinalised > 0 && t('runs.notFinalised', counted(run.notFinalised)),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
                <Age at={run.createdAt} className={cx('quiet')} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
