import { useMemo } from 'react';
import type { StoredRunView } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';
import { StepTable } from './StepTable.tsx';
import { storedEvidence, storedPoint } from './stored.ts';

const cx = classesOf(styles);
const columns = ['step', 'name', 'point', 'evidence', 'after'] as const;
const AFTER_MAX = 3;

/** The steps of a run as they were reviewed, in their order. */
export function StoredSteps({ stored }: { readonly stored: StoredRunView }) {
  const { steps } = stored;
  const nameOf = useMemo(() => new Map(steps.map(({ id, name }) => [id, name])), [steps]);
  return (
    <StepTable
      label={t('stored.steps')}
      grid="stored"
      columns={columns.map((key) => ({ key, head: t(`stored.column.${key}`) }))}
      rows={steps}
      keyOf={({ id }) => id}
    >
      {(step) => (
        <>
          <span role="cell">
            {t(`order.${step.order.kind}`)}
            {step.optional && <span className={cx('quiet')}>, {t('run.optional')}</span>}
          </span>
          <span role="cell" title={step.name}>
            {step.name}
          </span>
          <span role="cell">{storedPoint(step.order)}</span>
          <span role="cell">{storedEvidence(step, stored)}</span>
          <span role="cell" className={cx('quiet')}>
            {afterWords([...new Set([...step.after, ...step.afterSettled].map((id) => nameOf.get(id) ?? id))])}
          </span>
        </>
      )}
    </StepTable>
  );
}

function afterWords(names: readonly string[]): string {
  if (names.length <= AFTER_MAX) return names.join(', ');
  const shown = names.slice(0, AFTER_MAX).join(', ');
  return t('stored.more', { names: shown, n: names.length - AFTER_MAX });
}
