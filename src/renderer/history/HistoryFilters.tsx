import { runEnding, runVerb } from '#shared/domain/index.ts';
import type { HistoryRun, HistoryView } from '#shared/ipc/index.ts';
import { momentCell, secondsCell } from '../papers/cells.ts';
import { TableButton } from '../papers/TableButton.tsx';
import filterStyles from '../runs/RunFilters.module.css';
import { Choice } from '../ui/Choice.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import { choicesOf, spans, tookMs, type HistoryFilter } from './filter.ts';

const cx = classesOf(filterStyles);

interface Props {
  readonly view: HistoryView;
  readonly shown: readonly HistoryRun[];
  readonly filter: HistoryFilter;
  readonly onChange: (change: Partial<HistoryFilter>) => void;
}

/** Which runs are shown, and the way out of the window for exactly these. */
export function HistoryFilters({ view, shown, filter, onChange }: Props) {
  const { verbs, endings, people } = choicesOf(view.runs);
  const any = { value: '', label: t('history.filter.any') };
  return (
    <div className={cx('filters')} role="search" aria-label={t('history.filter.label')}>
      <div className={cx('search')}>
        <Field label={t('history.filter.search')} value={filter.search} onChange={(search) => onChange({ search })} />
      </div>
      <Choice
        label={t('history.filter.verb')}
        value={filter.verb ?? ''}
        options={[any, ...verbs.map((value) => ({ value, label: t(`verb.${value}`) }))]}
        onChange={(value) => onChange({ verb: value === '' ? null : runVerb.parse(value) })}
      />
      <Choice
        label={t('history.filter.ending')}
        value={filter.ending ?? ''}
        options={[any, ...endings.map((value) => ({ value, label: t(`ending.${value}`) }))]}
        onChange={(value) => onChange({ ending: value === '' ? null : runEnding.parse(value) })}
      />
      <Choice
        label={t('history.filter.who')}
        value={filter.who ?? ''}
        options={[any, ...people.map((value) => ({ value, label: value }))]}
        onChange={(value) => onChange({ who: value === '' ? null : value })}
      />
      <Choice
        label={t('history.filter.days')}
        value={filter.days === null ? '' : String(filter.days)}
        options={[any, ...spans.map((days) => ({ value: String(days), label: t(`history.days.${days}`) }))]}
        onChange={(value) => onChange({ days: spans.find((days) => String(days) === value) ?? null })}
      />
      <p className={cx('shown')} role="status">
        {t('history.shown', { shown: formatCount(shown.length), ...counted(view.runs.length) })}
      </p>
      <TableButton name={t('history.title')} table={() => tableOf(shown, view)} />
    </div>
  );
}

const columns = [
  ...(['createdAt', 'title', 'verb', 'plan', 'createdBy', 'ending', 'vms', 'done'] as const),
  ...(['tookSeconds', 'rtoSeconds', 'rtoLate', 'rpoSeconds', 'rpoLate'] as const),
];

function tableOf(runs: readonly HistoryRun[], { plans }: HistoryView) {
  const names = new Map(plans.map(({ planId, name }) => [planId, name]));
  return {
    header: columns.map((column) => t(`history.column.${column}`)),
    rows: runs.map((run) => [
      ...[momentCell(run.createdAt), run.title, t(`verb.${run.verb}`), names.get(run.planId ?? '') ?? null],
      ...[run.createdBy, t(`ending.${run.ending}`), run.vms, run.done, secondsCell(tookMs(run))],
      ...[secondsCell(run.rtoMs), run.rtoLate, secondsCell(run.rpoMs), run.rpoLate],
    ]),
  };
}
