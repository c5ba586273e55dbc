import { create } from 'zustand';
import type { Mask } from '../selection/mask.ts';
import { t } from '../ui/text.ts';
import { type Facet, facets, type Held, valuesOf } from './facets.ts';

/** The chosen values by facet. Any of them will do; none chosen: the facet does not matter. Every facet must be met. */
export type EstateFilter = { readonly [F in Facet]: ReadonlySet<string> };

const nothing: ReadonlySet<string> = new Set();
export const emptyFilter: EstateFilter = {
  ...{ state: nothing, drill: nothing, criticality: nothing, kind: nothing, site: nothing },
  ...{ application: nothing, network: nothing, host: nothing, plan: nothing },
};

/** What the map lets stand out and the list leaves. */
export const useFilter = create<{ readonly filter: EstateFilter }>()(() => ({ filter: emptyFilter }));

export function filterBy(filter: EstateFilter): void {
  useFilter.setState({ filter });
}

export function clearFilter(): void {
  filterBy(emptyFilter);
}

/** Why there is nothing to clear; null where there is. */
export function whyNotClear(filter: EstateFilter): string | null {
  return isEmptyFilter(filter) ? t('map.filter.isEmpty') : null;
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

/** The VMs that pass, of those that were found; null where neither finds nor filters anything. */
export function filtered(found: Mask | null, filter: EstateFilter, held: Held): Mask | null {
  const asked = facets.filter((facet) => filter[facet].size > 0);
  if (asked.length === 0) return found;
  const tests = asked.map((facet) => ({ chosen: filter[facet], of: valuesOf(facet, held) }));
  const passing = new Uint8Array(held.picture.vmIds.length);
  for (let slot = 0; slot < passing.length; slot += 1) {
    if (found !== null && found[slot] !== 1) continue;
    const passes = tests.every(({ chosen, of }) => of(slot).some((value) => chosen.has(value)));
    if (passes) passing[slot] = 1;
  }
  return passing;
}
