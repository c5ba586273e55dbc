import type { Dice } from '../random.ts';
import { GIB } from './plan.ts';
import type { EstatePlan, HostPlan, Oddity, SitePlan, VmPlan } from './plan.ts';
import { CDP_RPO_SECONDS, roles, sizesOf } from './roles.ts';
import type { RoleName } from './roles.ts';

const SITE_VMS = 1_250;
const SITE_VMS_SMALL = 100;
const HOST_VMS = 18;
const CLUSTER_HOSTS = 8;
/** Addresses used in each third octet. */
const OCTET_ADDRESSES = 250;
/** Third octets that a network of a site may use: 10.s.(64 n).0/18. */
const NETWORK_OCTETS = 64;

const cities = ['LON', 'MAN', 'FRA', 'AMS', 'PAR', 'MAD', 'WAW', 'OSL', 'DUB', 'ZRH', 'VIE', 'MIL'];
const applications = ['erp', 'crm', 'shop', 'mail', 'hr', 'bi', 'mes', 'wms', 'dms', 'pay', 'portal', 'ident'];
/** The machines of one application, start order first. */
const shape: readonly RoleName[] = ['db', 'db', 'app', 'app', 'app', 'web', 'web', 'util', 'dc', 'file'];

const networkNames = ['db', 'app', 'dmz'] as const;

function siteName(index: number): string {
  const city = cities[Math.floor(index / 2) % cities.length] ?? 'LON';
  const round = Math.floor(index / (2 * cities.length));
  return `${city}-${index % 2 === 0 ? 'A' : 'B'}${round > 0 ? String(round + 1) : ''}`;
}

function hostsOf(site: string, vms: number): HostPlan[] {
  return Array.from({ length: Math.max(3, Math.ceil(vms / HOST_VMS)) }, (_, index) => ({
    name: `${site.toLowerCase()}-esx-${String(index + 1).padStart(3, '0')}`,
    cluster: `${site.toLowerCase()}-cluster-${String(Math.floor(index / CLUSTER_HOSTS) + 1).padStart(2, '0')}`,
  }));
}

function siteOf(index: number, vms: number): SitePlan {
  const name = siteName(index);
  const networks = networkNames.map((network, place) => ({
    name: network,
    cidr: `10.${String(10 + index)}.${String(place * NETWORK_OCTETS)}.0/18`,
    withInternet: network === 'dmz',
  }));
  return { name, networks, hosts: hostsOf(name, vms) };
}

function addressOf(site: number, network: (typeof networkNames)[number], index: number): string {
  const third = networkNames.indexOf(network) * NETWORK_OCTETS + (Math.floor(index / OCTET_ADDRESSES) % NETWORK_OCTETS);
  return `10.${String(10 + site)}.${String(third)}.${String((index % OCTET_ADDRESSES) + 2)}`;
}

/** About one replica in sixty is different from the rest. */
function oddityOf(dice: Dice): Oddity | null {
  if (!dice.chance(1 / 60)) return null;
  return dice.pick(['no-restore-point', 'too-big', 'busy', 'infected', 'suspicious'] as const);
}

function vmOf(site: SitePlan, siteIndex: number, index: number, seed: Dice): VmPlan {
  const role = shape[index % shape.length] ?? 'app';
  const set = Math.floor(index / shape.length);
  const application = applications[set % applications.length] ?? 'app';
  const round = Math.floor(set / applications.length);
  const number = String((round * shape.length + (index % shape.length)) % 1_000).padStart(2, '0');
  const name = `${site.name.toLowerCase().replace('-', '')}-${application}-${role}-${number}`;
  const dice = seed.fork(name);
  const oddity = oddityOf(dice);
  const cdp = role === 'db' && dice.chance(0.3);
  const sizes = sizesOf(role);
  return {
    name,
    siteName: site.name,
    hostName: site.hosts[index % site.hosts.length]?.name ?? '',
    networkNames: [roles[role].network],
    ...sizes,
    memoryBytes: oddity === 'too-big' ? 512 * GIB : sizes.memoryBytes,
    application: `${application.toUpperCase()} ${site.name}${round > 0 ? ` ${String(round + 1)}` : ''}`,
    criticality: role === 'db' || role === 'dc' ? 'critical' : dice.chance(0.4) ? 'important' : 'normal',
    addressing: dice.chance(0.01) ? 'dhcp' : 'static',
    addresses: [addressOf(siteIndex, roles[role].network, index)],
    sourcePower: dice.chance(0.02) ? 'off' : 'on',
    kind: cdp ? 'cdp' : 'snapshot',
    rpoSeconds: cdp ? CDP_RPO_SECONDS : roles[role].rpoSeconds,
    lag: dice.chance(0.06) ? dice.between(1.5, 6) : 1,
    oddity,
  };
}

/** An estate of any size: several production sites, applications of about ten machines. */
export function generatedEstate(vmCount: number, dice: Dice): EstatePlan {
  const perSite = vmCount <= 1_000 ? SITE_VMS_SMALL : Math.max(SITE_VMS, Math.ceil(vmCount / 40));
  const siteCount = Math.max(2, Math.ceil(vmCount / perSite));
  const sites = Array.from({ length: siteCount }, (_, index) => siteOf(index, Math.ceil(vmCount / siteCount)));
  const vms = Array.from({ length: vmCount }, (_, index) => {
    const siteIndex = index % siteCount;
    const site = sites[siteIndex];
    if (site === undefined) throw new Error('an estate has sites');
    return vmOf(site, siteIndex, Math.floor(index / siteCount), dice);
  });
  return { tenantName: 'Northwind Freight', sites, vms };
}
