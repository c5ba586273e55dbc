import { create } from 'zustand';
import type { Answer, RunSummary, RunView } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

/** What the console last said about the runs. Nothing is ahead of it: a button waits for the answer like everybody. */
interface RunsState {
  readonly runs: readonly RunSummary[];
  readonly views: Readonly<Record<string, RunView>>;
}

export const useRuns = create<RunsState>()(() => ({ runs: [], views: {} }));

export function takeRuns(runs: readonly RunSummary[]): void {
  useRuns.setState({ runs });
}

export function takeRunView(view: RunView): void {
  useRuns.setState(({ views }) => ({ views: { ...views, [view.runId]: view } }));
  putRun(view);
}

/** The answer to a button carries the run as it is now. */
export function putRun(run: RunSummary): void {
  useRuns.setState(({ runs }) => ({
    runs: runs.some((known) => known.runId === run.runId)
      ? runs.map((known) => (known.runId === run.runId ? run : known))
      : [run, ...runs],
  }));
}

export async function askRuns(): Promise<void> {
  const answer = await answered(bridge().runList({}));
  if (answer.ok) takeRuns(answer.value);
}

/** Asking for a run also tells the console that it is looked at: its lines then come as events. */
export async function askRunView(runId: string): Promise<Answer<RunView | null>> {
  const answer = await answered(bridge().runView({ runId }));
  if (answer.ok && answer.value) takeRunView(answer.value);
  return answer;
}

export function isActive(run: RunSummary): boolean {
  return run.phase !== 'ended';
}

/** What the strip shows: every run that is not over, and what ended and nobody has acknowledged yet. */
export function inStrip(runs: readonly RunSummary[]): readonly RunSummary[] {
  return runs
    .filter((run) => isActive(run) || !run.acknowledged)
    .sort((a, b) => Number(isActive(b)) - Number(isActive(a)) || b.createdAt - a.createdAt);
}
