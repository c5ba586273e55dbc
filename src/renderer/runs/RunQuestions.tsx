import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { RunQuestion, RunSummary } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Age } from '../ui/Age.tsx';
import { useWhyNot } from '../offline/whyNot.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t, words } from '../ui/text.ts';
import styles from './RunPeople.module.css';
import { putRun } from './store.ts';

const cx = classesOf(styles);

/** Gates that wait for a person, and acts of which nobody knows. The answer is kept with the run, with the note. */
export function RunQuestions({ run }: { readonly run: RunSummary }) {
  return run.questions
    .filter(({ kind }) => kind !== 'failure')
    .map((question) => <Question key={question.stepId} run={run} question={question} />);
}

function Question({ run, question }: { readonly run: RunSummary; readonly question: RunQuestion }) {
  const whyNot = useWhyNot(run.connectionId, 'run.answer');
  const call = useCall();
  const [note, setNote] = useState('');
  const [isAnswered, setAnswered] = useState(false);
  const answer = async (given: 'go' | 'again' | 'stop') => {
    const { runId } = run;
    const { stepId } = question;
    const told = await call.run(bridge().runAnswer({ runId, stepId, answer: given, note: note.trim() }));
    if (!told) return;
    // It stays until the gateway has recorded the answer: only then it is in effect.
    setAnswered(true);
    putRun(told);
  };
  const isDoubt = question.kind === 'doubt';
  const isDisabled = call.isBusy || isAnswered;
  return (
    <section className={cx('question')} role="alert" aria-label={t('question.label')}>
      <h2>
        {isDoubt ? t('question.doubt', { name: question.text }) : question.text}{' '}
        {question.host !== undefined && <span className={cx('quiet', 'since')}>{question.host} </span>}
        <Age at={question.since} className={cx('quiet', 'since')} />
      </h2>
      {isDoubt && <p>{t('question.doubt.why')}</p>}
      {call.failure && <Callout level="error">{words(call.failure.message)}</Callout>}
      <Form className={cx('answer')} onSubmit={(event) => event.preventDefault()}>
        <Field label={t('question.note')} value={note} onChange={setNote} maxLength={2_000} isDisabled={isDisabled} />
        <Button look="primary" whyNot={whyNot} isDisabled={isDisabled} onPress={() => void answer('go')}>
          {t(isDoubt ? 'question.doubt.go' : 'question.go')}
        </Button>
        {isDoubt && (
          <Button whyNot={whyNot} isDisabled={isDisabled} onPress={() => void answer('again')}>
            {t('question.doubt.again')}
          </Button>
        )}
        <Button whyNot={whyNot} isDisabled={isDisabled} onPress={() => void answer('stop')}>
          {t('question.stop')}
        </Button>
      </Form>
      <p className={cx('quiet')}>{t(isAnswered ? 'question.recording' : 'question.stop.hint')}</p>
    </section>
  );
}
