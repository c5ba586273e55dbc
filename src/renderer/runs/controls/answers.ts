import type { RunQuestion, RunSummary, StoredRunView } from '#shared/ipc/index.ts';
import { bridge } from '../../bridge.ts';
import type { WhyNot } from '../../offline/whyNot.ts';
import { t } from '../../ui/text.ts';
import { noteGiven, type RunCall, tellRun } from './calls.ts';
import type { RunControl } from './controls.ts';
import { forgetFor, type QuestionKey, typedFor } from './typed.ts';

type Given = 'go' | 'again' | 'stop';

/** Asked again, a question of the same step is another one. */
export function questionKey({ stepId, since }: RunQuestion): QuestionKey {
  return `question ${stepId} ${since}`;
}

/** What a person can answer to a gate, or to an act of which nobody knows whether it was done: once. */
export function answersTo(
  run: RunSummary,
  question: RunQuestion,
  { given }: Pick<RunCall, 'given'>,
  whyNot: WhyNot,
): readonly RunControl[] {
  if (question.kind === 'failure') return [];
  const key = questionKey(question);
  const isDoubt = question.kind === 'doubt';
  const why = given[key] === undefined ? whyNot('run.answer') : t('question.recording');
  const control = (answer: Given, word: string): RunControl => ({
    ...{ id: `${answer} ${key}`, word, about: question.text, whyNot: why },
    press: () => void give(run, question, answer),
  });
  return [
    control('go', t(isDoubt ? 'question.doubt.go' : 'question.go')),
    ...(isDoubt ? [control('again', t('question.doubt.again'))] : []),
    control('stop', t('question.stop')),
  ];
}

/** The note goes with it. It stays to be read until the gateway has recorded the answer: only then it is in effect. */
async function give({ runId }: RunSummary, question: RunQuestion, answer: Given): Promise<void> {
  const key = questionKey(question);
  const note = typedFor(runId, key).trim();
  const { stepId } = question;
  if (!(await tellRun(runId, () => bridge().runAnswer({ runId, stepId, answer, note })))) return;
  noteGiven(runId, key, note);
  forgetFor(runId, key);
}

/** The second person's word, with its reason. It binds to exactly the steps that were stored. */
export function approvalOf(
  run: RunSummary,
  stored: StoredRunView,
  whyNot: WhyNot,
  reason: string,
): readonly RunControl[] {
  const why = whyNot('run.approve') ?? (reason.trim() === '' ? t('approve.needsReason') : null);
  const control = (answer: 'approve' | 'refuse', word: string): RunControl => ({
    ...{ id: answer, word, about: t('approve.title', { who: stored.createdBy }), whyNot: why },
    press: () => void decide(run, stored, answer),
  });
  return [control('approve', t('approve.approve')), control('refuse', t('approve.refuse'))];
}

async function decide({ connectionId, runId }: RunSummary, { hash }: StoredRunView, answer: 'approve' | 'refuse') {
  const reason = typedFor(runId, 'approval').trim();
  const request = { connectionId, runId, hash, answer, reason };
  if (await tellRun(runId, () => bridge().runApprove(request))) forgetFor(runId, 'approval');
}
