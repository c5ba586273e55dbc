import { useEffect, useState } from 'react';
import type { Answer, ConsoleFailure, RunView } from '#shared/ipc/index.ts';
import { askRunView } from './store.ts';

/** What is known of the asking for a run. Not to know a run and not to have been answered are two things. */
export type Reading =
  { readonly is: 'asking' | 'missing' | 'read' } | { readonly is: 'failed'; readonly failure: ConsoleFailure };

/** Pure: what an answer says; null while there is none. */
export function readingOf(answer: Answer<RunView | null> | null): Reading {
  if (answer === null) return { is: 'asking' };
  if (!answer.ok) {
    return answer.failure.code === 'not-found' ? { is: 'missing' } : { is: 'failed', failure: answer.failure };
  }
  return { is: answer.value === null ? 'missing' : 'read' };
}

/** Asks for a run as soon as it is looked at, and again when a person says so. */
export function useReading(runId: string): { readonly reading: Reading; readonly askAgain: () => void } {
  const [times, setTimes] = useState(1);
  const [told, setTold] = useState<{ readonly asked: string; readonly answer: Answer<RunView | null> } | null>(null);
  const asked = `${runId} ${times}`;
  useEffect(() => {
    let isCurrent = true;
    void askRunView(runId).then((answer) => {
      if (isCurrent) setTold({ asked, answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [runId, asked]);
  const answer = told?.asked === asked ? told.answer : null;
  return { reading: readingOf(answer), askAgain: () => setTimes((before) => before + 1) };
}
