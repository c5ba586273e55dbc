import type { StepOrder } from '#shared/domain/index.ts';
import type { StepPlan } from '../run-state.ts';

/** A step without any of the things that most steps do not have. */
export function plainStep(id: string, order: StepOrder, more: Partial<StepPlan> & Pick<StepPlan, 'name'>): StepPlan {
  return {
    id,
    order,
    after: [],
    afterSettled: [],
    vmId: null,
    evidence: null,
    evidenceFromStep: null,
    optional: false,
    settleMs: 0,
    lane: null,
    retries: 0,
    timeoutMs: null,
    ...more,
  };
}
