import type { FailbackDowntime } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { formatCount, t } from '../ui/text.ts';
import styles from './Failback.module.css';
import { formatMs } from './words.ts';

const cx = classesOf(styles);

/** How long users are expected to be without service, as a range, and what it is computed from. */
export function Downtime({ downtime }: { readonly downtime: FailbackDowntime | null }) {
  if (downtime === null) return null;
  const { vms, each, together, learnt } = downtime;
  return (
    <section aria-label={t('home.downtime')}>
      <h3>{t('home.downtime')}</h3>
      <Facts>
        <Fact name={t('home.downtime.each')}>{formatMs(each)}</Fact>
        {vms > 1 && <Fact name={t('home.downtime.together')}>{formatMs(together)}</Fact>}
      </Facts>
      <p className={cx('quiet')}>{t('home.downtime.how', { learnt: formatCount(learnt), count: formatCount(vms) })}</p>
    </section>
  );
}
