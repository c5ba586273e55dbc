import { isDeepStrictEqual } from 'node:util';
import type { PlanDraft, PlanGate, PlanHostStep, PlanMember } from '#shared/domain/index.ts';

/** How a VM is called; the id itself where nothing is known of it. */
export type NameOf = (vmId: string) => string;

/** The fields of a plan that are changed as wholes; members and gates are changed one by one. */
export const wholeFields = [
  'name',
  'description',
  'replicaKind',
  'contacts',
  'gateways',
  'publicIpRuleIds',
] as const satisfies readonly (keyof PlanDraft)[];
export type WholeField = (typeof wholeFields)[number];

/** The smallest parts of a plan that two people can change without being in each other's way. */
export type Unit =
  | { readonly of: 'field'; readonly field: WholeField; readonly value: unknown }
  | { readonly of: 'member'; readonly member: PlanMember }
  | { readonly of: 'gate'; readonly gate: PlanGate }
  | { readonly of: 'host-step'; readonly step: PlanHostStep }
  /** Which of the steps on hosts comes first. `shared`: those that every side has; `all`: those of this one. */
  | { readonly of: 'order'; readonly shared: readonly string[]; readonly all: readonly PlanHostStep[] };

/** A plan taken apart, by path: `name`, `members.VMID`, `gates.ID`, `hostSteps.ID`, `hostStepOrder`. */
export type Units = ReadonlyMap<string, Unit>;

/** Null for no plan at all: what a new plan was made from. `others`: what it is held against. */
export function unitsOf(draft: PlanDraft | null, others: readonly (PlanDraft | null)[] = []): Units {
  if (draft === null) return new Map();
  const units = new Map<string, Unit>();
  for (const field of wholeFields) units.set(field, { of: 'field', field, value: draft[field] });
  for (const member of draft.members) units.set(`members.${member.vmId}`, { of: 'member', member });
  for (const gate of draft.gates) units.set(`gates.${gate.id}`, { of: 'gate', gate });
  for (const step of draft.hostSteps) units.set(`hostSteps.${step.id}`, { of: 'host-step', step });
  units.set(ORDER_PATH, { of: 'order', shared: sharedOrder(draft, others), all: draft.hostSteps });
  return units;
}

const ORDER_PATH = 'hostStepOrder';

function sharedOrder(draft: PlanDraft, others: readonly (PlanDraft | null)[]): readonly string[] {
  const known = others.flatMap((other) => (other === null ? [] : [new Set(other.hostSteps.map(({ id }) => id))]));
  return draft.hostSteps.map(({ id }) => id).filter((id) => known.every((ids) => ids.has(id)));
}

/** Whether two units mean the same. What a member or a gate waits for is a set: its order says nothing. */
export function sameUnit(one: Unit | undefined, other: Unit | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one === other || isDeepStrictEqual(meaningOf(one), meaningOf(other));
}

function meaningOf(unit: Unit): unknown {
  switch (unit.of) {
    case 'field':
      return unit.value;
    case 'member':
      return { ...unit.member, after: unit.member.after.toSorted() };
    case 'gate':
      return { ...unit.gate, after: unit.gate.after.toSorted(), before: unit.gate.before.toSorted() };
    case 'host-step':
      return unit.step;
    case 'order':
      return unit.shared;
  }
}

/** Whether two plans mean the same; the order of their lists says nothing, except that of the steps on hosts. */
export function samePlan(one: PlanDraft, other: PlanDraft): boolean {
  const left = unitsOf(one, [other]);
  const right = unitsOf(other, [one]);
  return left.size === right.size && [...left].every(([path, unit]) => sameUnit(unit, right.get(path)));
}
