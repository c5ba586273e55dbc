import { beforeEach, describe, expect, it } from 'vitest';
import type { RunQuestion, StoredRunView } from '#shared/ipc/index.ts';
import { go } from '../../app/navigation.ts';
import { t } from '../../ui/text.ts';
import { answersTo, approvalOf, questionKey } from './answers.ts';
import { callOf, useCalls } from './calls.ts';
import type { RunControl } from './controls.ts';
import { runConsoleForEach, settled } from '../testing/console.ts';
import { run } from '../testing/run.ts';
import { typedFor, typeFor } from './typed.ts';

const always = () => null;
const gate: RunQuestion = { stepId: 's1', text: 'Is the database well?', kind: 'gate', since: 5 };
const here = run('1', { phase: 'running', questions: [gate] });

const console = runConsoleForEach();
beforeEach(() => go({ kind: 'runs', runId: '1' }));

const call = () => callOf(useCalls.getState(), '1');
const answers = (question = gate) => answersTo(here, question, call(), always);
const goOn = t('question.go');
const stopHere = t('question.stop');

async function press(controls: readonly RunControl[], word: string): Promise<void> {
  controls.find((control) => control.word === word)?.press();
  await settled();
}

describe('the answer to a question', () => {
  it('carries the note that was typed, also by whoever went to look elsewhere', async () => {
    typeFor('1', questionKey(gate), ' It answers ');
    go({ kind: 'map' });
    go({ kind: 'runs', runId: '1' });
    await press(answers(), goOn);
    expect(console.now().asked).toEqual([
      ['runAnswer', { runId: '1', stepId: 's1', answer: 'go', note: 'It answers' }],
    ]);
  });

  it('is given once: it is being recorded, and its note is forgotten', async () => {
    typeFor('1', questionKey(gate), 'It answers');
    await press(answers(), goOn);
    expect(typedFor('1', questionKey(gate))).toBe('');
    expect(call().given[questionKey(gate)]).toBe('It answers');
    expect(answers().map(({ whyNot }) => whyNot)).toEqual(Array(2).fill(t('question.recording')));
  });

  it('that was lost loses no word', async () => {
    typeFor('1', questionKey(gate), 'It answers');
    console.now().answer = null;
    await press(answers(), stopHere);
    expect(typedFor('1', questionKey(gate))).toBe('It answers');
    expect(answers().map(({ whyNot }) => whyNot)).toEqual([null, null]);
  });

  it('counts for the question that was asked then: the same step may ask again', async () => {
    await press(answers(), goOn);
    expect(answers({ ...gate, since: 6 }).map(({ whyNot }) => whyNot)).toEqual([null, null]);
  });

  it('may be to do it again, where nobody knows whether it was done', () => {
    expect(answers({ ...gate, kind: 'doubt' }).map(({ word }) => word)).toEqual([
      t('question.doubt.go'),
      t('question.doubt.again'),
      stopHere,
    ]);
  });
});

describe('an approval', () => {
  const stored = { hash: 'abc', createdBy: 'Ann' } as StoredRunView;
  const decisions = (reason: string) => approvalOf(here, stored, always, reason);

  it('says that it needs a reason', () => {
    expect(decisions(' ').map(({ whyNot }) => whyNot)).toEqual(Array(2).fill(t('approve.needsReason')));
    expect(decisions('Agreed').map(({ whyNot }) => whyNot)).toEqual([null, null]);
    const offline = approvalOf(here, stored, () => 'Harbour is not heard.', '');
    expect(offline[0]?.whyNot).toBe('Harbour is not heard.');
  });

  it('binds to the steps that were stored, and forgets its reason once it was sent, of this run alone', async () => {
    typeFor('1', 'approval', 'I have read it');
    typeFor('2', 'approval', 'Not before noon');
    await press(decisions('I have read it'), t('approve.refuse'));
    expect(console.now().asked).toEqual([
      ['runApprove', { connectionId: 'c-1', runId: '1', hash: 'abc', answer: 'refuse', reason: 'I have read it' }],
    ]);
    expect([typedFor('1', 'approval'), typedFor('2', 'approval')]).toEqual(['', 'Not before noon']);
  });

  it('that was lost keeps its reason', async () => {
    typeFor('1', 'approval', 'I have read it');
    console.now().answer = null;
    await press(decisions('I have read it'), t('approve.approve'));
    expect(typedFor('1', 'approval')).toBe('I have read it');
  });
});
