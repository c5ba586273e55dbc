import { MIB } from './plan.ts';
import type { EstatePlan, SitePlan, VmPlan } from './plan.ts';

/** An estate of machines so small that they can really run side by side on the computer of whoever practises. */
const MEMORY_BYTES = 96 * MIB;
const DISK_BYTES = 64 * MIB;
const CPU_MHZ = 400;
/** Passes of replication come so often. */
const RPO_SECONDS = 60;
/** An application has one machine of each. */
const tiers = ['db', 'app', 'web'] as const;
const applications = ['orders', 'stock', 'mail', 'shop', 'pay', 'files', 'desk', 'plant'];

const SITE = 'LON-A';
const hosts = [1, 2].map((number) => ({ name: `lon-a-hv-0${String(number)}`, cluster: 'lon-a-cluster-01' }));
const site: SitePlan = {
  name: SITE,
  networks: [{ name: 'guests', cidr: '10.0.2.0/24', withInternet: false }],
  hosts,
};

function vmOf(index: number): VmPlan {
  const place = index % tiers.length;
  const application = applications[Math.floor(index / tiers.length)] ?? 'other';
  return {
    name: `${application}-${tiers[place] ?? 'db'}`,
    siteName: SITE,
    hostName: hosts[index % hosts.length]?.name ?? '',
    networkNames: ['guests'],
    os: 'Debian GNU/Linux 12 (64-bit)',
    application,
    tier: place + 1,
    criticality: place === 0 ? 'critical' : 'important',
    cpuMhz: CPU_MHZ,
    memoryBytes: MEMORY_BYTES,
    diskBytes: DISK_BYTES,
    addressing: 'static',
    addresses: [`10.0.2.${String(15 + index)}`],
    sourcePower: 'on',
    kind: 'snapshot',
    rpoSeconds: RPO_SECONDS,
    lag: 1,
    oddity: 'not-yet-replicated',
  };
}

export function guestsEstate(vms: number): EstatePlan {
  return {
    tenantName: 'Northwind Freight',
    sites: [site],
    vms: Array.from({ length: vms }, (_, index) => vmOf(index)),
  };
}
