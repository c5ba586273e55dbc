import type { Appliance, Plan, PlanEstate, PlanTest } from '#shared/domain/index.ts';
import type { PlanVerification } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { KeptVerification, PlanInventory } from '../store/ports.ts';
import { listed } from './readiness.ts';

/** What of a member is remembered, in this order. Power, points and states change all day, and say nothing of the plan. */
const vmAspects = ['networks', 'addresses', 'site', 'replica', 'size'] as const;

/** What a plan was verified against: its members, their networks, the appliance, its rules of public addresses. */
export function inventoryOf(plan: Plan, estate: PlanEstate, appliances: readonly Appliance[]): PlanInventory {
  const vms: Record<string, readonly string[]> = {};
  const networkIds = new Set(plan.gateways.map(({ networkId }) => networkId));
  for (const { vmId } of plan.members) {
    const vm = estate.vms.get(vmId);
    if (vm === undefined) continue;
    for (const id of vm.networkIds) networkIds.add(id);
    const { replica } = vm;
    vms[vmId] = [
      vm.networkIds.toSorted().join(),
      `${vm.addressing} ${vm.addresses.toSorted().join()}`,
      `${vm.placement} ${vm.siteId}`,
      replica === null ? '' : `${replica.id} ${replica.kind} ${replica.hostId}`,
      `${String(vm.cpuMhz)} ${String(vm.memoryBytes)}`,
    ];
  }
  return {
    vms,
    networks: Object.fromEntries(
      [...networkIds].map((id) => {
        const network = estate.networks.get(id);
        return [id, network === undefined ? '' : `${network.mappedToId ?? ''} ${network.cidr ?? ''}`];
      }),
    ),
    appliances: Object.fromEntries(appliances.map(({ id, siteId }) => [id, siteId])),
    rules: Object.fromEntries(
      plan.publicIpRuleIds.map((id) => {
        const rule = estate.rules.get(id);
        if (rule === undefined) return [id, ''];
        const { vmId, publicIp, publicPort, internalIp, internalPort } = rule;
        return [id, [vmId, publicIp, publicPort, internalIp, internalPort].join(' ')];
      }),
    ),
  };
}

/** A test in which every member came up. */
export function isPassed({ ending, members }: PlanTest): boolean {
  return ending === 'completed' && members.length > 0 && members.every(({ ok }) => ok);
}

/** Whether the plan is verified: the last time it was, or what has changed since. */
export function verificationOf(
  plan: Plan | null,
  kept: KeptVerification | null,
  estate: PlanEstate,
  appliances: readonly Appliance[],
): PlanVerification {
  if (plan === null) return { is: 'never' };
  const passed = plan.tests.findLast(isPassed);
  if (passed !== undefined && passed.at > (kept?.at ?? 0)) {
    return { is: 'unwatched', at: passed.at, by: passed.by.name };
  }
  if (kept === null) return { is: 'never' };
  const changed = [
    ...(plan.rev === kept.rev ? [] : [message('verified.plan', { by: plan.updatedBy.name, at: plan.updatedAt })]),
    ...changesIn(kept.inventory, inventoryOf(plan, estate, appliances), estate),
  ];
  const { how, at, by } = kept;
  return { is: changed.length === 0 ? 'verified' : 'expired', how, at, by, changed };
}

function changesIn(was: PlanInventory, is: PlanInventory, estate: PlanEstate): readonly Message[] {
  const nameOf = (vmId: string): string => estate.vms.get(vmId)?.name ?? vmId;
  const vmIds = Object.keys(was.vms);
  const told = (what: string, names: readonly string[]): readonly Message[] =>
    names.length === 0 ? [] : [message(`verified.${what}`, { n: names.length, names: listed(names, ', ') })];
  return [
    ...told(
      'gone',
      vmIds.filter((id) => is.vms[id] === undefined && !estate.vms.has(id)),
    ),
    ...vmAspects.flatMap((aspect, place) =>
      told(
        aspect,
        vmIds.filter((id) => is.vms[id] !== undefined && is.vms[id][place] !== was.vms[id]?.[place]).map(nameOf),
      ),
    ),
    ...told(
      'mapping',
      changedKeys(was.networks, is.networks).map((id) => estate.networks.get(id)?.name ?? id),
    ),
    ...told('appliance', changedKeys(was.appliances, is.appliances)),
    ...told(
      'rules',
      changedKeys(was.rules, is.rules).map((id) => estate.rules.get(id)?.publicIp ?? id),
    ),
  ];
}

/** Of what was there then. What the plan itself has taken in or let go since is its own change. */
function changedKeys(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(was).filter((key) => key in is && was[key] !== is[key]);
}
