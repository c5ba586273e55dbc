import { z } from 'zod';
import { hostAct } from './host-act.ts';
import { person } from './run.ts';
import { replicaKind } from './replica.ts';
import { displayName, entityId, epochMs, sentence } from './time.ts';

/** A VM of a plan. Members wait only for what they name: a graph, not a list. */
export const planMember = z.object({
  vmId: entityId,
  /** VM ids of members that must be up before this one is started. */
  after: z.array(entityId).max(1_000),
  /** After this one was seen up, what waits for it waits so much longer. Seconds. */
  bootDelaySeconds: z.int().min(0).max(86_400),
  /** What waits for a critical member is not started when it fails; an optional one's failure holds nothing up. */
  critical: z.boolean(),
  /** How often a failed start is tried again by itself. */
  retries: z.int().min(0).max(5),
  /** Called stalled so long after it was accepted; null: when the provider's own expectation has passed. */
  timeoutSeconds: z.int().min(1).max(86_400).nullable(),
  note: sentence,
});
export type PlanMember = z.infer<typeof planMember>;

/** A place in a plan where the run waits: for a person's "go on", or for a time. */
export const planGate = z.object({
  id: entityId,
  kind: z.enum(['prompt', 'wait']),
  /** What a prompt asks; what a wait is for. */
  text: sentence.min(1),
  /** Of a wait; zero for a prompt. */
  waitSeconds: z.int().min(0).max(604_800),
  /** VM ids of members that must be up before the gate opens; empty: at the start. */
  after: z.array(entityId).max(1_000),
  /** VM ids of members that wait for it. */
  before: z.array(entityId).min(1).max(1_000),
});
export type PlanGate = z.infer<typeof planGate>;

/** Something that the console does on the tenant's own hosts, before or after a member or the whole plan. */
export const planHostStep = z.object({
  id: entityId,
  name: displayName,
  act: hostAct,
  /** `before` a member: once what the member waits for is up. `after` it: once it is up, and before what waits for it. */
  when: z.enum(['before', 'after']),
  /** The member; null: the whole plan. */
  vmId: entityId.nullable(),
  /** A test never touches what is in production unless its author says so. */
  runsIn: z
    .array(z.enum(['failover', 'planned-failover', 'test-failover']))
    .min(1)
    .max(3),
  /** Its failure holds up what waits for it. */
  critical: z.boolean(),
  retries: z.int().min(0).max(5),
});
export type PlanHostStep = z.infer<typeof planHostStep>;

export const planContact = z.object({
  name: displayName,
  role: z.string().max(200),
  phone: z.string().max(64),
  email: z.string().max(254),
});

/** The gateway that the provider's appliance becomes for one production network in a full-site failover. */
export const planGateway = z.object({ networkId: entityId, address: z.string().max(64) });

/** What a person writes of a plan. All its replicas are of one kind. */
export const planDraft = z.object({
  name: displayName,
  description: sentence,
  replicaKind,
  members: z.array(planMember).min(1).max(10_000),
  gates: z.array(planGate).max(200),
  hostSteps: z.array(planHostStep).max(1_000),
  contacts: z.array(planContact).max(100),
  gateways: z.array(planGateway).max(64),
  publicIpRuleIds: z.array(entityId).max(1_000),
});
export type PlanDraft = z.infer<typeof planDraft>;

/** A test of a plan, kept with it: when, to which points, and how it came out. */
export const planTest = z.object({
  runId: entityId,
  at: epochMs,
  by: person,
  ending: z.enum(['completed', 'partly', 'failed', 'stopped', 'abandoned']),
  members: z.array(z.object({ vmId: entityId, pointAt: epochMs.nullable(), ok: z.boolean() })).max(10_000),
});
export type PlanTest = z.infer<typeof planTest>;

/** A plan as the provider keeps it. `rev` is its ETag: a change names the one it was made from. */
export const plan = planDraft.extend({
  id: entityId,
  rev: z.int().min(1),
  createdAt: epochMs,
  createdBy: person,
  updatedAt: epochMs,
  updatedBy: person,
  /** Newest last; the oldest go. */
  tests: z.array(planTest).max(50),
});
export type Plan = z.infer<typeof plan>;

/** What is wrong with a plan in itself, by the field it is in. */
export interface PlanProblem {
  /** `cycle`, `unknown-member`, `twice`, `itself`, `unknown-gate-member`, `wait-without-time`, `unknown-step-member`, `fence-without-member`, `fence-in-test` */
  readonly code: string;
  /** As a path: `members[3].after`. */
  readonly field: string;
  /** For a cycle, the VM ids along it with the first repeated at the end; else the ids that are wrong. */
  readonly vmIds: readonly string[];
}

/** Everything that keeps a plan from being a plan: names of no member, doubles, and cycles, each named. Pure. */
export function planProblems(draft: Pick<PlanDraft, 'members' | 'gates' | 'hostSteps'>): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  const known = new Set<string>();
  draft.members.forEach(({ vmId }, at) => {
    if (known.has(vmId)) problems.push({ code: 'twice', field: `members[${String(at)}].vmId`, vmIds: [vmId] });
    known.add(vmId);
  });
  draft.members.forEach(({ vmId, after }, at) => {
    const field = `members[${String(at)}].after`;
    const unknown = after.filter((id) => !known.has(id));
    if (unknown.length > 0) problems.push({ code: 'unknown-member', field, vmIds: unknown });
    if (after.includes(vmId)) problems.push({ code: 'itself', field, vmIds: [vmId] });
  });
  draft.gates.forEach((gate, at) => {
    const unknown = [...gate.after, ...gate.before].filter((id) => !known.has(id));
    if (unknown.length > 0) {
      problems.push({ code: 'unknown-gate-member', field: `gates[${String(at)}]`, vmIds: unknown });
    }
    if (gate.kind === 'wait' && gate.waitSeconds === 0) {
      problems.push({ code: 'wait-without-time', field: `gates[${String(at)}].waitSeconds`, vmIds: [] });
    }
  });
  draft.hostSteps.forEach((step, at) => problems.push(...hostStepProblems(step, known, `hostSteps[${String(at)}]`)));
  if (problems.length > 0) return problems;
  const cycle = cycleOf(draft);
  return cycle === null ? [] : [{ code: 'cycle', field: 'members', vmIds: cycle }];
}

/** Fencing is of one member, before it is started, and never in a test: the original runs on then. */
function hostStepProblems(step: PlanHostStep, known: ReadonlySet<string>, field: string): readonly PlanProblem[] {
  const { act, vmId, when, runsIn } = step;
  if (vmId !== null && !known.has(vmId))
    return [{ code: 'unknown-step-member', field: `${field}.vmId`, vmIds: [vmId] }];
  if (act.kind !== 'fence') return [];
  if (vmId === null || when === 'after') return [{ code: 'fence-without-member', field: `${field}.vmId`, vmIds: [] }];
  return runsIn.includes('test-failover') ? [{ code: 'fence-in-test', field: `${field}.runsIn`, vmIds: [vmId] }] : [];
}

/** The VM ids along a cycle, the first repeated at the end; null where there is none. Gates bind their two sides. */
function cycleOf({ members, gates }: Pick<PlanDraft, 'members' | 'gates'>): readonly string[] | null {
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
