import type { RunView } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { t } from '../ui/text.ts';
import { putRun } from './store.ts';

/** Says that a person has seen how the run ended. */
export function Acknowledge({ run }: { readonly run: RunView }) {
  const call = useCall();
  const acknowledge = async () => {
    const answer = await call.run(bridge().runAcknowledge({ runId: run.runId }));
    if (answer) putRun(answer);
  };
  return (
    <>
      {run.can.acknowledge && (
        <Button look="primary" isDisabled={call.isBusy} onPress={() => void acknowledge()}>
          {t('run.acknowledge')}
        </Button>
      )}
      <FailureNote failure={call.failure} />
    </>
  );
}
