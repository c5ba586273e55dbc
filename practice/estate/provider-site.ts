import type { Appliance, Host, Network, Site } from '#shared/domain/index.ts';
import { APPLIANCE_ID, PROVIDER_SITE_ID } from './ids.ts';
import { CPU_MHZ, GIB } from './plan.ts';
import type { VmPlan } from './plan.ts';

/** VMs that one cloud host takes. */
const CLOUD_HOST_VMS = 250;
/** How much more a cloud host offers than its replicas need. */
const SPARE = 1.3;
/** The hardware plan that is too small for a replica marked so. */
const BUDGET_CAPACITY = { cpuMhz: 16 * CPU_MHZ, memoryBytes: 128 * GIB };
const NOTHING = { cpuMhz: 0, memoryBytes: 0 };

const budgetHost: Host = {
  id: 'host-cloud-budget',
  siteId: PROVIDER_SITE_ID,
  cluster: 'harbour-cluster-01',
  name: 'cloud-host-budget',
  capacity: BUDGET_CAPACITY,
  used: NOTHING,
};

export interface CloudHosts {
  readonly hosts: readonly Host[];
  /** The cloud host of each VM, by place in the plan. */
  readonly hostIds: readonly string[];
}

/** Spreads the replicas over cloud hosts big enough for them; one that is marked too big gets the budget plan. */
export function cloudHosts(vms: readonly VmPlan[]): CloudHosts {
  const count = Math.max(2, Math.ceil(vms.length / CLOUD_HOST_VMS));
  const needs = Array.from({ length: count }, () => ({ cpuMhz: 0, memoryBytes: 0 }));
  const ids = needs.map((_, index) => `host-cloud-${String(index + 1).padStart(2, '0')}`);
  const hostIds = vms.map((vm, index) => {
    if (vm.oddity === 'too-big') return budgetHost.id;
    const need = needs[index % count];
    if (need === undefined) throw new Error('a cloud host for every VM');
    need.cpuMhz += vm.cpuMhz;
    need.memoryBytes += vm.memoryBytes;
    return ids[index % count] ?? '';
  });
  const hosts = needs.map((need, index): Host => ({
    ...budgetHost,
    id: ids[index] ?? '',
    name: (ids[index] ?? '').replace('host-cloud-', 'cloud-host-'),
    capacity: { cpuMhz: Math.ceil(need.cpuMhz * SPARE), memoryBytes: Math.ceil(need.memoryBytes * SPARE) },
  }));
  return { hosts: [...hosts, budgetHost], hostIds };
}

export function providerSite(now: number): { readonly site: Site; readonly appliance: Appliance } {
  return {
    site: {
      id: PROVIDER_SITE_ID,
      name: 'Harbour Cloud',
      role: 'provider',
      contact: { state: 'connected', since: now, lastReportAt: now },
    },
    appliance: {
      id: APPLIANCE_ID,
      siteId: PROVIDER_SITE_ID,
      name: 'harbour-nea-01',
      power: 'off',
      scope: null,
      connectivity: 'none',
      changedBy: null,
    },
  };
}

/** The provider network that stands in for a production network. */
export function standIn(network: Network, siteName: string): Network {
  return {
    ...network,
    id: `${network.id}-cloud`,
    siteId: PROVIDER_SITE_ID,
    name: `${siteName} ${network.name} (cloud)`.slice(0, 256),
    mappedToId: null,
  };
}
