import { useState } from 'react';
import { Form } from 'react-aria-components';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { putRun } from './store.ts';

interface Props {
  readonly runId: string;
  readonly stepId: string;
  /** The host is being told; the form goes away. */
  readonly onAsked: () => void;
}

/** Ends an act that is under way, with a reason that is kept. */
export function CancelAct({ runId, stepId, onAsked }: Props) {
  const call = useCall();
  const [reason, setReason] = useState('');
  const isComplete = reason.trim() !== '';
  const cancel = async () => {
    const run = await call.run(bridge().runCancelAct({ runId, stepId, reason: reason.trim() }));
    if (!run) return;
    onAsked();
    putRun(run);
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !call.isBusy) void cancel();
      }}
    >
      <p>{t('run.act.cancel.lead')}</p>
      <Field label={t('run.act.cancel.reason')} value={reason} onChange={setReason} maxLength={500} />
      <FailureNote failure={call.failure} />
      <p>
        <Button type="submit" isDisabled={!isComplete || call.isBusy}>
          {t('run.act.cancel.confirm')}
        </Button>
      </p>
    </Form>
  );
}
