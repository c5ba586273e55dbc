import {
  planChecks,
  type PlanDraft,
  type PlanEstate,
  type PlanFinding,
  type PlanProblem,
} from '#shared/domain/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { NameOf } from './units.ts';

/** Names that one text spells out; the rest are a number. */
const NAMES_MAX = 5;

/** What is wrong with the plan in itself, in words. */
export function problemWords(problem: PlanProblem, nameOf: NameOf): Message {
  return message(`plan-problem.${problem.code}`, { names: listed(problem.vmIds.map(nameOf), ' → ') });
}

/** What in the estate keeps the plan's members from coming up: one text a kind, with the names of those that it is about. */
export function readinessOf(draft: PlanDraft, estate: PlanEstate): readonly Message[] {
  const names = new Map<PlanFinding['code'], string[]>();
  for (const { code, level, vmId, name, field } of planChecks(draft, estate)) {
    if (level !== 'error' || vmId === null || !field.startsWith('members')) continue;
    names.set(code, [...(names.get(code) ?? []), name]);
  }
  return [...names].map(([code, of]) => message(`plan-ready.${code}`, { n: of.length, names: listed(of, ', ') }));
}

/** One finding in words, for the place that it is about. */
export function findingWords({ code, name, other }: PlanFinding): Message {
  return message(`plan-check.${code}`, { name, other });
}

export function listed(names: readonly string[], between: string): string {
  const rest = names.length - NAMES_MAX;
  return rest > 0 ? `${names.slice(0, NAMES_MAX).join(between)} … (+${String(rest)})` : names.join(between);
}
