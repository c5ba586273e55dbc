import type { RunSummary } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { useWhyNot } from '../offline/whyNot.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { t } from '../ui/text.ts';
import { ReasonForm } from './ReasonForm.tsx';
import styles from './RunPeople.module.css';
import { putRun } from './store.ts';
import { TakeOver } from './TakeOver.tsx';
import { isFenced } from './words.ts';

const cx = classesOf(styles);

/** The ways on from where a run does not go on by itself: resume it here, take it over, or end it. */
export function RunWays({ run }: { readonly run: RunSummary }) {
  const call = useCall();
  const { connectionId, runId, can } = run;
  const whyNotResume = useWhyNot(connectionId, 'run.resume');
  const whyNotAbandon = useWhyNot(connectionId, 'run.abandon');
  const mayAbandon = can.abandon && !isFenced(run);
  const resume = async () => {
    const resumed = await call.run(bridge().runResume({ runId }));
    if (resumed) putRun(resumed);
  };
  const abandon = async (reason: string) => {
    const abandoned = await call.run(bridge().runAbandon({ runId, reason }));
    if (abandoned) putRun(abandoned);
  };
  if (!can.resume && !can.takeOver && !mayAbandon) return null;
  return (
    <>
      <FailureNote failure={call.failure} />
      <div className={cx('answers')}>
        {can.resume && (
          <Button look="primary" whyNot={whyNotResume} isDisabled={call.isBusy} onPress={() => void resume()}>
            {t('findings.resume')}
          </Button>
        )}
        {can.takeOver && <TakeOver run={run} />}
        {mayAbandon && (
          <ReasonForm
            open={t('findings.abandon')}
            lead={t('findings.abandon.lead')}
            field={t('findings.abandon.reason')}
            confirm={t('findings.abandon.confirm')}
            isBusy={call.isBusy}
            whyNot={whyNotAbandon}
            onConfirm={(reason) => void abandon(reason)}
          />
        )}
      </div>
    </>
  );
}
