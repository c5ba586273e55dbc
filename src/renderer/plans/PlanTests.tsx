import type { PlanTest } from '#shared/domain/index.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import table from '../ui/Table.module.css';
import styles from './Plans.module.css';

const cx = classesOf({ ...table, ...styles });

/** When it was tested, by whom, and how it came out; the newest first. */
export function PlanTests({ tests }: { readonly tests: readonly PlanTest[] }) {
  return (
    <section className={cx('section')} aria-labelledby="plan-tests">
      <h2 id="plan-tests">{t('plan.tests')}</h2>
      {tests.length === 0 ? (
        <p className={cx('quiet')}>{t('plan.tests.none')}</p>
      ) : (
        <table className={cx('table')}>
          <thead>
            <tr>
              {(['when', 'by', 'ending', 'members'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`plan.tests.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tests.toReversed().map((test) => (
              <tr key={test.runId}>
                <td>
                  <Age at={test.at} />
                </td>
                <td>{test.by.name}</td>
                <td>{t(`ending.${test.ending}`)}</td>
                <td>
                  {t('plan.tests.passed', {
                    ok: test.members.filter(({ ok }) => ok).length,
                    all: test.members.length,
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
