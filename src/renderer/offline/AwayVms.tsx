import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { VmChange } from '#shared/ipc/index.ts';
import { goToVm } from '../app/navigation.ts';
import { Choice } from '../ui/Choice.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { counted, formatCount, t } from '../ui/text.ts';
import { awayRows, kindsIn, type AwayRow, type ChangeKind } from './awayRows.ts';
import styles from './Offline.module.css';

const cx = classesOf(styles);

const ROW_HEIGHT = 32;

/** Every VM that is not as it was, the gravest first, to be searched and opened. */
export function AwayVms({ vms }: { readonly vms: readonly VmChange[] }) {
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<ChangeKind | null>(null);
  const kinds = useMemo(() => kindsIn(vms), [vms]);
  // What was chosen may be gone from a report that has changed since.
  const chosen = kind !== null && kinds.includes(kind) ? kind : null;
  const rows = useMemo(() => awayRows(vms, search, chosen), [vms, search, chosen]);
  return (
    <section className={cx('section')} aria-labelledby="away-vms">
      <h2 id="away-vms">{t('away.vms', counted(vms.length))}</h2>
      <div className={cx('search')} role="search">
        <Field label={t('away.search')} value={search} onChange={setSearch} />
        <Choice
          label={t('away.kind')}
          value={chosen ?? ''}
          options={[
            { value: '', label: t('away.kind.any') },
            ...kinds.map((value) => ({ value, label: t(`away.kind.${value}`) })),
          ]}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? null)}
        />
        <p className={cx('quiet')} role="status">
          {t('away.shown', { shown: formatCount(rows.length), ...counted(vms.length) })}
        </p>
      </div>
      {rows.length === 0 ? <p>{t('away.noneFits')}</p> : <VmTable rows={rows} />}
    </section>
  );
}

function VmTable({ rows }: { readonly rows: readonly AwayRow[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.vmId ?? index,
    overscan: 8,
  });
  return (
    <div
      ref={scroller}
      className={cx('scroll')}
      role="table"
      aria-labelledby="away-vms"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
    >
      <div role="row" className={cx('row', 'columns')}>
        <span role="columnheader">{t('away.column.vm')}</span>
        <span role="columnheader">{t('away.column.what')}</span>
      </div>
      <div className={cx('body')} role="rowgroup" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              className={cx('row')}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span role="cell">
                <button type="button" className={cx('link')} onClick={() => goToVm(row.vmId)}>
                  {row.name}
                </button>
              </span>
              <span role="cell">{row.words}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
