import { Form } from 'react-aria-components';
import type { RunQuestion, RunSummary } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { useWhyNots } from '../offline/whyNot.ts';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { answersTo, questionKey } from './controls/answers.ts';
import { useRunCall } from './controls/calls.ts';
import { ControlButton } from './controls/ControlButton.tsx';
import styles from './RunPeople.module.css';
import { typeFor, useTypedFor } from './controls/typed.ts';

const cx = classesOf(styles);

/** Gates that wait for a person, and acts of which nobody knows. The answer is kept with the run, with the note. */
export function RunQuestions({ run }: { readonly run: RunSummary }) {
  return run.questions
    .filter(({ kind }) => kind !== 'failure')
    .map((question) => <Question key={questionKey(question)} run={run} question={question} />);
}

function Question({ run, question }: { readonly run: RunSummary; readonly question: RunQuestion }) {
  const { runId } = run;
  const key = questionKey(question);
  const note = useTypedFor(runId, key);
  const call = useRunCall(runId);
  const { isBusy, given } = call;
  const controls = answersTo(run, question, call, useWhyNots(run.connectionId));
  const isGiven = given[key] !== undefined;
  const isDoubt = question.kind === 'doubt';
  return (
    <section className={cx('question')} role="alert" aria-label={t('question.label')}>
      <h2>
        {isDoubt ? t('question.doubt', { name: question.text }) : question.text}{' '}
        {question.host !== undefined && <span className={cx('quiet', 'since')}>{question.host} </span>}
        <Age at={question.since} className={cx('quiet', 'since')} />
      </h2>
      {isDoubt && <p>{t('question.doubt.why')}</p>}
      <Form className={cx('answer')} onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t('question.note')}
          value={given[key] ?? note}
          onChange={(typed) => typeFor(runId, key, typed)}
          maxLength={2_000}
          isDisabled={isBusy || isGiven}
        />
        {controls.map((control, index) => (
          <ControlButton key={control.id} runId={runId} control={control} look={index === 0 ? 'primary' : 'plain'} />
        ))}
      </Form>
      <p className={cx('quiet')}>{t(isGiven ? 'question.recording' : 'question.stop.hint')}</p>
    </section>
  );
}
