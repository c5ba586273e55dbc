import type { PlanDraft } from '#shared/domain/index.ts';
import type { PlanDifference } from '#shared/ipc/index.ts';
import { message, wordsOf } from '#shared/texts/index.ts';
import { detailsOf } from './describe.ts';
import { sameUnit, unitsOf, wholeFields, type NameOf, type Unit } from './units.ts';

/**
 * Where the draft (mine), the plan that it was made from (base) and the plan as it is now (theirs) are not all alike: fields
 * first, then members by their names, then gates. Pure.
 */
export function comparePlans(
  base: PlanDraft | null,
  mine: PlanDraft,
  theirs: PlanDraft,
  nameOf: NameOf = (vmId) => vmId,
): readonly PlanDifference[] {
  const all = [base, mine, theirs];
  const [from, here, there] = [unitsOf(base, all), unitsOf(mine, all), unitsOf(theirs, all)];
  const paths = new Set([...from.keys(), ...here.keys(), ...there.keys()]);
  const differences = [...paths].flatMap((path): PlanDifference[] => {
    const [was, is, isThere] = [from.get(path), here.get(path), there.get(path)];
    const label = labelOf(is ?? isThere ?? was, nameOf);
    const [byMe, byThem] = [changeOf(was, is), changeOf(was, isThere)];
    if (byMe === 'same' && byThem === 'same') return [];
    const conflict = byMe !== 'same' && byThem !== 'same' && !sameUnit(is, isThere);
    const details = detailsOf(was, is, isThere, nameOf);
    return [{ path, label, mine: byMe, theirs: byThem, conflict, details }];
  });
  return differences.toSorted((a, b) => rankOf(a.path) - rankOf(b.path) || a.label.localeCompare(b.label, 'en'));
}

function changeOf(was: Unit | undefined, is: Unit | undefined): PlanDifference['mine'] {
  if (sameUnit(was, is)) return 'same';
  if (was === undefined) return 'added';
  return is === undefined ? 'removed' : 'changed';
}

function labelOf(unit: Unit | undefined, nameOf: NameOf): string {
  switch (unit?.of) {
    case 'member':
      return nameOf(unit.member.vmId);
    case 'gate':
      return unit.gate.text;
    case 'host-step':
      return unit.step.name;
    case 'order':
      return wordsOf(message('plan-field.hostStepOrder'));
    case 'field':
      return wordsOf(message(`plan-field.${unit.field}`));
    case undefined:
      return '';
  }
}

function rankOf(path: string): number {
  const field = wholeFields.findIndex((name) => name === path);
  if (field >= 0) return field;
  return wholeFields.length + (path.startsWith('members.') ? 0 : 1);
}
