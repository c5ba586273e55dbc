import { useEffect } from 'react';
import { create } from 'zustand';
import type { ConsoleFailure, HistoryView, RecoveryTargets } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';
import { usePlans } from '../plans/store.ts';
import { useRuns } from '../runs/store.ts';

/** What the console last said of what was run. The older picture stays until the newer is here. */
interface HistoryState {
  /** By connection. */
  readonly views: Readonly<Record<string, HistoryView>>;
  readonly failure: ConsoleFailure | null;
}

export const useHistoryViews = create<HistoryState>()(() => ({ views: {}, failure: null }));

/** Asked again when a run has ended, a plan has changed, or the targets have; null before the first answer. */
export function useHistory(connectionId: string | null, targets: RecoveryTargets): HistoryView | null {
  const ended = useRuns((state) => state.runs.filter(({ phase }) => phase === 'ended').length);
  const planChanges = usePlans((state) => state.changes);
  useEffect(() => {
    if (connectionId === null) return;
    void answered(bridge().historyGet({ connectionId, targets })).then((answer) => {
      if (answer.ok)
        useHistoryViews.setState(({ views }) => ({ views: { ...views, [connectionId]: answer.value }, failure: null }));
      else useHistoryViews.setState({ failure: answer.failure });
    });
  }, [connectionId, targets, ended, planChanges]);
  return useHistoryViews((state) => (connectionId === null ? null : (state.views[connectionId] ?? null)));
}
