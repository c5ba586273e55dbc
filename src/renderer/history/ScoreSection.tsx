import type { DrillScore, HistoryView, RecoveryTargets } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { formatCount, t } from '../ui/text.ts';
import table from '../ui/Table.module.css';
import { formatFull } from '../ui/time.ts';
import styles from './History.module.css';
import { ScoreChart } from './ScoreChart.tsx';
import { TargetFields } from './TargetFields.tsx';

const cx = classesOf({ ...table, ...styles });

/** How well a recovery is rehearsed, with the formula and its numbers: a score that nobody can check is worth nothing. */
export function ScoreSection({ view, targets }: { readonly view: HistoryView; readonly targets: RecoveryTargets }) {
  const { score, series, plans, days } = view;
  return (
    <section className={cx('section')} aria-labelledby="drill-score">
      <h2 id="drill-score">{t('score.title')}</h2>
      {score.score === null ? (
        <p>{t('score.none')}</p>
      ) : (
        <div className={cx('score')}>
          <p className={cx('figure')}>
            <strong>{formatCount(score.score)}</strong> {t('score.of')}
          </p>
          <div className={cx('formula')}>
            <p>{t('score.formula', { ...partsOf(score), days: formatCount(days), n: score.members })}</p>
            {score.tested > 0 && (
              <p className={cx('equation')}>{t('score.equation', { ...partsOf(score), score: score.score })}</p>
            )}
          </div>
          <ScoreChart series={series} />
        </div>
      )}
      <Disclosure title={t('score.plans')}>
        <PlanScores plans={plans} />
      </Disclosure>
      <Disclosure title={t('score.table')}>
        <SeriesTable series={series} />
      </Disclosure>
      <Disclosure title={t('score.targets')}>
        <TargetFields key={JSON.stringify(targets)} targets={targets} />
      </Disclosure>
    </section>
  );
}

function partsOf({ members, tested, inTime, inRpo }: DrillScore) {
  return { members, tested, inTime, inRpo };
}

const counts = ['members', 'tested', 'inTime', 'inRpo'] as const;

function PlanScores({ plans }: Pick<HistoryView, 'plans'>) {
  const rows = plans.map((plan) => ({ key: plan.planId, of: plan.name, score: plan, last: plan.lastAt }));
  return <ScoreTable label={t('score.plans')} of="plan" rows={rows} />;
}

function SeriesTable({ series }: Pick<HistoryView, 'series'>) {
  return (
    <>
      <p className={cx('quiet')}>{t('score.asNow')}</p>
      <ScoreTable
        label={t('score.series')}
        of="week"
        rows={series.map((week) => ({ key: String(week.at), of: formatFull(week.at), score: week }))}
      />
    </>
  );
}

interface ScoreRow {
  readonly key: string;
  readonly of: string;
  readonly score: DrillScore;
  /** When it was rehearsed last, where that is told. */
  readonly last?: number | null;
}

interface TableProps {
  readonly label: string;
  readonly of: 'plan' | 'week';
  readonly rows: readonly ScoreRow[];
}

function ScoreTable({ label, of, rows }: TableProps) {
  const columns = ['score', ...counts, ...(of === 'plan' ? (['last'] as const) : [])] as const;
  return (
    <table className={cx('table')} aria-label={label}>
      <thead>
        <tr>
          {([of, ...columns] as const).map((column) => (
            <th key={column} scope="col">
              {t(`score.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, of: name, score, last }) => (
          <tr key={key}>
            <td>{name}</td>
            <td>{score.score === null ? '–' : formatCount(score.score)}</td>
            {counts.map((count) => (
              <td key={count}>{formatCount(score[count])}</td>
            ))}
            {last !== undefined && (
              <td>
                <Age at={last} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
