import type { RunView } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import { ReasonForm } from './ReasonForm.tsx';
import people from './RunPeople.module.css';
import styles from './Runs.module.css';
import { putRun } from './store.ts';
import { TakeOver } from './TakeOver.tsx';
import { isFenced } from './words.ts';

const cx = classesOf({ ...styles, ...people });

/** After an interruption: what the journal knows, what the gateway says, and the question. Nothing resumes by itself. */
export function RunFindings({ run }: { readonly run: RunView }) {
  const call = useCall();
  const { runId } = run;
  const resume = async () => {
    const resumed = await call.run(bridge().runResume({ runId }));
    if (resumed) putRun(resumed);
  };
  const abandon = async (reason: string) => {
    const abandoned = await call.run(bridge().runAbandon({ runId, reason }));
    if (abandoned) putRun(abandoned);
  };
  const title = titleOf(run);
  return (
    <section className={cx('gantt', 'findings')} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {run.findings.map((finding, index) => (
          <li key={index}>{words(finding)}</li>
        ))}
      </ul>
      {call.failure && (
        <Callout level="error" live>
          {words(call.failure.message)}
        </Callout>
      )}
      <div className={cx('answers')}>
        {run.can.resume && (
          <Button look="primary" isDisabled={call.isBusy} onPress={() => void resume()}>
            {t('findings.resume')}
          </Button>
        )}
        {run.can.takeOver && <TakeOver run={run} />}
        {run.can.abandon && !isFenced(run) && (
          <ReasonForm
            open={t('findings.abandon')}
            lead={t('findings.abandon.lead')}
            field={t('findings.abandon.reason')}
            confirm={t('findings.abandon.confirm')}
            isBusy={call.isBusy}
            onConfirm={(reason) => void abandon(reason)}
          />
        )}
      </div>
    </section>
  );
}

function titleOf(run: RunView): string {
  if (isFenced(run)) return t('findings.lost', { holder: run.holder ?? '' });
  if (run.phase === 'stopping' && run.waitsFor) return words(run.waitsFor);
  const isHeld = run.waitsFor?.code.startsWith('waits.taken-over') === true;
  return t(isHeld ? 'findings.held' : 'findings.title');
}
