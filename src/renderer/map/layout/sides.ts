import { byName } from '../../ui/names.ts';
import { type Cluster, groupByCluster } from './arrange.ts';
import type { HostMembers } from './members.ts';
import type { LayoutEstate, SiteBox } from './types.ts';

export interface SideSite {
  /** Empty for the nameless site of hosts whose site is not known. */
  readonly id: string;
  readonly siteIndex: number;
  readonly name: string;
  readonly role: SiteBox['role'];
  readonly clusters: readonly Cluster[];
}

/** The sites of each side, from top to bottom. */
export type Sides = { readonly [S in SiteBox['role']]: readonly SideSite[] };

export function sidesOf(estate: LayoutEstate, hosts: readonly HostMembers[]): Sides {
  return { production: sideOf(estate, hosts, 'production'), provider: sideOf(estate, hosts, 'provider') };
}

function sideOf(estate: LayoutEstate, hosts: readonly HostMembers[], role: SiteBox['role']): readonly SideSite[] {
  const order = estate.sites
    .map((site, siteIndex) => ({ id: site.id, siteIndex, name: site.name, role: site.role }))
    .filter((site) => site.role === role)
    .sort((a, b) => byName(a.name, b.name));
  // Hosts without a known site still have to be seen: they stand in a nameless production site.
  const hasStray = role === 'production' && hosts.some((host) => host.siteIndex < 0);
  const sites = hasStray ? [...order, { id: '', siteIndex: -1, name: '', role }] : order;
  return sites.map((site) => ({
    ...site,
    clusters: groupByCluster(
      estate.hosts,
      hosts.filter((host) => host.siteIndex === site.siteIndex),
    ),
  }));
}
