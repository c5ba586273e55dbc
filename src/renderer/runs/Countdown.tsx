import type { RunSummary } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { useFastNow } from '../ui/clock.ts';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';
import { putRun } from './store.ts';

const cx = classesOf(styles);

/** Ten seconds in which nothing has been sent and one key stops it all. */
export function Countdown({ run }: { readonly run: RunSummary }) {
  const call = useCall();
  const now = useFastNow();
  const seconds = Math.max(0, Math.ceil(((run.armedUntil ?? now) - now) / 1_000));
  const stop = async () => {
    const stopped = await call.run(bridge().runStop({ runId: run.runId }));
    if (stopped) putRun(stopped);
  };
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
      <Button autoFocus look="primary" isDisabled={call.isBusy} onPress={() => void stop()}>
        {t('countdown.stop')}
      </Button>
    </div>
  );
}
