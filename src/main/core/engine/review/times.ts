import { isGate } from '#shared/domain/index.ts';
import type { RunVerb } from '#shared/domain/index.ts';
import type { PlanTime, Review } from '#shared/ipc/index.ts';
import type { Estimate } from '../estimate.ts';
import { isMain } from '../main-step.ts';
import type { StepPlan } from '../run-state.ts';
import { gateOfStep } from './graph.ts';

/** When each member and each gate of a plan would have its turn. */
export function timesOf(
  review: Pick<Review, 'verb' | 'items'>,
  steps: readonly StepPlan[],
  { begins, ends, criticalPath }: Estimate,
): readonly PlanTime[] {
  const onPath = new Set(criticalPath);
  const waves = new Map(review.items.map(({ vmId, wave }) => [vmId, wave]));
  return steps.flatMap((step, position): PlanTime[] => {
    const of = ofWhat(review.verb, step);
    if (of === null) return [];
    const [beginMs, endMs] = [begins[position] ?? 0, ends[position] ?? 0];
    return [{ ...of, wave: waves.get(of.id) ?? 0, beginMs, endMs, onPath: onPath.has(position) }];
  });
}

/** A member by its start: what comes before it, such as its source's power-off, is not what it is waited for. */
function ofWhat(verb: RunVerb, step: StepPlan): Pick<PlanTime, 'of' | 'id'> | null {
  if (isGate(step.order)) return { of: 'gate', id: gateOfStep(step.id) };
  return step.vmId !== null && isMain(verb, step) ? { of: 'member', id: step.vmId } : null;
}
