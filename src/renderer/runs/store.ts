import { create } from 'zustand';
import type { Answer, RunDelta, RunSummary, RunView } from '#shared/ipc/index.ts';
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

/** What changed of a run that some window asked for. Where it does not fit to what is here, the whole is asked for again. */
export function takeRunDelta({ changed, lineCount, ...rest }: RunDelta): void {
  const known = useRuns.getState().views[rest.runId];
  if (known === undefined) return;
  if (known.lines.length !== lineCount) {
    void askRunView(rest.runId);
    return;
  }
  takeRunView({ ...known, ...rest, lines: withChanged(known.lines, changed) });
}

function withChanged(lines: RunView['lines'], changed: RunDelta['changed']): RunView['lines'] {
  if (changed.length === 0) return lines;
  const now = [...lines];
  for (const { index, line } of changed) now[index] = line;
  return now;
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
