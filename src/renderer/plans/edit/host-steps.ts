import type { PlanHostStep } from '#shared/domain/index.ts';

type Steps = readonly PlanHostStep[];

export function withHostStep(steps: Steps, step: PlanHostStep): PlanHostStep[] {
  const at = steps.findIndex(({ id }) => id === step.id);
  return at < 0 ? [...steps, step] : steps.with(at, step);
}

/** The step that comes right before it, or after it, at the same place of the run; null at its end. Pure. */
export function neighbourOf(steps: Steps, step: PlanHostStep, by: -1 | 1): PlanHostStep | null {
  const atPlace = steps.filter(({ when, vmId }) => when === step.when && vmId === step.vmId);
  return atPlace[atPlace.findIndex(({ id }) => id === step.id) + by] ?? null;
}

/** Changes places with its neighbour; as they were where it has none. Pure. */
export function movedHostStep(steps: Steps, stepId: string, by: -1 | 1): PlanHostStep[] {
  const step = steps.find(({ id }) => id === stepId);
  const other = step === undefined ? null : neighbourOf(steps, step, by);
  if (step === undefined || other === null) return [...steps];
  return steps.with(steps.indexOf(step), other).with(steps.indexOf(other), step);
}
