import { PlanOrder } from '../plans/PlanOrder.tsx';
import { usePlan } from '../plans/store.ts';
import { Callout } from '../ui/Callout.tsx';
import { formatCount, t } from '../ui/text.ts';

interface Props {
  readonly connectionId: string;
  readonly planId: string;
  /** The revision that was reviewed. */
  readonly rev: number | null;
}

/** The plan's order and gates, as they lie at the provider: what the run waits for, and where. Never a draft. */
export function PlanSection({ connectionId, planId, rev }: Props) {
  const view = usePlan(connectionId, planId);
  const plan = view?.plan ?? null;
  if (view === null || plan === null) return null;
  const of = { name: plan.name, rev: formatCount(rev ?? plan.rev) };
  return (
    <>
      <Callout level="info">{t(view.local === null ? 'review.plan' : 'review.planNotDraft', of)}</Callout>
      <PlanOrder name={plan.name} members={plan.members} gates={plan.gates} />
    </>
  );
}
