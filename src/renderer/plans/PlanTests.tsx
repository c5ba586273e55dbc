import type { PlanTest } from '#shared/domain/index.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import { t } from '../ui/text.ts';
import { formatFull } from '../ui/time.ts';
import table from '../ui/Table.module.css';
import { type NameOf, useVmNames } from './names.ts';
import styles from './Plans.module.css';

const cx = classesOf({ ...table, ...styles });
/** So many VMs of one test are listed, those that did not come up first. */
const MEMBERS_MAX = 500;

/** When it was tested, by whom, and how it came out, VM by VM; the newest first. */
export function PlanTests({ tests }: { readonly tests: readonly PlanTest[] }) {
  const nameOf = useVmNames();
  return (
    <section className={cx('section')} aria-labelledby="plan-tests">
      <h2 id="plan-tests">{t('plan.tests')}</h2>
      {tests.length === 0 && <p className={cx('quiet')}>{t('plan.tests.none')}</p>}
      {tests.toReversed().map((test, at) => (
        <details key={test.runId} className={cx('test')} open={at === 0}>
          <summary>
            <strong>{t(`ending.${test.ending}`)}</strong>, <Age at={test.at} />, {test.by.name},{' '}
            {t('plan.tests.passed', {
              ok: test.members.filter(({ ok }) => ok).length,
              all: test.members.length,
            })}
          </summary>
          <TestMembers test={test} nameOf={nameOf} />
        </details>
      ))}
    </section>
  );
}

function TestMembers({ test, nameOf }: { readonly test: PlanTest; readonly nameOf: NameOf }) {
  const members = test.members.toSorted(
    (a, b) => Number(a.ok) - Number(b.ok) || nameOf(a.vmId).localeCompare(nameOf(b.vmId)),
  );
  return (
    <table className={cx('table')}>
      <thead>
        <tr>
          {(['vm', 'result', 'point'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`plan.tests.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {members.slice(0, MEMBERS_MAX).map(({ vmId, ok, pointAt }) => (
          <tr key={vmId}>
            <td>{nameOf(vmId)}</td>
            <td className={cx(!ok && 'wrong')}>
              <span className={cx('mark')}>
                <GlyphIcon glyph={ok ? 'square' : 'cross'} /> {t(ok ? 'plan.tests.up' : 'plan.tests.notUp')}
              </span>
            </td>
            <td>{pointAt === null ? t('plan.tests.noPoint') : formatFull(pointAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
