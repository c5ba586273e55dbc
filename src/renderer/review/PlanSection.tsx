import { PlanOrder } from '../plans/PlanOrder.tsx';
import { usePlan } from '../plans/store.ts';

/** The plan's order and gates, as they lie at the provider: what the run waits for, and where. */
export function PlanSection({ connectionId, planId }: { readonly connectionId: string; readonly planId: string }) {
  const plan = usePlan(connectionId, planId)?.plan ?? null;
  return plan === null ? null : <PlanOrder name={plan.name} members={plan.members} gates={plan.gates} />;
}
