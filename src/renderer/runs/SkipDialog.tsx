import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { RunLine, RunSummary } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { useWhyNot } from '../offline/whyNot.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { putRun } from './store.ts';
import { isUnsuccessful } from './words.ts';

interface Props {
  readonly run: RunSummary;
  readonly line: RunLine;
  readonly onClose: () => void;
}

/** Leaves a step out that has not begun, or passes over one that failed. What waits for it goes on, so the reason is kept. */
export function SkipDialog({ run: { runId, connectionId }, line, onClose }: Props) {
  const whyNot = useWhyNot(connectionId, 'run.skip');
  const call = useCall();
  const [reason, setReason] = useState('');
  const isComplete = reason.trim() !== '';
  const skip = async () => {
    const skipped = await call.run(bridge().runSkip({ runId, stepIds: [line.stepId], reason: reason.trim() }));
    if (!skipped) return;
    putRun(skipped);
    onClose();
  };
  const isOver = isUnsuccessful(line.word);
  const what = { step: t(`order.${line.kind}`), name: line.name };
  return (
    <Dialog title={t(isOver ? 'passOver.title' : 'skip.title', what)} isOpen onClose={onClose}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete && whyNot === null && !call.isBusy) void skip();
        }}
      >
        <p>{t(isOver ? 'passOver.lead' : 'skip.lead')}</p>
        <Field label={t('skip.reason')} value={reason} onChange={setReason} maxLength={2_000} autoFocus />
        {whyNot !== null && <Callout level="warning">{whyNot}</Callout>}
        <FailureNote failure={call.failure} />
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" whyNot={whyNot} isDisabled={!isComplete || call.isBusy}>
            {t(isOver ? 'passOver.confirm' : 'skip.confirm')}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
