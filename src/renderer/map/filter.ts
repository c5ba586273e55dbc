import type { EstatePicture } from '#shared/ipc/estate.ts';
import { drillMarkOf, type Mark, marks, severityOf } from '../estate/marks.ts';
import { hasFlag, markAt } from '../estate/vm.ts';
import type { Mask } from '../selection/mask.ts';

/** What VMs can be filtered by. Within a facet any of the chosen values will do; every facet must be met. */
export const facets = ['state', 'drill', 'criticality', 'kind', 'site'] as const;
export type Facet = (typeof facets)[number];

export const criticalities = ['critical', 'important', 'normal'] as const;
export const kinds = ['cdp', 'snapshot'] as const;

/** The chosen values by facet; none chosen: the facet does not matter. */
export type MapFilter = { readonly [F in Facet]: ReadonlySet<string> };

const nothing: ReadonlySet<string> = new Set();
export const emptyFilter: MapFilter = {
  state: nothing,
  drill: nothing,
  criticality: nothing,
  kind: nothing,
  site: nothing,
};

export function isEmptyFilter(filter: MapFilter): boolean {
  return facets.every((facet) => filter[facet].size === 0);
}

/** With one value chosen, or no longer. */
export function toggledFilter(filter: MapFilter, facet: Facet, value: string): MapFilter {
  const values = new Set(filter[facet]);
  if (!values.delete(value)) values.add(value);
  return { ...filter, [facet]: values };
}

function valueOf(picture: EstatePicture, slot: number, facet: Facet, gatewayNow: number): string {
  switch (facet) {
    case 'state':
      return markAt(picture, slot, gatewayNow);
    case 'drill':
      return drillMarkOf(picture.lastTestedAt[slot] ?? Number.NaN, gatewayNow);
    case 'criticality':
      return criticalityOf(picture.flags[slot] ?? 0);
    case 'kind':
      return hasFlag(picture.flags[slot] ?? 0, 'cdp') ? 'cdp' : 'snapshot';
    case 'site':
      return picture.sites[picture.siteIndex[slot] ?? -1]?.id ?? '';
  }
}

function criticalityOf(flags: number): (typeof criticalities)[number] {
  if (hasFlag(flags, 'critical')) return 'critical';
  return hasFlag(flags, 'important') ? 'important' : 'normal';
}

/** The VMs that pass, of those that were found; null where neither finds nor filters anything. */
export function filtered(
  picture: EstatePicture,
  found: Mask | null,
  filter: MapFilter,
  gatewayNow: number,
): Mask | null {
  const asked = facets.filter((facet) => filter[facet].size > 0);
  if (asked.length === 0) return found;
  const passing = new Uint8Array(picture.vmIds.length);
  for (let slot = 0; slot < passing.length; slot += 1) {
    if (found !== null && found[slot] !== 1) continue;
    const passes = asked.every((facet) => filter[facet].has(valueOf(picture, slot, facet, gatewayNow)));
    if (passes) passing[slot] = 1;
  }
  return passing;
}

/** The values that VMs of this picture have, in the order in which they are offered. */
export function valuesIn(picture: EstatePicture, facet: Facet, gatewayNow: number): readonly string[] {
  const present = new Set(Array.from(picture.vmIds, (_id, slot) => valueOf(picture, slot, facet, gatewayNow)));
  const order: { readonly [F in Facet]: readonly string[] } = {
    state: marks.toSorted((a: Mark, b: Mark) => severityOf(b) - severityOf(a)),
    drill: ['never-tested', 'tested-long-ago', 'tested-months-ago', 'tested-lately'],
    criticality: criticalities,
    kind: kinds,
    site: picture.sites.map(({ id }) => id),
  };
  return order[facet].filter((value) => present.has(value));
}
