import type { RunSummary } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { useFastNow } from '../ui/clock.ts';
import { t } from '../ui/text.ts';
import { ControlButton } from './controls/ControlButton.tsx';
import { stopOf } from './controls/controls.ts';
import styles from './Runs.module.css';

const cx = classesOf(styles);

/** Ten seconds in which nothing has been sent and one key stops it all. */
export function Countdown({ run }: { readonly run: RunSummary }) {
  const now = useFastNow();
  const seconds = Math.max(0, Math.ceil(((run.armedUntil ?? now) - now) / 1_000));
  return (
    <div className={cx('countdown')} role="timer" aria-label={t('countdown.label')}>
      <span className={cx('seconds')} aria-hidden="true">
        {seconds}
      </span>
      <p>
        <strong>{t('countdown.lead', { seconds })}</strong>
        <br />
        {t('countdown.nothingSent')}
      </p>
      <span className={cx('spring')} />
      <ControlButton runId={run.runId} control={stopOf(run)} look="primary" autoFocus />
    </div>
  );
}
