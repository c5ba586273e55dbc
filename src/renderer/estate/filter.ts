import type { EstatePicture } from '#shared/ipc/estate.ts';
import { create } from 'zustand';
import type { Mask } from '../selection/mask.ts';
import { drillMarkOf, type Mark, marks, severityOf } from './marks.ts';
import { hasFlag, markAt } from './vm.ts';

/** What VMs can be filtered by. Within a facet any of the chosen values will do; every facet must be met. */
export const facets = ['state', 'drill', 'criticality', 'kind', 'site'] as const;
export type Facet = (typeof facets)[number];

export const criticalities = ['critical', 'important', 'normal'] as const;
export const kinds = ['cdp', 'snapshot'] as const;

/** The chosen values by facet; none chosen: the facet does not matter. */
export type EstateFilter = { readonly [F in Facet]: ReadonlySet<string> };

const nothing: ReadonlySet<string> = new Set();
export const emptyFilter: EstateFilter = {
  state: nothing,
  drill: nothing,
  criticality: nothing,
  kind: nothing,
  site: nothing,
};

/** What the map lets stand out and the list leaves. */
export const useFilter = create<{ readonly filter: EstateFilter }>()(() => ({ filter: emptyFilter }));

export function filterBy(filter: EstateFilter): void {
  useFilter.setState({ filter });
}

export function isEmptyFilter(filter: EstateFilter): boolean {
  return facets.every((facet) => filter[facet].size === 0);
}

/** With one value chosen, or no longer. */
export function toggledFilter(filter: EstateFilter, facet: Facet, value: string): EstateFilter {
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
  filter: EstateFilter,
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

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** The values that VMs of this picture have and how many have them, in the order in which they are offered. */
export function valuesIn(picture: EstatePicture, facet: Facet, gatewayNow: number): readonly ValueCount[] {
  const counts = new Map<string, number>();
  for (let slot = 0; slot < picture.vmIds.length; slot += 1) {
    const value = valueOf(picture, slot, facet, gatewayNow);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const order: { readonly [F in Facet]: readonly string[] } = {
    state: marks.toSorted((a: Mark, b: Mark) => severityOf(b) - severityOf(a)),
    drill: ['never-tested', 'tested-long-ago', 'tested-months-ago', 'tested-lately'],
    criticality: criticalities,
    kind: kinds,
    site: picture.sites.map(({ id }) => id),
  };
  return order[facet].flatMap((value) => {
    const count = counts.get(value);
    return count === undefined ? [] : { value, count };
  });
}
