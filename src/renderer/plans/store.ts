import { useEffect } from 'react';
import { create } from 'zustand';
import type { ConsoleFailure, PlanSummary, PlanView } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

/** What the console last said about plans. Older facts stay on the screen until the newer are here. */
interface PlansState {
  /** By connection. */
  readonly lists: Readonly<Record<string, readonly PlanSummary[]>>;
  /** By connection and plan. */
  readonly views: Readonly<Record<string, PlanView>>;
  readonly failure: ConsoleFailure | null;
  /** Rises when the console says that plans changed. */
  readonly changes: number;
}

export const usePlans = create<PlansState>()(() => ({ lists: {}, views: {}, failure: null, changes: 0 }));

export function plansChanged(): void {
  usePlans.setState(({ changes }) => ({ changes: changes + 1 }));
}

const viewKey = (connectionId: string, planId: string) => `${connectionId} ${planId}`;

/** The plans of a connection, asked again whenever they changed; null before the first answer. */
export function usePlanList(connectionId: string | null): readonly PlanSummary[] | null {
  const changes = usePlans((state) => state.changes);
  useEffect(() => {
    if (connectionId === null) return;
    void answered(bridge().planList({ connectionId })).then((answer) => {
      if (answer.ok)
        usePlans.setState(({ lists }) => ({ lists: { ...lists, [connectionId]: answer.value }, failure: null }));
      else usePlans.setState({ failure: answer.failure });
    });
  }, [connectionId, changes]);
  return usePlans((state) => (connectionId === null ? null : (state.lists[connectionId] ?? null)));
}

/** One plan with its members, its gates and its tests; null before the first answer. */
export function usePlan(connectionId: string, planId: string): PlanView | null {
  const changes = usePlans((state) => state.changes);
  useEffect(() => {
    void answered(bridge().planGet({ connectionId, planId })).then((answer) => {
      if (answer.ok)
        usePlans.setState(({ views }) => ({
          views: { ...views, [viewKey(connectionId, planId)]: answer.value },
          failure: null,
        }));
      else usePlans.setState({ failure: answer.failure });
    });
  }, [connectionId, planId, changes]);
  return usePlans((state) => state.views[viewKey(connectionId, planId)] ?? null);
}
