import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { RunView } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t, words } from '../ui/text.ts';
import styles from './Runs.module.css';
import { putRun } from './store.ts';

const cx = classesOf(styles);

/** After an interruption: what the journal knows, what the gateway says, and the question. Nothing resumes by itself. */
export function RunFindings({ run }: { readonly run: RunView }) {
  const [isAbandoning, setAbandoning] = useState(false);
  const [reason, setReason] = useState('');
  const call = useCall();
  const { runId } = run;
  const resume = async () => {
    const resumed = await call.run(bridge().runResume({ runId }));
    if (resumed) putRun(resumed);
  };
  const abandon = async () => {
    const abandoned = await call.run(bridge().runAbandon({ runId, reason: reason.trim() }));
    if (abandoned) putRun(abandoned);
  };
  return (
    <section className={cx('gantt', 'findings')} aria-label={t('findings.title')}>
      <h2>{t('findings.title')}</h2>
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
      <div className={cx('headRow')}>
        {run.can.resume && (
          <Button look="primary" isDisabled={call.isBusy} onPress={() => void resume()}>
            {t('findings.resume')}
          </Button>
        )}
        {run.can.abandon && !isAbandoning && (
          <Button onPress={() => setAbandoning(true)}>{t('findings.abandon')}</Button>
        )}
      </div>
      {isAbandoning && (
        <Form
          className={cx('findings')}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '') void abandon();
          }}
        >
          <p>{t('findings.abandon.lead')}</p>
          <Field label={t('findings.abandon.reason')} value={reason} onChange={setReason} autoFocus />
          <div className={cx('headRow')}>
            <Button type="submit" isDisabled={reason.trim() === '' || call.isBusy}>
              {t('findings.abandon.confirm')}
            </Button>
            <Button look="quiet" onPress={() => setAbandoning(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}
