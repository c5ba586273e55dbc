import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { Review, ReviewItem } from '#shared/ipc/index.ts';
import { lifecycle, mainOrderOf } from '#shared/lifecycle/index.ts';
import { say } from '../app/said.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { TableTitle } from '../papers/TableTitle.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { counted, t } from '../ui/text.ts';
import { itemsTable } from './csv.ts';
import { ItemRow } from './ItemRow.tsx';
import styles from './Items.module.css';
import { PointDialog } from './PointDialog.tsx';
import { leaveOut, useReview } from './store.ts';

const cx = classesOf(styles);

/** Every VM with its point, what is known against it, and what shows that its other copy is off. Worst first. */
export function ItemsSection({ review, readOnly }: { readonly review: Review; readonly readOnly: boolean }) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  const scroller = useRef<HTMLDivElement>(null);
  const [changing, setChanging] = useState<ReviewItem | null>(null);
  const isMaking = useReview((state) => state.isMaking);
  // Nothing is left of a review without its last VM: it is cancelled instead.
  const canLeaveOut = !readOnly && !isMaking && review.items.length > 1;
  const seesToIt = lifecycle[mainOrderOf[review.verb]].evidence === 'itself';
  const siteNames = new Map(review.sites.map(({ siteId, name }) => [siteId, name]));
  const items = review.items.toSorted((a, b) => concern(b) - concern(a) || a.wave - b.wave);
  const drop = ({ vmId, name }: ReviewItem) => {
    void leaveOut(vmId);
    say(t('review.leftOut', { name }));
    // Its button goes with it.
    scroller.current?.focus();
  };
  // The virtualiser changes without telling React's compiler; the compiler is off for that reason.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    getItemKey: (index) => items[index]?.vmId ?? index,
    overscan: 8,
  });
  return (
    <section className={cx('section')} aria-labelledby="review-items">
      <TableTitle
        id="review-items"
        title={t('review.items', counted(items.length))}
        name={t('table.items')}
        table={() => itemsTable({ ...review, items }, now)}
      />
      <div ref={scroller} className={cx('scroll')} role="table" aria-rowcount={items.length + 1} tabIndex={0}>
        <div role="row" className={cx('head')}>
          {(['wave', 'vm', 'point', 'evidence'] as const).map((column) => (
            <span key={column} role="columnheader">
              {t(`review.column.${column}`)}
            </span>
          ))}
        </div>
        <div className={cx('body')} role="rowgroup" style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map((row) => {
            const item = items[row.index];
            if (!item) return null;
            return (
              <div
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                role="row"
                aria-rowindex={row.index + 2}
                className={cx('row')}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <ItemRow
                  item={item}
                  site={siteNames.get(item.siteId) ?? ''}
                  seesToIt={seesToIt}
                  gatewayNow={now}
                  onLeaveOut={canLeaveOut ? () => drop(item) : null}
                  onChangePoint={readOnly ? null : () => setChanging(item)}
                />
              </div>
            );
          })}
        </div>
      </div>
      {changing && <PointDialog connectionId={review.connectionId} item={changing} onClose={() => setChanging(null)} />}
    </section>
  );
}

/** Infected points and missing evidence must not lie below the fold. */
function concern(item: ReviewItem): number {
  if (item.point?.malware === 'infected') return 4;
  if (item.evidence.kind === 'missing') return 3;
  if (item.point?.malware === 'suspicious' || item.evidence.kind === 'override') return 2;
  return item.warnings.length > 0 ? 1 : 0;
}
