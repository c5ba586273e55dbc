import type { PlanContact, PlanDraft, PlanGate, PlanHostStep, PlanMember } from '#shared/domain/index.ts';
import { cycleOf } from '#shared/domain/plan-problems.ts';
import { movedHostStep, withHostStep } from './host-steps.ts';

/** How a member is started, apart from what it waits for. */
export type MemberRules = Pick<PlanMember, 'bootDelaySeconds' | 'critical' | 'retries' | 'timeoutSeconds' | 'note'>;

export interface NewMember {
  readonly vmId: string;
  readonly kind: PlanDraft['replicaKind'];
}

/** One change that a person makes to a plan. */
export type PlanEdit =
  | { readonly do: 'rename'; readonly name: string }
  | { readonly do: 'describe'; readonly description: string }
  | { readonly do: 'add'; readonly members: readonly NewMember[] }
  | { readonly do: 'remove'; readonly vmIds: readonly string[] }
  | { readonly do: 'rule'; readonly vmIds: readonly string[]; readonly rules: Partial<MemberRules> }
  /** These members wait for those, from now on or no more. */
  | {
      readonly do: 'wait';
      readonly vmIds: readonly string[];
      readonly after: readonly string[];
      readonly isOn: boolean;
    }
  /** Each of these waits for the one before it. */
  | { readonly do: 'chain'; readonly vmIds: readonly string[] }
  /** Member → further members that it waits for. */
  | { readonly do: 'order'; readonly after: ReadonlyMap<string, readonly string[]> }
  /** A gate that is new, or takes the place of the one with its id. */
  | { readonly do: 'gate'; readonly gate: PlanGate }
  | { readonly do: 'remove-gate'; readonly gateId: string }
  /** A step on a host that is new, or takes the place of the one with its id. */
  | { readonly do: 'host-step'; readonly step: PlanHostStep }
  | { readonly do: 'remove-host-step'; readonly stepId: string }
  /** Changes places with the step before it, or after it, at the same place of the run. */
  | { readonly do: 'move-host-step'; readonly stepId: string; readonly by: -1 | 1 }
  | { readonly do: 'contacts'; readonly contacts: readonly PlanContact[] }
  /** Null: the network has no gateway any more. */
  | { readonly do: 'gateway'; readonly networkId: string; readonly address: string | null }
  | { readonly do: 'public-rule'; readonly ruleId: string; readonly isOn: boolean };

/** Why an edit was not made, with the VMs that it is about; of a cycle, those along it with the first repeated. */
export interface EditRefusal {
  readonly code: 'cycle' | 'other-kind' | 'too-many';
  readonly vmIds: readonly string[];
}

export type Edited =
  { readonly ok: true; readonly draft: PlanDraft } | { readonly ok: false; readonly refusal: EditRefusal };

const MEMBERS_MAX = 10_000;
const AFTER_MAX = 1_000;
const GATES_MAX = 200;
const HOST_STEPS_MAX = 1_000;

/**
 * A plan with one edit made. Whatever is edited, names lead to members, nobody is in it twice, and nobody waits for itself,
 * directly or around a circle: such an edit is refused, with the names. Pure.
 */
export function edited(draft: PlanDraft, edit: PlanEdit): Edited {
  const next = afterEdit(draft, edit);
  if (!next.ok) return next;
  const { members, gates, hostSteps } = next.draft;
  const tooMany =
    members.length > MEMBERS_MAX ||
    gates.length > GATES_MAX ||
    hostSteps.length > HOST_STEPS_MAX ||
    members.some(({ after }) => after.length > AFTER_MAX);
  if (tooMany) return { ok: false, refusal: { code: 'too-many', vmIds: [] } };
  const ordersAnew = members !== draft.members || gates !== draft.gates;
  const cycle = ordersAnew ? cycleOf(next.draft) : null;
  return cycle === null ? next : { ok: false, refusal: { code: 'cycle', vmIds: cycle } };
}

function afterEdit(draft: PlanDraft, edit: PlanEdit): Edited {
  const { members, gates } = draft;
  const put = (part: Partial<PlanDraft>): Edited => ({ ok: true, draft: { ...draft, ...part } });
  switch (edit.do) {
    case 'rename':
      return put({ name: edit.name });
    case 'describe':
      return put({ description: edit.description });
    case 'add':
      return withMembers(draft, edit.members);
    case 'remove':
      return put(withoutMembers(draft, new Set(edit.vmIds)));
    case 'rule':
      return put({ members: changed(members, new Set(edit.vmIds), (member) => ({ ...member, ...edit.rules })) });
    case 'wait':
      return edit.isOn
        ? put({ members: waiting(members, new Map(edit.vmIds.map((vmId) => [vmId, edit.after]))) })
        : put({ members: changed(members, new Set(edit.vmIds), (member) => without(member, edit.after)) });
    case 'chain':
      return put({
        members: waiting(members, new Map(edit.vmIds.slice(1).map((vmId, at) => [vmId, [edit.vmIds[at] ?? '']]))),
      });
    case 'order':
      return put({ members: waiting(members, edit.after) });
    case 'gate':
      return put({ gates: withGate(draft, edit.gate) });
    case 'remove-gate':
      return put({ gates: gates.filter(({ id }) => id !== edit.gateId) });
    case 'host-step':
      return put({ hostSteps: withHostStep(draft.hostSteps, edit.step) });
    case 'remove-host-step':
      return put({ hostSteps: draft.hostSteps.filter(({ id }) => id !== edit.stepId) });
    case 'move-host-step':
      return put({ hostSteps: movedHostStep(draft.hostSteps, edit.stepId, edit.by) });
    case 'contacts':
      return put({ contacts: [...edit.contacts] });
    case 'gateway':
      return put({ gateways: withGateway(draft.gateways, edit.networkId, edit.address) });
    case 'public-rule':
      return put({ publicIpRuleIds: toggled(draft.publicIpRuleIds, edit.ruleId, edit.isOn) });
  }
}

function withMembers(draft: PlanDraft, added: readonly NewMember[]): Edited {
  const known = new Set(draft.members.map(({ vmId }) => vmId));
  const fresh = added.filter(({ vmId }) => !known.has(vmId) && known.add(vmId));
  const replicaKind = draft.members.length === 0 ? (fresh[0]?.kind ?? draft.replicaKind) : draft.replicaKind;
  const others = fresh.filter(({ kind }) => kind !== replicaKind);
  if (others.length > 0) {
    return { ok: false, refusal: { code: 'other-kind', vmIds: others.map(({ vmId }) => vmId) } };
  }
  return {
    ok: true,
    draft: { ...draft, replicaKind, members: [...draft.members, ...fresh.map(({ vmId }) => plainMember(vmId))] },
  };
}

/** A member that waits for nobody. */
export function plainMember(vmId: string): PlanMember {
  return { vmId, after: [], bootDelaySeconds: 0, critical: true, retries: 1, timeoutSeconds: null, note: '' };
}

/** Nobody waits for who is no member any more. A gate that then holds nobody up stays: its text is somebody's work. */
function withoutMembers({ members, gates }: PlanDraft, gone: ReadonlySet<string>): Partial<PlanDraft> {
  const stay = (vmIds: readonly string[]) => vmIds.filter((vmId) => !gone.has(vmId));
  return {
    members: members
      .filter(({ vmId }) => !gone.has(vmId))
      .map((member) =>
        member.after.some((vmId) => gone.has(vmId)) ? { ...member, after: stay(member.after) } : member,
      ),
    gates: gates.map((gate) => ({ ...gate, after: stay(gate.after), before: stay(gate.before) })),
  };
}

function changed(
  members: readonly PlanMember[],
  which: ReadonlySet<string>,
  change: (member: PlanMember) => PlanMember,
): PlanMember[] {
  return members.map((member) => (which.has(member.vmId) ? change(member) : member));
}

/** With more that each waits for: members of the plan, itself not among them. */
function waiting(members: readonly PlanMember[], more: ReadonlyMap<string, readonly string[]>): PlanMember[] {
  const known = new Set(members.map(({ vmId }) => vmId));
  return changed(members, new Set(more.keys()), (member) => {
    const added = (more.get(member.vmId) ?? []).filter((vmId) => vmId !== member.vmId && known.has(vmId));
    return { ...member, after: [...new Set([...member.after, ...added])] };
  });
}

function without(member: PlanMember, gone: readonly string[]): PlanMember {
  return { ...member, after: member.after.filter((vmId) => !gone.includes(vmId)) };
}

function withGate({ members, gates }: PlanDraft, gate: PlanGate): PlanGate[] {
  const known = new Set(members.map(({ vmId }) => vmId));
  const kept = {
    ...gate,
    waitSeconds: gate.kind === 'prompt' ? 0 : gate.waitSeconds,
    after: gate.after.filter((vmId) => known.has(vmId)),
    before: gate.before.filter((vmId) => known.has(vmId)),
  };
  return gates.some(({ id }) => id === gate.id)
    ? gates.map((one) => (one.id === gate.id ? kept : one))
    : [...gates, kept];
}

function withGateway(
  gateways: PlanDraft['gateways'],
  networkId: string,
  address: string | null,
): PlanDraft['gateways'] {
  if (address === null) return gateways.filter((one) => one.networkId !== networkId);
  const gateway = { networkId, address };
  return gateways.some((one) => one.networkId === networkId)
    ? gateways.map((one) => (one.networkId === networkId ? gateway : one))
    : [...gateways, gateway];
}

function toggled(ids: readonly string[], id: string, isOn: boolean): string[] {
  const others = ids.filter((one) => one !== id);
  return isOn ? [...others, id] : others;
}
