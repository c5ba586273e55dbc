import type { AwayReport, ConnectionView } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { useCurrentConnection } from '../connections/store.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { formatMoment } from '../ui/moments.ts';
import { counted, t } from '../ui/text.ts';
import { formatDuration } from '../ui/time.ts';
import { AwayVms } from './AwayVms.tsx';
import { CopiesCheck } from './CopiesCheck.tsx';
import { OtherChanges } from './OtherChanges.tsx';
import styles from './Offline.module.css';
import { acknowledgeAway, useAwayReport } from './store.ts';

const cx = classesOf(styles);

/** What changed while the provider was not heard. It stays until a person says that they have read it. */
export function AwayPage() {
  const connection = useCurrentConnection();
  const report = useAwayReport();
  if (connection === null || report === null) return <p className={cx('none')}>{t('away.none')}</p>;
  return (
    <article className={cx('page')} aria-label={t('away.label')}>
      <Head connection={connection} report={report} />
      <CopiesCheck />
      {report.vms.length > 0 && <AwayVms vms={report.vms} />}
      <OtherChanges connectionId={connection.id} report={report} />
      {report.newerPoints > 0 && (
        <section className={cx('section')}>
          <p className={cx('quiet')}>{t('away.newerPoints', counted(report.newerPoints))}</p>
        </section>
      )}
    </article>
  );
}

function Head({ connection, report }: { readonly connection: ConnectionView; readonly report: AwayReport }) {
  const { since, until } = report;
  const now = useNow();
  const acknowledge = async () => {
    await acknowledgeAway(connection.id, until);
    go({ kind: 'map' });
  };
  return (
    <>
      <header className={cx('head')}>
        <h1>{t('away.title', { name: connection.name })}</h1>
        <Button look="primary" onPress={() => void acknowledge()}>
          {t('away.acknowledge')}
        </Button>
      </header>
      <section className={cx('section')}>
        <p>
          {t('away.period', {
            from: formatMoment(since, now),
            to: formatMoment(until, now),
            duration: formatDuration(Math.max(0, until - since)),
          })}
        </p>
      </section>
    </>
  );
}
