import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { RunSummary, StoredRunView } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { useWhyNot } from '../offline/whyNot.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Field } from '../ui/Field.tsx';
import { t, words } from '../ui/text.ts';
import styles from './RunPeople.module.css';
import { putRun } from './store.ts';

const cx = classesOf(styles);

interface Props {
  readonly run: RunSummary;
  readonly stored: StoredRunView;
}

/** The second person's word. It binds to exactly the steps that are listed below it. */
export function ApprovalForm({ run, stored }: Props) {
  const call = useCall();
  const [reason, setReason] = useState('');
  const whyNot = useWhyNot(run.connectionId, 'run.approve');
  const isComplete = reason.trim() !== '';
  const answer = async (given: 'approve' | 'refuse') => {
    const { connectionId, runId } = run;
    const request = { connectionId, runId, hash: stored.hash, answer: given, reason: reason.trim() };
    const answered = await call.run(bridge().runApprove(request));
    if (answered) putRun(answered);
  };
  return (
    <section className={cx('question')} aria-label={t('approve.label')}>
      <h2>{t('approve.title', { who: stored.createdBy })}</h2>
      <ul>
        {stored.approval.because.map((because) => (
          <li key={because}>{words({ code: `approval.${because}`, params: {} })}</li>
        ))}
      </ul>
      <FailureNote failure={call.failure} />
      <Form className={cx('answer')} onSubmit={(event) => event.preventDefault()}>
        <Field label={t('approve.reason')} value={reason} onChange={setReason} maxLength={2_000} />
        <Button whyNot={whyNot} isDisabled={!isComplete || call.isBusy} onPress={() => void answer('approve')}>
          {t('approve.approve')}
        </Button>
        <Button whyNot={whyNot} isDisabled={!isComplete || call.isBusy} onPress={() => void answer('refuse')}>
          {t('approve.refuse')}
        </Button>
      </Form>
      <p className={cx('quiet')}>{t('approve.lead')}</p>
    </section>
  );
}
