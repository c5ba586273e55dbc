import { create } from 'zustand';

/**
 * What was typed on the pages of runs and not sent yet: notes, reasons. It outlives the page: whoever goes to look
 * elsewhere finds the words again. By run, and by what asks for them there.
 */
export const useTypedOnRuns = create<Readonly<Record<string, string>>>()(() => ({}));

/** What asks for words on the page of a run: its approval, a form, or one question that was asked at that time. */
export type Asks = 'approval' | 'take-over' | 'abandon' | QuestionKey;
export type QuestionKey = `question ${string}`;

export function typedFor(runId: string, asks: Asks): string {
  return useTypedOnRuns.getState()[`${runId} ${asks}`] ?? '';
}

export function useTypedFor(runId: string, asks: Asks): string {
  return useTypedOnRuns((typed) => typed[`${runId} ${asks}`] ?? '');
}

export function typeFor(runId: string, asks: Asks, text: string): void {
  useTypedOnRuns.setState({ [`${runId} ${asks}`]: text });
}

/** It was sent. */
export function forgetFor(runId: string, asks: Asks): void {
  const { [`${runId} ${asks}`]: _sent, ...others } = useTypedOnRuns.getState();
  useTypedOnRuns.setState(others, true);
}
