import type { RunSummary } from '#shared/ipc/index.ts';
import { Choice } from '../ui/Choice.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import { choicesOf, type RunFilter, runStates } from './list.ts';
import styles from './RunFilters.module.css';

const cx = classesOf(styles);

interface Props {
  readonly runs: readonly RunSummary[];
  readonly shown: number;
  readonly filter: RunFilter;
  readonly onChange: (change: Partial<RunFilter>) => void;
}

/** Which runs the list shows, and in which order. */
export function RunFilters({ runs, shown, filter, onChange }: Props) {
  const { verbs, people } = choicesOf(runs);
  const any = { value: '', label: t('runs.filter.any') };
  return (
    <div className={cx('filters')} role="search" aria-label={t('runs.filter.label')}>
      <div className={cx('search')}>
        <Field label={t('runs.filter.search')} value={filter.search} onChange={(search) => onChange({ search })} />
      </div>
      <Choice
        label={t('runs.filter.state')}
        value={filter.state}
        options={runStates.map((value) => ({ value, label: t(`runs.state.${value}`) }))}
        onChange={(value) => onChange({ state: runStates.find((state) => state === value) ?? 'any' })}
      />
      <Choice
        label={t('runs.filter.verb')}
        value={filter.verb ?? ''}
        options={[any, ...verbs.map((value) => ({ value, label: t(`verb.${value}`) }))]}
        onChange={(value) => onChange({ verb: verbs.find((verb) => verb === value) ?? null })}
      />
      <Choice
        label={t('runs.filter.who')}
        value={filter.who ?? ''}
        options={[any, ...people.map((value) => ({ value, label: value }))]}
        onChange={(value) => onChange({ who: value === '' ? null : value })}
      />
      <Choice
        label={t('runs.filter.order')}
        value={filter.order}
        options={(['newest', 'oldest'] as const).map((value) => ({ value, label: t(`runs.order.${value}`) }))}
        onChange={(value) => onChange({ order: value === 'oldest' ? 'oldest' : 'newest' })}
      />
      <p className={cx('shown')} role="status">
        {t('runs.shown', { shown: formatCount(shown), ...counted(runs.length) })}
      </p>
    </div>
  );
}
