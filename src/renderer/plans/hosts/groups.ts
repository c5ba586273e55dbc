import type { PlanDraft, PlanHostStep } from '#shared/domain/index.ts';

/** Steps of one place, in the order in which they are done; with the place of each in the plan's own list. */
export interface StepGroup {
  readonly when: PlanHostStep['when'];
  readonly vmId: string | null;
  readonly steps: readonly { readonly step: PlanHostStep; readonly at: number }[];
}

/** A step that is being edited stays where it was when that began: what is under the hand does not jump away. */
export type Held = Pick<PlanHostStep, 'id' | 'when' | 'vmId'>;

/** In the order of a run: before everything, then by member, after everything; last what names no member any more. Pure. */
export function groupsOf(
  { hostSteps, members }: Pick<PlanDraft, 'hostSteps' | 'members'>,
  held: Held | null = null,
): readonly StepGroup[] {
  const placeOf = new Map(members.map(({ vmId }, at) => [vmId, at]));
  const groups = new Map<string, Writable>();
  hostSteps.forEach((step, at) => {
    const { when, vmId } = step.id === held?.id ? held : step;
    const key = `${when} ${vmId ?? ''}`;
    const group = groups.get(key) ?? { when, vmId, steps: [] };
    group.steps.push({ step, at });
    groups.set(key, group);
  });
  const rankOf = ({ when, vmId }: StepGroup): number => {
    if (vmId === null) return when === 'before' ? -1 : 2 * members.length;
    const place = placeOf.get(vmId);
    return place === undefined ? 2 * members.length + 1 : 2 * place + (when === 'before' ? 0 : 1);
  };
  return [...groups.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
}

interface Writable extends StepGroup {
  readonly steps: StepGroup['steps'][number][];
}
