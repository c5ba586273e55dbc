import type { PlanDraft } from '#shared/domain/index.ts';
import { fail, succeed, type Outcome } from '../ports.ts';
import { mergedOrder } from './merge-order.ts';
import { sameUnit, unitsOf, type Unit, type Units, type WholeField } from './units.ts';

/** For a difference, by its path: whose. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/** Both sides changed these, not alike, and nobody chose. */
export interface Undecided {
  readonly paths: readonly string[];
}

/**
 * Puts two plans that came from one together: what one side changed is taken, what both changed alike as well; where a
 * choice was made, it decides. A conflict without a choice is refused, never guessed. Members stand in the order of
 * `theirs`, those that only `mine` has after them. Pure; the result may have problems of its own (a member that one side
 * removed and the other waits for), which `planProblems` finds.
 */
export function mergePlans(
  base: PlanDraft | null,
  mine: PlanDraft,
  theirs: PlanDraft,
  choices: Choices,
): Outcome<PlanDraft, Undecided> {
  const all = [base, mine, theirs];
  const [from, here, there] = [unitsOf(base, all), unitsOf(mine, all), unitsOf(theirs, all)];
  const merged = new Map<string, Unit>();
  const undecided: string[] = [];
  for (const path of new Set([...there.keys(), ...here.keys()])) {
    const whose = choices[path] ?? whoChanged(from.get(path), here.get(path), there.get(path));
    if (whose === 'both') undecided.push(path);
    const unit = (whose === 'mine' ? here : there).get(path);
    if (unit !== undefined) merged.set(path, unit);
  }
  return undecided.length > 0 ? fail({ paths: undecided }) : succeed(planOf(merged, mine, theirs));
}

function whoChanged(
  was: Unit | undefined,
  mine: Unit | undefined,
  theirs: Unit | undefined,
): 'mine' | 'theirs' | 'both' {
  if (sameUnit(mine, theirs) || sameUnit(was, mine)) return 'theirs';
  return sameUnit(was, theirs) ? 'mine' : 'both';
}

function planOf(units: Units, mine: PlanDraft, theirs: PlanDraft): PlanDraft {
  const all = [...units.values()];
  const fields = all.flatMap((unit): (readonly [WholeField, unknown])[] =>
    unit.of === 'field' ? [[unit.field, unit.value]] : [],
  );
  return {
    ...theirs,
    // A unit keeps the value of its own field, which a type cannot say of the pair.
    ...(Object.fromEntries(fields) as Pick<PlanDraft, WholeField>),
    members: all.flatMap((unit) => (unit.of === 'member' ? [unit.member] : [])),
    gates: all.flatMap((unit) => (unit.of === 'gate' ? [unit.gate] : [])),
    hostSteps: hostStepsOf(all, mine, theirs),
  };
}

/** Those that stay, in the order that was decided on; each that only one side has stands where that side has it. */
function hostStepsOf(units: readonly Unit[], mine: PlanDraft, theirs: PlanDraft): PlanDraft['hostSteps'] {
  const steps = new Map(units.flatMap((unit) => (unit.of === 'host-step' ? [[unit.step.id, unit.step] as const] : [])));
  const idsOf = ({ hostSteps }: PlanDraft): string[] => hostSteps.map(({ id }) => id).filter((id) => steps.has(id));
  const isMine = units.some((unit) => unit.of === 'order' && unit.all === mine.hostSteps);
  return mergedOrder(idsOf(mine), idsOf(theirs), isMine ? 'mine' : 'theirs').flatMap((id) => steps.get(id) ?? []);
}
