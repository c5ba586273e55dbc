import type { Network, Plan, PlanMember, PublicIpRule, Replica, Vm } from '#shared/domain/index.ts';

/**
 * The plans that an estate comes with: of its first sites, one for everything replicated by snapshots, and one for what is
 * replicated continuously, for the two are never mixed (domain.md §2.1).
 */
const SITES_MAX = 2;
/** In an imported estate one name may stand for thousands of VMs; a start waits for some of them. */
const AFTER_MAX = 20;
const DATABASE_BOOT_SECONDS = 5;
const AGE_MS = 30 * 86_400_000;
const AUTHOR = { id: 'person-provider', name: 'Provider onboarding' };

export interface Machine {
  readonly vm: Vm;
  readonly replica: Replica;
  /** Whether it has restore points, or will soon have some. */
  readonly isPlanned: boolean;
  readonly rule: PublicIpRule | null;
}

export interface PlanSite {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly networks: readonly Network[];
  readonly machines: readonly Machine[];
}

/** By application, the VMs of each tier: one tier waits for the nearest one before it. */
function tiersOf(machines: readonly Machine[]): ReadonlyMap<string, ReadonlyMap<number, string[]>> {
  const applications = new Map<string, Map<number, string[]>>();
  for (const { vm } of machines) {
    if (vm.application === null) continue;
    const tiers = applications.get(vm.application) ?? new Map<number, string[]>();
    applications.set(vm.application, tiers);
    const tier = tiers.get(vm.tier);
    if (tier === undefined) tiers.set(vm.tier, [vm.id]);
    else tier.push(vm.id);
  }
  return applications;
}

function membersOf(machines: readonly Machine[]): PlanMember[] {
  const applications = tiersOf(machines);
  return machines.map(({ vm }) => {
    const tiers = applications.get(vm.application ?? '');
    const before = [...(tiers?.keys() ?? [])].filter((tier) => tier < vm.tier);
    return {
      vmId: vm.id,
      after: before.length === 0 ? [] : (tiers?.get(Math.max(...before)) ?? []).slice(0, AFTER_MAX),
      bootDelaySeconds: vm.tier === 1 ? DATABASE_BOOT_SECONDS : 0,
      critical: vm.criticality === 'critical',
      retries: 1,
      timeoutSeconds: null,
      note: '',
    };
  });
}

/** The first address of a block, where gateways usually are. */
function gatewayOf({ id, cidr }: Network): Plan['gateways'] {
  const block = /^(\d+\.\d+\.\d+)\.0\//.exec(cidr ?? '')?.[1];
  return block === undefined ? [] : [{ networkId: id, address: `${block}.1` }];
}

const contacts: Plan['contacts'] = [
  {
    name: 'Harbour Cloud operations',
    role: 'Provider, at any hour',
    phone: '+44 20 7946 0100',
    email: 'ops@harbour.example',
  },
];

const titles = {
  snapshot: {
    slug: 'full-site',
    name: 'full site',
    description: 'Everything at the site but what is replicated continuously.',
  },
  cdp: {
    slug: 'databases',
    name: 'continuous',
    description: 'What is replicated continuously: start it with the full site.',
  },
} as const;

function planOf(site: PlanSite, kind: Replica['kind'], now: number, taken: Set<string>): Plan[] {
  const machines = site.machines.filter(({ replica, isPlanned }) => replica.kind === kind && isPlanned);
  if (machines.length === 0) return [];
  const { slug, name, description } = titles[kind];
  // A public address serves one plan only; which, is settled by who comes first.
  const rules = machines.flatMap(({ rule }) => (rule === null || taken.has(rule.publicIp) ? [] : [rule]));
  for (const { publicIp } of rules) taken.add(publicIp);
  const written = { createdAt: now - AGE_MS, createdBy: AUTHOR, updatedAt: now - AGE_MS, updatedBy: AUTHOR };
  return [
    {
      id: `plan-${site.slug}-${slug}`,
      name: `${site.name} ${name}`.slice(-256),
      description,
      replicaKind: kind,
      members: membersOf(machines).slice(0, 10_000),
      hostSteps: [],
      gates: [],
      contacts,
      gateways: site.networks.flatMap(gatewayOf).slice(0, 64),
      publicIpRuleIds: rules.map(({ id }) => id).slice(0, 1_000),
      rev: 1,
      ...written,
      tests: [],
    },
  ];
}

export function plansOf(sites: readonly PlanSite[], now: number): Plan[] {
  const taken = new Set<string>();
  return sites
    .slice(0, SITES_MAX)
    .flatMap((site) => (['snapshot', 'cdp'] as const).flatMap((kind) => planOf(site, kind, now, taken)));
}
