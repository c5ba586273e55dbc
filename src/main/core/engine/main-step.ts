import type { RunVerb } from '#shared/domain/index.ts';
import { mainOrderOf } from '#shared/lifecycle/index.ts';
import type { StepPlan } from './run-state.ts';

/** Steps that are the point of the run: not the network, a gate, or what comes before and after a VM's own step. */
export function isMain(verb: RunVerb, { order }: StepPlan): boolean {
  return order.kind === mainOrderOf[verb];
}
