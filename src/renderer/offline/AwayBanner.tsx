import type { AwayReport } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { useCurrentConnection } from '../connections/store.ts';
import styles from '../connect/ConnectionBanner.module.css';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { formatMoment } from '../ui/moments.ts';
import { counted, t } from '../ui/text.ts';
import { useAwayReport } from './store.ts';

const cx = classesOf(styles);

/** Above every page, until it was read: things are not as they were when somebody last looked. */
export function AwayBanner() {
  const connection = useCurrentConnection();
  const report = useAwayReport();
  const now = useNow();
  if (connection === null || report === null) return null;
  const at = formatMoment(report.since, now);
  return (
    <div className={cx('banner')} data-away="">
      <Callout level={newCopiesOf(report) > 0 ? 'error' : 'info'} live>
        <span className={cx('row')}>
          <span className={cx('words')}>
            {t('away.banner', { name: connection.name, at, what: summaryOf(report).join(', ') })}
          </span>
          <Button onPress={() => go({ kind: 'away' })}>{t('away.show')}</Button>
        </span>
      </Callout>
    </div>
  );
}

function newCopiesOf({ vms }: AwayReport): number {
  return vms.filter(({ changes }) => changes.some(({ what, to }) => what === 'two-copies' && to === true)).length;
}

/** The gravest first. */
function summaryOf(report: AwayReport): readonly string[] {
  const copies = newCopiesOf(report);
  const { vms, sites, plans, runs } = report;
  return [
    ...(copies > 0 ? [t('away.banner.twoCopies', counted(copies))] : []),
    ...(vms.length > 0 ? [t('away.banner.vms', counted(vms.length))] : []),
    ...(sites.length > 0 ? [t('away.banner.sites', counted(sites.length))] : []),
    ...(runs.length > 0 ? [t('away.banner.runs', counted(runs.length))] : []),
    ...(plans.length > 0 ? [t('away.banner.plans', counted(plans.length))] : []),
  ];
}
