import type { PlanDetail } from '#shared/ipc/index.ts';
import { classesOf } from '../../ui/classes.ts';
import table from '../../ui/Table.module.css';
import { t, words } from '../../ui/text.ts';
import plans from '../Plans.module.css';
import styles from './Details.module.css';

const cx = classesOf({ ...table, ...plans, ...styles });

/** Thing by thing: what it was, what each side says. */
export function Details({ details, isApart }: { readonly details: readonly PlanDetail[]; readonly isApart: boolean }) {
  const columns = isApart ? (['was', 'mine', 'theirs'] as const) : (['was', 'mine'] as const);
  if (details.length === 0) return null;
  return (
    <table className={cx('table', 'details')}>
      <thead>
        <tr>
          <th scope="col">{t('changes.what')}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`changes.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {details.map((detail) => (
          <tr key={detail.what.code}>
            <th scope="row">{words(detail.what)}</th>
            {columns.map((column) => (
              <td key={column}>{saidOf(detail[column])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function saidOf(said: PlanDetail['was']) {
  return said === null ? <span className={cx('quiet')}>{t('changes.notThere')}</span> : words(said);
}
