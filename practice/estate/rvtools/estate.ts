import type { Dice } from '../../random.ts';
import { CPU_MHZ, HOUR_SECONDS, MIB, MINUTE_SECONDS } from '../plan.ts';
import type { EstatePlan, HostPlan, NetworkPlan, SitePlan, VmPlan } from '../plan.ts';
import { CDP_RPO_SECONDS } from '../roles.ts';
import { recordsOf } from './csv.ts';
import { readVms } from './rows.ts';
import type { SheetVm } from './rows.ts';
import { keyOf, nothingBeside, readBeside } from './side-sheets.ts';
import type { Beside } from './side-sheets.ts';
import { readWorkbook } from './workbook/index.ts';
import { kindOf } from './workbook/kind.ts';

/** What a sheet does not tell, guessed from names as people give them: `erp-db-01` is the database of erp. */
const tierWords: readonly [RegExp, number][] = [
  [/(^|[^a-z])(db|sql|ora|pg|mongo|dc|ad|dns|file|nas)\d*([^a-z]|$)/, 1],
  [/(^|[^a-z])(web|www|front|proxy|lb|portal)\d*([^a-z]|$)/, 3],
];
const TIER_OTHERWISE = 2;
const rpoByTier = [15 * MINUTE_SECONDS, HOUR_SECONDS, 4 * HOUR_SECONDS];
const HOST_OTHERWISE = 'unknown host';
const NETWORK_OTHERWISE = 'VM Network';
const DISK_MIB_OTHERWISE = 51_200;
/** A VM is told with at most this many addresses. */
const ADDRESSES_MAX = 64;

function tierOf(name: string): number {
  return tierWords.find(([word]) => word.test(name.toLowerCase()))?.[1] ?? TIER_OTHERWISE;
}

/** The part of a name before the first dash, dot or underscore, where at least two VMs have it. */
function applicationsOf(vms: readonly SheetVm[]): (vm: SheetVm) => string | null {
  const prefixOf = (vm: SheetVm): string => /^([A-Za-z]{2,24})[-_.]/.exec(vm.name)?.[1]?.toLowerCase() ?? '';
  const counts = new Map<string, number>();
  for (const vm of vms) counts.set(prefixOf(vm), (counts.get(prefixOf(vm)) ?? 0) + 1);
  return (vm) => {
    const prefix = prefixOf(vm);
    return prefix !== '' && (counts.get(prefix) ?? 0) > 1 ? prefix : null;
  };
}

function siteOf(name: string, vms: readonly SheetVm[], beside: Beside): SitePlan {
  const hosts = new Map<string, HostPlan>();
  const networks = new Map<string, NetworkPlan>();
  const addHost = (host: string, cluster: string): void =>
    void hosts.set(host, { name: host, cluster: cluster === '' ? null : cluster });
  for (const { datacenter, name: host, cluster } of beside.hosts) if (datacenter === name) addHost(host, cluster);
  for (const vm of vms) {
    addHost(vm.host || HOST_OTHERWISE, vm.cluster);
    for (const network of networksOf(vm, beside))
      networks.set(network, { name: network, cidr: null, withInternet: false });
  }
  return { name, networks: [...networks.values()], hosts: [...hosts.values()] };
}

function networksOf(vm: SheetVm, { networks }: Beside): readonly string[] {
  const told = vm.networks.length > 0 ? vm.networks : (networks.get(keyOf(vm.datacenter, vm.name)) ?? []);
  return told.length > 0 ? told : [NETWORK_OTHERWISE];
}

function addressesOf(vm: SheetVm, { addresses }: Beside): readonly string[] {
  const all = [vm.address, ...(addresses.get(keyOf(vm.datacenter, vm.name)) ?? [])];
  return [...new Set(all.filter((address) => address !== ''))].slice(0, ADDRESSES_MAX);
}

function planOf(vm: SheetVm, application: string | null, seed: Dice, beside: Beside): VmPlan {
  const addresses = addressesOf(vm, beside);
  const diskMib = vm.diskMib ?? beside.disks.get(keyOf(vm.datacenter, vm.name)) ?? DISK_MIB_OTHERWISE;
  const dice = seed.fork(`${vm.datacenter}/${vm.name}`);
  const tier = tierOf(vm.name);
  const cdp = tier === 1 && dice.chance(0.3);
  const odd = dice.chance(1 / 80);
  return {
    name: vm.name,
    siteName: vm.datacenter,
    hostName: vm.host || HOST_OTHERWISE,
    networkNames: networksOf(vm, beside),
    os: vm.os,
    application,
    tier,
    criticality: tier === 1 ? 'critical' : application === null ? 'normal' : 'important',
    cpuMhz: vm.cpus * CPU_MHZ,
    memoryBytes: vm.memoryMib * MIB,
    diskBytes: diskMib * MIB,
    addressing: addresses.length === 0 ? 'unknown' : 'static',
    addresses,
    sourcePower: vm.powered ? 'on' : 'off',
    kind: cdp ? 'cdp' : 'snapshot',
    rpoSeconds: cdp ? CDP_RPO_SECONDS : (rpoByTier[tier - 1] ?? HOUR_SECONDS),
    lag: dice.chance(0.06) ? dice.between(1.5, 6) : 1,
    oddity: odd ? dice.pick(['no-restore-point', 'busy', 'infected', 'suspicious'] as const) : null,
  };
}

/** An estate from an RVTools export, a workbook or vInfo as CSV. Throws `EstateFileError` for the first fault. */
export async function rvtoolsEstate(bytes: Uint8Array, dice: Dice): Promise<EstatePlan> {
  if (kindOf(bytes) === 'csv') return estateOf(readVms(recordsOf(bytes)), nothingBeside, dice);
  const tables = await readWorkbook(bytes);
  return estateOf(readVms(tables.vinfo, 'vInfo'), readBeside(tables), dice);
}

/** A datacenter is a site, and replicas are made for all its VMs. */
function estateOf(vms: readonly SheetVm[], beside: Beside, dice: Dice): EstatePlan {
  const bySite = new Map<string, SheetVm[]>();
  for (const vm of vms) {
    const site = bySite.get(vm.datacenter);
    if (site === undefined) bySite.set(vm.datacenter, [vm]);
    else site.push(vm);
  }
  const applicationOf = applicationsOf(vms);
  return {
    tenantName: 'Imported estate',
    sites: [...bySite].map(([name, here]) => siteOf(name, here, beside)),
    vms: vms.map((vm) => planOf(vm, applicationOf(vm), dice, beside)),
  };
}
