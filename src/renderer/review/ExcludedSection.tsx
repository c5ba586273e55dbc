import type { Review } from '#shared/ipc/index.ts';
import { TableTitle } from '../papers/TableTitle.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t, words } from '../ui/text.ts';
import table from '../ui/Table.module.css';
import { excludedTable } from './csv.ts';
import styles from './ReviewPage.module.css';

const cx = classesOf({ ...table, ...styles });

/** What was selected and will not be done, grouped by the reason. */
export function ExcludedSection({ review }: { readonly review: Review }) {
  if (review.excluded.length === 0) return null;
  const groups = new Map<string, string[]>();
  for (const one of review.excluded) {
    const reason = words(one.reason);
    const names = groups.get(reason);
    if (names) names.push(one.name);
    else groups.set(reason, [one.name]);
  }
  return (
    <section className={cx('section')} aria-labelledby="review-excluded">
      <TableTitle
        id="review-excluded"
        title={t('review.excluded', counted(review.excluded.length))}
        name={t('table.excluded')}
        table={() => excludedTable(review)}
      />
      <table className={cx('table')}>
        <tbody>
          {[...groups].map(([reason, names]) => (
            <tr key={reason}>
              <td className={cx('nowrap')}>{t('map.vms', counted(names.length))}</td>
              <td>
                {reason}
                <details>
                  <summary className={cx('quiet')}>{t('review.names')}</summary>
                  {names.join(', ')}
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
