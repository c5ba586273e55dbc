import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { VmChange } from '#shared/ipc/index.ts';
import { goToVm } from '../app/navigation.ts';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { counted, t } from '../ui/text.ts';
import { changeWords } from './changeWords.ts';
import styles from './Offline.module.css';

const cx = classesOf(styles);

const ROW_HEIGHT = 32;

/** Every VM that is not as it was, the gravest first, to be searched and opened. */
export function AwayVms({ vms }: { readonly vms: readonly VmChange[] }) {
  const [search, setSearch] = useState('');
  const rows = useMemo(() => listed(vms, search), [vms, search]);
  return (
    <section className={cx('section')} aria-labelledby="away-vms">
      <h2 id="away-vms">{t('away.vms', counted(vms.length))}</h2>
      <div className={cx('search')} role="search">
        <Field label={t('away.search')} value={search} onChange={setSearch} />
      </div>
      {rows.length === 0 ? <p role="status">{t('away.noneFits')}</p> : <VmTable rows={rows} />}
    </section>
  );
}

interface Row {
  readonly vmId: string;
  readonly name: string;
  readonly words: string;
}

function VmTable({ rows }: { readonly rows: readonly Row[] }) {
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

/** Those that fit the letters, in their name or in what changed. */
export function listed(vms: readonly VmChange[], search: string): readonly Row[] {
  const wanted = search.trim().toLocaleLowerCase();
  return vms
    .toSorted((a, b) => gravityOf(b) - gravityOf(a))
    .map(({ vmId, name, changes }) => ({ vmId, name, words: changes.map(changeWords).join(' · ') }))
    .filter(({ name, words }) => `${name} ${words}`.toLocaleLowerCase().includes(wanted));
}

function gravityOf({ changes }: VmChange): number {
  const is = (what: string) => changes.some((change) => change.what === what);
  if (is('two-copies')) return 4;
  if (is('points-lost') || is('known')) return 3;
  if (is('state') || is('placement')) return 2;
  return is('power') || is('source') ? 1 : 0;
}
