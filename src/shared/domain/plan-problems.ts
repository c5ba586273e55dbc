import { addressKind } from './address.ts';
import { hostStepTextProblems, type HostStepTextProblem } from './host-step-problems.ts';
import type { PlanDraft } from './plan.ts';

/** What is wrong with a plan in itself, by the field it is in. */
export interface PlanProblem {
  readonly code:
    | 'no-name'
    | 'no-members'
    | 'twice'
    | 'unknown-member'
    | 'itself'
    | 'gate-without-text'
    | 'gate-without-members'
    | 'unknown-gate-member'
    | 'wait-without-time'
    | 'contact-without-name'
    | 'gateway-address'
    | 'gateway-twice'
    | 'unknown-step-member'
    | 'fence-without-member'
    | 'fence-in-test'
    | HostStepTextProblem['code']
    | 'cycle';
  /** As a path: `members[3].after`. */
  readonly field: string;
  /** For a cycle, the VM ids along it with the first repeated at the end; else the ids that are wrong. */
  readonly vmIds: readonly string[];
}

/** Everything that keeps a plan from being a plan: what is missing, names of no member, doubles, and cycles, each named. Pure. */
export function planProblems(draft: PlanDraft): readonly PlanProblem[] {
  const problems = [
    ...(draft.name.trim() === '' ? [problem('no-name', 'name')] : []),
    ...memberProblems(draft),
    ...gateProblems(draft),
    ...hostStepProblems(draft),
    ...otherProblems(draft),
  ];
  const cycle = problems.some(({ code }) => code === 'twice' || code === 'itself') ? null : cycleOf(draft);
  return cycle === null ? problems : [...problems, problem('cycle', 'members', cycle)];
}

function problem(code: PlanProblem['code'], field: string, vmIds: readonly string[] = []): PlanProblem {
  return { code, field, vmIds };
}

function memberProblems({ members }: PlanDraft): readonly PlanProblem[] {
  if (members.length === 0) return [problem('no-members', 'members')];
  const known = new Set(members.map(({ vmId }) => vmId));
  const seen = new Set<string>();
  return members.flatMap(({ vmId, after }, at) => {
    const field = `members[${String(at)}]`;
    const found: PlanProblem[] = [];
    if (seen.has(vmId)) found.push(problem('twice', `${field}.vmId`, [vmId]));
    seen.add(vmId);
    const unknown = after.filter((id) => !known.has(id));
    if (unknown.length > 0) found.push(problem('unknown-member', `${field}.after`, unknown));
    if (after.includes(vmId)) found.push(problem('itself', `${field}.after`, [vmId]));
    return found;
  });
}

function gateProblems({ members, gates }: PlanDraft): readonly PlanProblem[] {
  const known = new Set(members.map(({ vmId }) => vmId));
  return gates.flatMap(({ kind, text, waitSeconds, after, before }, at) => {
    const field = `gates[${String(at)}]`;
    const found: PlanProblem[] = [];
    const unknown = [...after, ...before].filter((id) => !known.has(id));
    if (unknown.length > 0) found.push(problem('unknown-gate-member', field, unknown));
    if (text.trim() === '') found.push(problem('gate-without-text', `${field}.text`));
    if (before.length === 0) found.push(problem('gate-without-members', `${field}.before`));
    if (kind === 'wait' && waitSeconds === 0) found.push(problem('wait-without-time', `${field}.waitSeconds`));
    return found;
  });
}

/** Fencing is of one member, before it is started, and never in a test: the original runs on then. */
function hostStepProblems({ members, hostSteps }: PlanDraft): readonly PlanProblem[] {
  const known = new Set(members.map(({ vmId }) => vmId));
  return hostSteps.flatMap((step, at) => {
    const { act, vmId, when, runsIn } = step;
    const field = `hostSteps[${String(at)}]`;
    const found = hostStepTextProblems(step).map(({ code, part }) => problem(code, `${field}.${part}`));
    if (vmId !== null && !known.has(vmId)) return [...found, problem('unknown-step-member', `${field}.vmId`, [vmId])];
    if (act.kind !== 'fence') return found;
    if (vmId === null || when === 'after') return [...found, problem('fence-without-member', `${field}.vmId`)];
    return runsIn.includes('test-failover') ? [...found, problem('fence-in-test', `${field}.runsIn`, [vmId])] : found;
  });
}

function otherProblems({ contacts, gateways }: PlanDraft): readonly PlanProblem[] {
  const networks = new Set<string>();
  return [
    ...contacts.flatMap(({ name }, at) =>
      name.trim() === '' ? [problem('contact-without-name', `contacts[${String(at)}].name`)] : [],
    ),
    ...gateways.flatMap(({ networkId, address }, at) => {
      const field = `gateways[${String(at)}]`;
      const found: PlanProblem[] = [];
      if (addressKind(address) === null) found.push(problem('gateway-address', `${field}.address`));
      if (networks.has(networkId)) found.push(problem('gateway-twice', `${field}.networkId`));
      networks.add(networkId);
      return found;
    }),
  ];
}

/**
 * The VM ids along a cycle, the first repeated at the end; null where there is none. Gates bind their two sides. Names of no
 * member hold nothing up. Pure.
 */
export function cycleOf({ members, gates }: Pick<PlanDraft, 'members' | 'gates'>): readonly string[] | null {
  const before = new Map(members.map(({ vmId, after }) => [vmId, new Set(after)]));
  for (const gate of gates) {
    for (const vmId of gate.before) for (const earlier of gate.after) before.get(vmId)?.add(earlier);
  }
  const done = new Set<string>();
  for (const { vmId: start } of members) {
    // Depth first without recursion: a chain of 10,000 members must not end the stack.
    const path: string[] = [];
    const onPath = new Set<string>();
    const stack: { readonly vmId: string; readonly rest: Iterator<string> }[] = [];
    const enter = (vmId: string): void => {
      path.push(vmId);
      onPath.add(vmId);
      stack.push({ vmId, rest: (before.get(vmId) ?? new Set<string>()).values() });
    };
    if (!done.has(start)) enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        stack.pop();
        path.pop();
        onPath.delete(top.vmId);
        done.add(top.vmId);
      } else if (onPath.has(next.value)) {
        return [...path.slice(path.indexOf(next.value)), next.value];
      } else if (!done.has(next.value)) enter(next.value);
    }
  }
  return null;
}
