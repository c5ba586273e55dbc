import { Form } from 'react-aria-components';
import type { RunSummary, StoredRunView } from '#shared/ipc/index.ts';
import { useWhyNots } from '../offline/whyNot.ts';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t, words } from '../ui/text.ts';
import { approvalOf } from './controls/answers.ts';
import { ControlButton } from './controls/ControlButton.tsx';
import styles from './RunPeople.module.css';
import { typeFor, useTypedFor } from './controls/typed.ts';

const cx = classesOf(styles);

interface Props {
  readonly run: RunSummary;
  readonly stored: StoredRunView;
}

/** The second person's word. It binds to exactly the steps that are listed below it. */
export function ApprovalForm({ run, stored }: Props) {
  const { runId } = run;
  const reason = useTypedFor(runId, 'approval');
  const controls = approvalOf(run, stored, useWhyNots(run.connectionId), reason);
  return (
    <section className={cx('question')} aria-label={t('approve.label')}>
      <h2>{t('approve.title', { who: stored.createdBy })}</h2>
      <ul>
        {stored.approval.because.map((because) => (
          <li key={because}>{words({ code: `approval.${because}`, params: {} })}</li>
        ))}
      </ul>
      <Form className={cx('answer')} onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t('approve.reason')}
          value={reason}
          onChange={(typed) => typeFor(runId, 'approval', typed)}
          maxLength={2_000}
        />
        {controls.map((control) => (
          <ControlButton key={control.id} runId={runId} control={control} />
        ))}
      </Form>
      <p className={cx('quiet')}>{t('approve.lead')}</p>
    </section>
  );
}
