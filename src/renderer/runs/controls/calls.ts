import { create } from 'zustand';
import type { Answer, ConsoleFailure, RunSummary } from '#shared/ipc/index.ts';
import { useNavigation } from '../../app/navigation.ts';
import { answered } from '../../bridge.ts';
import { putRun } from '../store.ts';

/** A form or dialog of a run's page that is asked for, never there from the start. */
export type RunForm = 'stop' | 'take-over' | 'abandon';

/** What is being asked of the console on the page of a run: by its buttons, or by the palette in their place. */
export interface RunCall {
  readonly runId: string | null;
  readonly isBusy: boolean;
  readonly failure: ConsoleFailure | null;
  readonly form: RunForm | null;
  /** Notes of the answers that were given, by question: they stay until the gateway has recorded them. */
  readonly given: Readonly<Record<string, string>>;
}

const nothing: RunCall = { runId: null, isBusy: false, failure: null, form: null, given: {} };

export const useCalls = create<RunCall>()(() => nothing);

export function callOf(call: RunCall, runId: string): RunCall {
  return call.runId === runId ? call : nothing;
}

export function useRunCall(runId: string): RunCall {
  return callOf(useCalls(), runId);
}

/** One question at a time. Undefined where the console did not do it: the page then says why. */
export async function callRun<T>(runId: string, ask: () => Promise<Answer<T>>): Promise<T | undefined> {
  if (callOf(useCalls.getState(), runId).isBusy) return undefined;
  change(runId, { isBusy: true });
  const answer = await answered(ask());
  // Whoever has gone to another run meanwhile reads nothing of this one there.
  if (useCalls.getState().runId === runId) {
    change(runId, { isBusy: false, failure: answer.ok ? null : answer.failure });
  }
  return answer.ok ? answer.value : undefined;
}

/** What the console answers with the run as it is now. */
export async function tellRun(runId: string, ask: () => Promise<Answer<RunSummary>>): Promise<boolean> {
  const run = await callRun(runId, ask);
  if (run !== undefined) putRun(run);
  return run !== undefined;
}

export function openForm(runId: string, form: RunForm): void {
  change(runId, { form });
}

export function closeForm(runId: string): void {
  change(runId, { form: null });
}

export function noteGiven(runId: string, question: string, note: string): void {
  const { given } = callOf(useCalls.getState(), runId);
  change(runId, { given: { ...given, [question]: note } });
}

function change(runId: string, part: Partial<RunCall>): void {
  useCalls.setState((call) => ({ ...callOf(call, runId), runId, ...part }));
}

// It ends with the page.
useNavigation.subscribe(({ page }, before) => {
  const isLeft = page !== before.page && (page.kind !== 'runs' || page.runId !== useCalls.getState().runId);
  if (isLeft) useCalls.setState(nothing);
});
