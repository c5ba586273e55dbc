import { BlockList, isIPv4 } from 'node:net';
import { planProblems } from '#shared/domain/index.ts';
import type { PlanDraft, PlanProblem } from '#shared/domain/index.ts';
import type { Problem } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';
import { problem } from './problem.ts';

/** What the provider refuses in a plan: what is no plan in itself, and what does not fit its estate. */

const FORBIDDEN_PUBLIC_PORT = 22;

const wrong = (field: string, detail: string): Problem => problem('bad-request', detail, { field });

function names(p: Provider, vmIds: readonly string[], between: string): string {
  return vmIds.map((id) => p.store.get('vm', id)?.name ?? id).join(between);
}

const sentences: Readonly<Record<string, string>> = {
  twice: 'A VM is in the plan twice',
  'unknown-member': 'A member waits for what is no member',
  itself: 'A member waits for itself',
  'unknown-gate-member': 'A gate names what is no member',
  'wait-without-time': 'A wait has no time',
  'gateway-address': 'A gateway is no internet address',
  'gateway-twice': 'A network has two gateways',
  'unknown-step-member': 'A step on a host is about what is no member',
  'fence-without-member': 'Fencing is of one member, before it is started',
  'fence-in-test': 'A test must not fence the original, which runs on',
};

function told(p: Provider, { code, field, vmIds }: PlanProblem): Problem {
  if (code === 'cycle') return wrong(field, `These VMs wait for each other: ${names(p, vmIds, ' → ')}.`);
  const what = names(p, vmIds, ', ');
  return wrong(field, `${sentences[code] ?? 'The plan is not right'}${what === '' ? '' : `: ${what}`}.`);
}

function checkMembers(p: Provider, { members, replicaKind }: PlanDraft): Problem | null {
  for (const [index, { vmId }] of members.entries()) {
    const field = `members[${String(index)}].vmId`;
    const vm = p.store.get('vm', vmId);
    if (vm === undefined) return wrong(field, `There is no VM ${vmId}.`);
    const replica = p.store.get('replica', p.store.indexes.replicaOfVm.get(vmId) ?? '');
    if (replica === undefined) return wrong(field, `${vm.name} has no replica.`);
    if (replica.kind !== replicaKind) {
      return wrong(field, `${vm.name} is replicated by ${replica.kind}; all members of a plan are of one kind.`);
    }
  }
  return null;
}

/** The public addresses that other plans use, with their names. */
function takenAddresses(p: Provider, planId: string): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  for (const id of p.store.indexes.plans) {
    const plan = id === planId ? undefined : p.store.get('plan', id);
    for (const ruleId of plan?.publicIpRuleIds ?? []) {
      const rule = p.store.get('publicIpRule', ruleId);
      if (rule !== undefined && plan !== undefined) taken.set(rule.publicIp, plan.name);
    }
  }
  return taken;
}

function checkPublicRules(p: Provider, planId: string, { members, publicIpRuleIds }: PlanDraft): Problem | null {
  const taken = takenAddresses(p, planId);
  for (const [index, id] of publicIpRuleIds.entries()) {
    const field = `publicIpRuleIds[${String(index)}]`;
    const rule = p.store.get('publicIpRule', id);
    if (rule === undefined) return wrong(field, `There is no rule ${id}.`);
    if (rule.publicPort === FORBIDDEN_PUBLIC_PORT) return wrong(field, 'Public port 22 is forbidden.');
    const other = taken.get(rule.publicIp);
    if (other !== undefined) return wrong(field, `${rule.publicIp} is used by the plan "${other}".`);
    if (publicIpRuleIds.indexOf(id) !== index) return wrong(field, 'The rule is in the plan twice.');
    if (!members.some(({ vmId }) => vmId === rule.vmId)) {
      return wrong(field, `${rule.publicIp} leads to ${names(p, [rule.vmId], '')}, which is no member.`);
    }
  }
  return null;
}

function checkGateways(p: Provider, { gateways }: PlanDraft): Problem | null {
  for (const [index, { networkId, address }] of gateways.entries()) {
    const network = p.store.get('network', networkId);
    if (network === undefined) return wrong(`gateways[${String(index)}].networkId`, 'There is no such network.');
    if (!standsIn(address, network.cidr)) {
      return wrong(
        `gateways[${String(index)}].address`,
        `${address} is not in ${network.name}, ${network.cidr ?? ''}.`,
      );
    }
  }
  return null;
}

/** Where the block is not known, or of another version, nobody can say that it does not. */
function standsIn(address: string, cidr: string | null): boolean {
  const [base = '', bits = ''] = (cidr ?? '').split('/');
  if (!isIPv4(address) || !isIPv4(base)) return true;
  const block = new BlockList();
  block.addSubnet(base, Number(bits));
  return block.check(address);
}

/** A problem where a draft is no plan here. `planId` is its own: a plan may keep its addresses. */
export function checkDraft(p: Provider, planId: string, draft: PlanDraft): Problem | null {
  const first = planProblems(draft)[0];
  if (first !== undefined) return told(p, first);
  return checkMembers(p, draft) ?? checkPublicRules(p, planId, draft) ?? checkGateways(p, draft);
}
