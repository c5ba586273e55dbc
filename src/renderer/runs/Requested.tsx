import type { StoredRunView } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';

const cx = classesOf(styles);

/** Who asked for a run, when, and why. */
export function Requested({ stored }: { readonly stored: StoredRunView }) {
  return (
    <section className={cx('section')} aria-label={t('stored.label')}>
      <Facts>
        <Fact name={t('stored.by')}>{stored.createdBy}</Fact>
        <Fact name={t('stored.at')}>
          <Age at={stored.createdAt} />
        </Fact>
        <Fact name={t('stored.reason')}>{stored.reason === '' ? t('stored.noReason') : stored.reason}</Fact>
      </Facts>
    </section>
  );
}
