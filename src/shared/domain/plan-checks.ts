import { isInBlock } from './address.ts';
import type { Network, PublicIpRule } from './network.ts';
import type { Plan, PlanDraft } from './plan.ts';
import type { Replica } from './replica.ts';
import type { Vm } from './vm.ts';

/** What of a VM decides whether it can be a member. */
export interface PlanVmFacts extends Pick<
  Vm,
  'name' | 'siteId' | 'placement' | 'addressing' | 'addresses' | 'networkIds' | 'cpuMhz' | 'memoryBytes'
> {
  /** Null where it has no replica. */
  readonly replica: Pick<Replica, 'id' | 'kind' | 'hostId'> | null;
  readonly hasPoint: boolean;
  readonly newestIsInfected: boolean;
}

/** What of the estate a plan is held against. */
export interface PlanEstate {
  readonly vms: ReadonlyMap<string, PlanVmFacts>;
  readonly networks: ReadonlyMap<string, Network>;
  readonly rules: ReadonlyMap<string, PublicIpRule>;
  /** All other plans of the tenant. */
  readonly others: readonly Pick<Plan, 'name' | 'publicIpRuleIds'>[];
}

/** Where a plan does not fit the estate. An error keeps what it is about from coming up, or from being reached. */
export interface PlanFinding {
  readonly code:
    | 'no-vm'
    | 'moved'
    | 'no-replica'
    | 'other-kind'
    | 'no-points'
    | 'infected'
    | 'no-network'
    | 'dhcp'
    | 'address-unknown'
    | 'rule-gone'
    | 'public-port-22'
    | 'public-ip-taken'
    | 'rule-not-member'
    | 'rule-address'
    | 'gateway-network-gone'
    | 'gateway-outside'
    | 'gateway-missing';
  readonly level: 'error' | 'warning';
  readonly field: string;
  readonly vmId: string | null;
  /** What it is about: the VM, the network, the public address. */
  readonly name: string;
  /** What stands against it: another plan, the block of a network. */
  readonly other: string;
}

/** The provider's appliance keeps this port of its public addresses for itself. */
const FORBIDDEN_PUBLIC_PORT = 22;

/**
 * Where a plan does not fit the estate (domain.md, "Failover plans" and "Network"): replicas of one kind only, static
 * addresses, networks that are mapped, public addresses of this plan alone, gateways in their networks. Pure.
 */
export function planChecks(draft: PlanDraft, estate: PlanEstate): readonly PlanFinding[] {
  return [...memberChecks(draft, estate), ...ruleChecks(draft, estate), ...gatewayChecks(draft, estate)];
}

function memberChecks({ members, replicaKind }: PlanDraft, estate: PlanEstate): readonly PlanFinding[] {
  return members.flatMap(({ vmId }, at) => {
    const vm = estate.vms.get(vmId);
    const finding = (code: PlanFinding['code'], level: PlanFinding['level'] = 'error'): PlanFinding => ({
      ...{ code, level, vmId, name: vm?.name ?? vmId, other: '' },
      field: `members[${String(at)}].vmId`,
    });
    if (vm === undefined) return [finding('no-vm')];
    if (vm.placement === 'provider') return [finding('moved')];
    if (vm.replica === null) return [finding('no-replica')];
    const found: PlanFinding[] = [];
    if (vm.replica.kind !== replicaKind) found.push(finding('other-kind'));
    if (!vm.hasPoint) found.push(finding('no-points'));
    if (vm.newestIsInfected) found.push(finding('infected'));
    const isMapped = vm.networkIds.some((id) => (estate.networks.get(id)?.mappedToId ?? null) !== null);
    if (!isMapped) found.push(finding('no-network'));
    if (vm.addressing === 'dhcp') found.push(finding('dhcp'));
    if (vm.addressing === 'unknown') found.push(finding('address-unknown', 'warning'));
    return found;
  });
}

function ruleChecks({ members, publicIpRuleIds }: PlanDraft, estate: PlanEstate): readonly PlanFinding[] {
  const isMember = new Set(members.map(({ vmId }) => vmId));
  const taken = takenAddresses(estate);
  return publicIpRuleIds.flatMap((ruleId, at) => {
    const rule = estate.rules.get(ruleId);
    const finding = (code: PlanFinding['code'], other = '', level: PlanFinding['level'] = 'error'): PlanFinding => ({
      ...{ code, level, other, vmId: rule?.vmId ?? null },
      field: `publicIpRuleIds[${String(at)}]`,
      name: rule === undefined ? ruleId : `${rule.publicIp}:${String(rule.publicPort)}`,
    });
    if (rule === undefined) return [finding('rule-gone')];
    const vm = estate.vms.get(rule.vmId);
    const found: PlanFinding[] = [];
    if (rule.publicPort === FORBIDDEN_PUBLIC_PORT) found.push(finding('public-port-22'));
    const other = taken.get(rule.publicIp);
    if (other !== undefined) found.push(finding('public-ip-taken', other));
    if (!isMember.has(rule.vmId)) found.push(finding('rule-not-member', vm?.name ?? rule.vmId));
    else if (vm !== undefined && vm.addresses.length > 0 && !vm.addresses.includes(rule.internalIp)) {
      found.push(finding('rule-address', rule.internalIp, 'warning'));
    }
    return found;
  });
}

/** Public address → the other plan that uses it: an address serves one plan only, whatever the port. */
export function takenAddresses({ rules, others }: Pick<PlanEstate, 'rules' | 'others'>): ReadonlyMap<string, string> {
  const taken = new Map<string, string>();
  for (const { name, publicIpRuleIds } of others) {
    for (const ruleId of publicIpRuleIds) {
      const rule = rules.get(ruleId);
      if (rule !== undefined) taken.set(rule.publicIp, name);
    }
  }
  return taken;
}

/** Networks that members stand in, with how many. */
export function usedNetworks({ members }: PlanDraft, { vms }: Pick<PlanEstate, 'vms'>): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  for (const { vmId } of members) {
    for (const networkId of vms.get(vmId)?.networkIds ?? []) used.set(networkId, (used.get(networkId) ?? 0) + 1);
  }
  return used;
}

function gatewayChecks(draft: PlanDraft, estate: PlanEstate): readonly PlanFinding[] {
  const given = draft.gateways.flatMap(({ networkId, address }, at): PlanFinding[] => {
    const network = estate.networks.get(networkId);
    const common = { level: 'error', vmId: null, name: network?.name ?? networkId } as const;
    const field = `gateways[${String(at)}].address`;
    if (network === undefined) return [{ ...common, code: 'gateway-network-gone', field, other: '' }];
    if (isInBlock(address, network.cidr) !== false) return [];
    return [{ ...common, code: 'gateway-outside', field, other: network.cidr ?? '' }];
  });
  const known = new Set(draft.gateways.map(({ networkId }) => networkId));
  const missing = [...usedNetworks(draft, estate).keys()].filter((id) => !known.has(id));
  return [
    ...given,
    ...missing.map((id): PlanFinding => ({
      ...{ code: 'gateway-missing', level: 'warning', field: 'gateways', vmId: null, other: '' },
      name: estate.networks.get(id)?.name ?? id,
    })),
  ];
}
