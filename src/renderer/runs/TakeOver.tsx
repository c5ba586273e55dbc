import type { RunSummary } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { useWhyNot } from '../offline/whyNot.ts';
import { t } from '../ui/text.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { askRunView, putRun } from './store.ts';
import { FailureNote } from '../ui/FailureNote.tsx';

/** The other console then sends nothing more; this one sends nothing either before a person has looked and resumed. */
export function TakeOver({ run }: { readonly run: RunSummary }) {
  const call = useCall();
  const { connectionId, runId } = run;
  const whyNot = useWhyNot(connectionId, 'run.takeOver');
  const takeOver = async (reason: string) => {
    const taken = await call.run(bridge().runTakeOver({ connectionId, runId, reason }));
    if (!taken) return;
    putRun(taken);
    await askRunView(runId);
  };
  return (
    <>
      <FailureNote failure={call.failure} />
      <ReasonForm
        open={t('takeOver.open')}
        lead={t('takeOver.lead')}
        field={t('takeOver.reason')}
        confirm={t('takeOver.confirm')}
        isBusy={call.isBusy}
        whyNot={whyNot}
        onConfirm={(reason) => void takeOver(reason)}
      />
    </>
  );
}
