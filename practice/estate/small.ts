import { GIB } from './plan.ts';
import type { EstatePlan, SitePlan, VmPlan } from './plan.ts';
import { CDP_RPO_SECONDS, roles, sizesOf } from './roles.ts';
import type { RoleName } from './roles.ts';

/**
 * The estate that people learn on, and that the drill counts in: of the 12 VMs of LON-A exactly 10 can be failed over,
 * erp-report-01 has no restore point, file-01 is being replicated and stays so.
 */
type Row = readonly [name: string, role: RoleName, application: string | null, different?: Partial<VmPlan>];

const cdp: Partial<VmPlan> = { kind: 'cdp', rpoSeconds: CDP_RPO_SECONDS };

const lonA: readonly Row[] = [
  ['erp-db-01', 'db', 'ERP', { ...cdp, criticality: 'critical' }],
  ['erp-db-02', 'db', 'ERP', { criticality: 'critical' }],
  ['erp-app-01', 'app', 'ERP', { criticality: 'critical' }],
  ['erp-app-02', 'app', 'ERP', { criticality: 'critical' }],
  ['erp-web-01', 'web', 'ERP', { criticality: 'important' }],
  ['shop-db-01', 'db', 'Web shop', { ...cdp, criticality: 'critical' }],
  ['shop-app-01', 'app', 'Web shop', { criticality: 'important' }],
  ['shop-web-01', 'web', 'Web shop', { criticality: 'important' }],
  ['shop-web-02', 'web', 'Web shop', { lag: 3 }],
  ['dc-01', 'dc', 'Identity', { criticality: 'critical' }],
  ['erp-report-01', 'app', 'ERP', { oddity: 'no-restore-point' }],
  ['file-01', 'file', null, { oddity: 'busy' }],
];

const lonB: readonly Row[] = [
  ['crm-db-01', 'db', 'CRM', { ...cdp, criticality: 'critical' }],
  ['crm-app-01', 'app', 'CRM', { criticality: 'important' }],
  ['crm-web-01', 'web', 'CRM'],
  ['dc-02', 'dc', 'Identity', { criticality: 'critical' }],
  ['mail-db-01', 'db', 'Mail', { criticality: 'important', oddity: 'infected' }],
  ['mail-front-01', 'web', 'Mail', { criticality: 'important' }],
  ['bi-db-01', 'db', null, { oddity: 'too-big', memoryBytes: 512 * GIB, lag: 2 }],
  ['bi-app-01', 'app', null, { lag: 6 }],
  ['print-01', 'util', null, { addressing: 'dhcp', addresses: [] }],
  ['build-01', 'util', null],
  ['jump-01', 'util', null, { oddity: 'suspicious' }],
  ['archive-01', 'file', null, { sourcePower: 'off' }],
];

const networksOf = (octet: number): SitePlan['networks'] => [
  { name: 'db', cidr: `10.${String(octet)}.1.0/24`, withInternet: false },
  { name: 'app', cidr: `10.${String(octet)}.2.0/24`, withInternet: false },
  { name: 'dmz', cidr: `10.${String(octet)}.3.0/24`, withInternet: true },
];

function siteOf(name: string, octet: number): SitePlan {
  const cluster = `${name.toLowerCase()}-cluster-01`;
  const hosts = [1, 2, 3].map((number) => ({ name: `${name.toLowerCase()}-esx-0${String(number)}`, cluster }));
  return { name, networks: networksOf(octet), hosts };
}

const subnet = { db: 1, app: 2, dmz: 3 };

function vmOf(site: SitePlan, octet: number, [name, role, application, different]: Row, index: number): VmPlan {
  const network = roles[role].network;
  return {
    name,
    siteName: site.name,
    hostName: site.hosts[index % site.hosts.length]?.name ?? '',
    networkNames: [network],
    ...sizesOf(role),
    application,
    criticality: 'normal',
    addressing: 'static',
    addresses: [`10.${String(octet)}.${String(subnet[network])}.${String(10 + index)}`],
    sourcePower: 'on',
    kind: 'snapshot',
    rpoSeconds: roles[role].rpoSeconds,
    lag: 1,
    oddity: null,
    ...different,
  };
}

export function smallEstate(): EstatePlan {
  const siteA = siteOf('LON-A', 11);
  const siteB = siteOf('LON-B', 12);
  return {
    tenantName: 'Northwind Freight',
    sites: [siteA, siteB],
    vms: [
      ...lonA.map((row, index) => vmOf(siteA, 11, row, index)),
      ...lonB.map((row, index) => vmOf(siteB, 12, row, index)),
    ],
  };
}
