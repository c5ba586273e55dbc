import type { Host, Network, PublicIpRule, Replica, Site, Vm } from '#shared/domain/index.ts';
import type { EntityBody, EntityKind } from '#shared/gateway-api/index.ts';
import type { Dice } from '../random.ts';
import { TENANT_ID } from './ids.ts';
import { Slugs } from './names.ts';
import type { EstatePlan, SitePlan, VmPlan } from './plan.ts';
import { plansOf } from './plans.ts';
import type { Machine, PlanSite } from './plans.ts';
import { newestAt, pointsOf } from './points.ts';
import { cloudHosts, providerSite, standIn } from './provider-site.ts';

export type GenesisEntity = { [K in EntityKind]: { readonly kind: K; readonly body: EntityBody<K> } }[EntityKind];

/** How a replica goes on being replicated. */
export interface ReplicationTraits {
  readonly intervalMs: number;
  readonly diskBytes: number;
  /** Whether the first pass of replication, where there was none yet, comes by itself or never. */
  readonly firstPass: 'due' | 'never';
}

/** An estate at its first moment: what the feed tells of it, and what only the provider knows. */
export interface Genesis {
  readonly entities: readonly GenesisEntity[];
  readonly traits: ReadonlyMap<string, ReplicationTraits>;
}

const HOST_HEADROOM = 1.5;
/** How long ago the sources were first seen as they are. */
const OBSERVED_AGE_MS = 3_600_000;
const JOB_CHARS_MAX = 200;
const TESTED_AGE_MS_MAX = 60 * 86_400_000;

interface Place {
  readonly site: Site;
  readonly networks: ReadonlyMap<string, Network>;
  readonly hosts: ReadonlyMap<string, Host>;
}

function placeOf(plan: SitePlan, vms: readonly VmPlan[], slugs: Slugs, now: number): Place {
  const id = `site-${slugs.for(plan.name)}`;
  const contact = { state: 'connected' as const, since: now - OBSERVED_AGE_MS, lastReportAt: now };
  const networks = plan.networks.map((network): [string, Network] => {
    const networkId = `net-${slugs.for(`${plan.name}-${network.name}`)}`;
    return [network.name, { ...network, id: networkId, siteId: id, mappedToId: `${networkId}-cloud` }];
  });
  const hosts = plan.hosts.map((host): [string, Host] => {
    const here = vms.filter((vm) => vm.hostName === host.name && vm.sourcePower === 'on');
    const used = {
      cpuMhz: here.reduce((sum, vm) => sum + vm.cpuMhz, 0),
      memoryBytes: here.reduce((sum, vm) => sum + vm.memoryBytes, 0),
    };
    const capacity = {
      cpuMhz: Math.ceil(used.cpuMhz * HOST_HEADROOM),
      memoryBytes: Math.ceil(used.memoryBytes * HOST_HEADROOM),
    };
    return [host.name, { id: `host-${slugs.for(host.name)}`, siteId: id, ...host, capacity, used }];
  });
  const site: Site = { id, name: plan.name, role: 'production', contact };
  return { site, networks: new Map(networks), hosts: new Map(hosts) };
}

function vmOf(plan: VmPlan, place: Place, id: string): Vm {
  return {
    id,
    name: plan.name,
    siteId: place.site.id,
    hostId: place.hosts.get(plan.hostName)?.id ?? '',
    networkIds: plan.networkNames.flatMap((name) => place.networks.get(name)?.id ?? []),
    os: plan.os,
    application: plan.application,
    tier: plan.tier,
    criticality: plan.criticality,
    cpuMhz: plan.cpuMhz,
    memoryBytes: plan.memoryBytes,
    diskBytes: plan.diskBytes,
    addressing: plan.addressing,
    addresses: [...plan.addresses],
    placement: 'home',
    movedBy: null,
  };
}

/** One job an application at a site; CDP has policies of its own. */
function jobOf({ siteName, application, kind }: VmPlan): string {
  const what = `${siteName} ${application ?? 'other machines'}`.slice(0, JOB_CHARS_MAX);
  return kind === 'cdp' ? `${what} (CDP)` : what;
}

/** Its actions and blockers are judged by the rules when it enters the store. */
function replicaOf(plan: VmPlan, vmId: string, id: string, hostId: string, now: number, dice: Dice): Replica {
  return {
    id,
    vmId,
    kind: plan.kind,
    job: jobOf(plan),
    hostId,
    rev: 1,
    state: plan.oddity === 'busy' ? 'processing' : 'ready',
    stateSince: now - OBSERVED_AGE_MS,
    stateBy: null,
    power: 'off',
    allowedActions: [],
    blockers: [],
    rpoTargetSeconds: plan.rpoSeconds,
    latestPointAt: null,
    lastTestedAt: dice.chance(0.4) ? now - dice.int(86_400_000, TESTED_AGE_MS_MAX) : null,
    sourcePower: {
      power: plan.sourcePower,
      observedAt: now - OBSERVED_AGE_MS,
      observer: 'site-agent',
      changedBy: null,
    },
    failover: null,
    test: null,
    failback: null,
    isolated: false,
    isolatedBy: null,
    temporaryBytes: 0,
    twoCopiesSince: null,
    claimedByRunId: null,
    failure: null,
  };
}

function publicRule(vm: Vm, number: number, now: number): PublicIpRule {
  return {
    id: `rule-${String(number)}`,
    vmId: vm.id,
    publicIp: `198.51.100.${String(10 + (number % 240))}`,
    publicPort: 443,
    internalIp: vm.addresses[0] ?? '',
    internalPort: 443,
    description: `${vm.name} to the public`,
    updatedAt: now - TESTED_AGE_MS_MAX,
  };
}

function groundOf(plan: EstatePlan, places: readonly Place[], cloud: readonly Host[], now: number): GenesisEntity[] {
  const { site, appliance } = providerSite(now);
  const policy = { approvalForLiveStart: false, approvalForOverride: false };
  const tenant = { id: TENANT_ID, name: plan.tenantName, enabled: true, leaseEndsAt: null, policy };
  const networks = places.flatMap((place) =>
    [...place.networks.values()].flatMap((network) => [network, standIn(network, place.site.name)]),
  );
  return [
    { kind: 'tenant', body: tenant },
    ...[site, ...places.map((place) => place.site)].map((body) => ({ kind: 'site' as const, body })),
    ...[...cloud, ...places.flatMap((place) => [...place.hosts.values()])].map((body) => ({
      kind: 'host' as const,
      body,
    })),
    ...networks.map((body) => ({ kind: 'network' as const, body })),
    { kind: 'appliance', body: appliance },
  ];
}

function vmsBySite(plan: EstatePlan): Map<string, VmPlan[]> {
  const bySite = new Map<string, VmPlan[]>(plan.sites.map((site) => [site.name, []]));
  for (const vm of plan.vms) bySite.get(vm.siteName)?.push(vm);
  return bySite;
}

function planSiteOf({ site, networks }: Place, machines: ReadonlyMap<string, readonly Machine[]>): PlanSite {
  const slug = site.id.replace(/^site-/, '');
  return {
    id: site.id,
    name: site.name,
    slug,
    networks: [...networks.values()],
    machines: machines.get(site.id) ?? [],
  };
}

/** Makes the entities of an estate. The same plan, moment and dice make the same estate. */
export function genesisOf(plan: EstatePlan, now: number, dice: Dice): Genesis {
  const siteSlugs = new Slugs();
  const bySite = vmsBySite(plan);
  const places = new Map(
    plan.sites.map((site) => [site.name, placeOf(site, bySite.get(site.name) ?? [], siteSlugs, now)]),
  );
  const cloud = cloudHosts(plan.vms);
  const vmSlugs = new Slugs();
  const traits = new Map<string, ReplicationTraits>();
  const bySiteId = new Map<string, Machine[]>();
  const machines = plan.vms.flatMap((vmPlan, index): GenesisEntity[] => {
    const place = places.get(vmPlan.siteName);
    if (place === undefined) throw new Error(`VM ${vmPlan.name} is at an unknown site ${vmPlan.siteName}`);
    const name = vmSlugs.for(vmPlan.name);
    const own = dice.fork(name);
    const vm = vmOf(vmPlan, place, `vm-${name}`);
    const bare = replicaOf(vmPlan, vm.id, `rep-${name}`, cloud.hostIds[index] ?? '', now, own);
    const points = pointsOf(bare, vmPlan, now, own);
    traits.set(bare.id, {
      intervalMs: vmPlan.rpoSeconds * 1_000 * vmPlan.lag,
      diskBytes: vmPlan.diskBytes,
      firstPass: vmPlan.oddity === 'not-yet-replicated' ? 'due' : 'never',
    });
    const isPublic = vm.tier === 3 && vmPlan.networkNames.includes('dmz') && index < 1_000;
    const rule = isPublic ? publicRule(vm, index + 1, now) : null;
    const replica = { ...bare, latestPointAt: newestAt(points) };
    const here = bySiteId.get(place.site.id);
    const isPlanned = replica.latestPointAt !== null || vmPlan.oddity === 'not-yet-replicated';
    const machine = { vm, replica, isPlanned, rule };
    if (here === undefined) bySiteId.set(place.site.id, [machine]);
    else here.push(machine);
    return [
      { kind: 'vm', body: vm },
      { kind: 'replica', body: replica },
      { kind: 'points', body: points },
      ...(rule === null ? [] : [{ kind: 'publicIpRule' as const, body: rule }]),
    ];
  });
  const ground = groundOf(plan, [...places.values()], cloud.hosts, now);
  const plans = plansOf(
    [...places.values()].map((place) => planSiteOf(place, bySiteId)),
    now,
  );
  return { entities: [...ground, ...machines, ...plans.map((body) => ({ kind: 'plan' as const, body }))], traits };
}
