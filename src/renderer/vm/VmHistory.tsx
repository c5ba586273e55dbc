import type { VmRun } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { formatAge, formatFull } from '../ui/time.ts';
import { verbWord } from '../ui/verbs.ts';
import styles from './VmPage.module.css';

const cx = classesOf(styles);

/** The runs that touched this VM, on whichever console. */
export function VmHistory({ runs, gatewayNow }: { readonly runs: readonly VmRun[]; readonly gatewayNow: number }) {
  return (
    <section className={cx('section')} aria-labelledby="vm-history">
      <h2 id="vm-history">{t('vm.history')}</h2>
      {runs.length === 0 ? (
        <p className={cx('quiet')}>{t('vm.history.none')}</p>
      ) : (
        <table className={cx('table')}>
          <thead>
            <tr>
              <th scope="col">{t('vm.history.what')}</th>
              <th scope="col">{t('vm.history.when')}</th>
              <th scope="col">{t('vm.history.who')}</th>
              <th scope="col">{t('vm.history.end')}</th>
              <th scope="col">{t('vm.history.run')}</th>
            </tr>
          </thead>
          <tbody>
            {runs
              .toSorted((a, b) => b.createdAt - a.createdAt)
              .map((run) => (
                <tr key={run.id}>
                  <td>{verbWord(run.verb)}</td>
                  <td title={formatFull(run.createdAt)}>{formatAge(gatewayNow - run.createdAt)}</td>
                  <td>{run.createdBy.name}</td>
                  <td>{run.ending === null ? t('phase.running') : t(`ending.${run.ending}`)}</td>
                  <td>
                    <button type="button" className={cx('link')} onClick={() => go({ kind: 'runs', runId: run.id })}>
                      {run.title}
                    </button>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
