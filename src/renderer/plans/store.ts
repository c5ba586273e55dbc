import { useEffect } from 'react';
import { create } from 'zustand';
import type { ConsoleFailure, PlanCheck, PlanSummary, PlanVerification, PlanView } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

/** What the console last said about plans. Older facts stay on the screen until the newer are here. */
interface PlansState {
  /** By connection. */
  readonly lists: Readonly<Record<string, readonly PlanSummary[]>>;
  /** By connection and plan. */
  readonly views: Readonly<Record<string, PlanView>>;
  /** By connection and plan: what the last check said. */
  readonly checks: Readonly<Record<string, PlanCheck>>;
  /** By connection and plan, for the list. */
  readonly verified: Readonly<Record<string, PlanVerification>>;
  readonly failure: ConsoleFailure | null;
  /** Rises when the console says that plans changed. */
  readonly changes: number;
}

export const usePlans = create<PlansState>()(() => ({
  ...{ lists: {}, views: {}, checks: {}, verified: {} },
  failure: null,
  changes: 0,
}));

export function plansChanged(): void {
  usePlans.setState(({ changes }) => ({ changes: changes + 1 }));
}

/** A view that answered something, before the console's own event says so. */
export function putPlanView(connectionId: string, view: PlanView): void {
  usePlans.setState(({ views }) => ({
    views: { ...views, [viewKey(connectionId, view.planId)]: view },
    failure: null,
  }));
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

/** Whether each plan of the list is known to work, asked whenever the list is looked at, and when plans change. */
export function useVerifications(connectionId: string): (planId: string) => PlanVerification | null {
  const changes = usePlans((state) => state.changes);
  useEffect(() => {
    void answered(bridge().planVerified({ connectionId })).then((answer) => {
      if (!answer.ok) return;
      const told = answer.value.map(({ planId, verified }) => [viewKey(connectionId, planId), verified] as const);
      usePlans.setState({ verified: Object.fromEntries(told) });
    });
  }, [connectionId, changes]);
  const verified = usePlans((state) => state.verified);
  return (planId) => verified[viewKey(connectionId, planId)] ?? null;
}

/** One plan with its members, its gates and its tests; null before the first answer. */
export function usePlan(connectionId: string, planId: string | null): PlanView | null {
  const changes = usePlans((state) => state.changes);
  useEffect(() => {
    if (planId === null) return;
    void answered(bridge().planGet({ connectionId, planId })).then((answer) => {
      if (answer.ok) putPlanView(connectionId, answer.value);
      else usePlans.setState({ failure: answer.failure });
    });
  }, [connectionId, planId, changes]);
  return usePlans((state) => (planId === null ? null : (state.views[viewKey(connectionId, planId)] ?? null)));
}

/** An edit is followed by the next one sooner than this, mostly: each check plays the whole run through. */
const CHECK_AFTER_MS = 120;

/** What the console says of a plan as it is now, asked again whenever the plan changed; the older stays until then. */
export function usePlanCheck(connectionId: string, view: PlanView | null): PlanCheck | null {
  const planId = view?.planId ?? null;
  useEffect(() => {
    if (view === null) return;
    const timer = setTimeout(() => void checkPlan(connectionId, view.planId, false), CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [connectionId, view]);
  return usePlans((state) => (planId === null ? null : (state.checks[viewKey(connectionId, planId)] ?? null)));
}

/** `keep`: where nothing is wrong, the plan is verified by it. Answers why it could not be checked. */
export async function checkPlan(connectionId: string, planId: string, keep: boolean): Promise<ConsoleFailure | null> {
  const answer = await answered(bridge().planCheck({ connectionId, planId, keep }));
  if (!answer.ok) return answer.failure;
  usePlans.setState(({ checks }) => ({ checks: { ...checks, [viewKey(connectionId, planId)]: answer.value } }));
  return null;
}
