import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { StoredRunView } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';
import { storedEvidence, storedPoint } from './stored.ts';

const cx = classesOf(styles);
const columns = ['step', 'name', 'point', 'evidence', 'after'] as const;
const AFTER_MAX = 3;

/** The steps of a run as they were reviewed, in their order. */
export function StoredSteps({ stored }: { readonly stored: StoredRunView }) {
  const { steps, decisions } = stored;
  const nameOf = useMemo(() => new Map(steps.map(({ id, name }) => [id, name])), [steps]);
  const top = useRef<HTMLDivElement>(null);
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: steps.length,
    getScrollElement: () => top.current?.parentElement ?? null,
    estimateSize: () => 30,
    getItemKey: (index) => steps[index]?.id ?? index,
    overscan: 12,
  });
  return (
    <div ref={top} role="table" aria-label={t('stored.steps')} aria-rowcount={steps.length + 1}>
      <div role="row" className={cx('lineHead', 'stored')}>
        {columns.map((column) => (
          <span key={column} role="columnheader">
            {t(`stored.column.${column}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className={cx('lines')} style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const step = steps[item.index];
          if (!step) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              className={cx('line', 'stored')}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span role="cell">
                {t(`order.${step.order.kind}`)}
                {step.optional && <span className={cx('quiet')}>, {t('run.optional')}</span>}
              </span>
              <span role="cell" title={step.name}>
                {step.name}
              </span>
              <span role="cell">{storedPoint(step.order)}</span>
              <span role="cell">{storedEvidence(step, decisions)}</span>
              <span role="cell" className={cx('quiet')}>
                {afterWords([...new Set([...step.after, ...step.afterSettled].map((id) => nameOf.get(id) ?? id))])}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function afterWords(names: readonly string[]): string {
  if (names.length <= AFTER_MAX) return names.join(', ');
  const shown = names.slice(0, AFTER_MAX).join(', ');
  return t('stored.more', { names: shown, n: names.length - AFTER_MAX });
}
