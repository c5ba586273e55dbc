import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { PlanGroup } from './planGroups.ts';
import { byName } from '../ui/names.ts';
import { slotOf } from './delta.ts';
import { drillMarkOf, type Mark, marks, severityOf } from './marks.ts';
import { hasFlag, markAt } from './vm.ts';

/** What VMs can be filtered by. */
export const facets = [
  ...(['state', 'drill', 'criticality', 'kind', 'site'] as const),
  ...(['application', 'network', 'host', 'plan'] as const),
] as const;
export type Facet = (typeof facets)[number];

export const criticalities = ['critical', 'important', 'normal'] as const;
export const kinds = ['cdp', 'snapshot'] as const;

/** The value of what has no name in a facet: in no plan, without an application. */
export const NAMELESS = '';

/** What the VMs are held against. */
export interface Held {
  readonly picture: EstatePicture;
  readonly plans: readonly PlanGroup[];
  readonly gatewayNow: number;
}

/** By slot: the values of that facet. A VM may be in several plans; of everything else it has one. */
export function valuesOf(facet: Facet, { picture, plans, gatewayNow }: Held): (slot: number) => readonly string[] {
  if (facet === 'plan') return plansOf(picture, plans);
  const value = valueOf(facet, picture, gatewayNow);
  return (slot) => [value(slot)];
}

function valueOf(facet: Exclude<Facet, 'plan'>, picture: EstatePicture, gatewayNow: number): (slot: number) => string {
  const { sites, hosts, networks, applications, flags } = picture;
  switch (facet) {
    case 'state':
      return (slot) => markAt(picture, slot, gatewayNow);
    case 'drill':
      return (slot) => drillMarkOf(picture.lastTestedAt[slot] ?? Number.NaN, gatewayNow);
    case 'criticality':
      return (slot) => criticalityOf(flags[slot] ?? 0);
    case 'kind':
      return (slot) => (hasFlag(flags[slot] ?? 0, 'cdp') ? 'cdp' : 'snapshot');
    case 'site':
      return (slot) => sites[picture.siteIndex[slot] ?? -1]?.id ?? NAMELESS;
    case 'application':
      return (slot) => applications[picture.applicationIndex[slot] ?? -1] ?? NAMELESS;
    case 'network':
      return (slot) => networks[picture.networkIndex[slot] ?? -1]?.name ?? NAMELESS;
    case 'host':
      return (slot) => hosts[picture.hostIndex[slot] ?? -1]?.name ?? NAMELESS;
  }
}

function criticalityOf(flags: number): (typeof criticalities)[number] {
  if (hasFlag(flags, 'critical')) return 'critical';
  return hasFlag(flags, 'important') ? 'important' : 'normal';
}

const inNone: readonly string[] = [NAMELESS];

function plansOf(picture: EstatePicture, plans: readonly PlanGroup[]): (slot: number) => readonly string[] {
  const bySlot = new Map<number, string[]>();
  for (const { id, vmIds } of plans) {
    for (const vmId of vmIds) {
      const slot = slotOf(picture, vmId);
      if (slot >= 0) bySlot.set(slot, [...(bySlot.get(slot) ?? []), id]);
    }
  }
  return (slot) => bySlot.get(slot) ?? inNone;
}

export interface ValueCount {
  readonly value: string;
  /** As the estate calls it; null where the console has the word. */
  readonly name: string | null;
  readonly count: number;
}

/** The values that VMs of this picture have and how many have them, in the order in which they are offered. */
export function valuesIn(facet: Facet, held: Held): readonly ValueCount[] {
  const of = valuesOf(facet, held);
  const counts = new Map<string, number>();
  for (let slot = 0; slot < held.picture.vmIds.length; slot += 1) {
    for (const value of of(slot)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return offered(facet, held).flatMap(({ value, name }) => {
    const count = counts.get(value);
    return count === undefined ? [] : { value, name, count };
  });
}

type Offered = Omit<ValueCount, 'count'>;

function offered(facet: Facet, { picture, plans }: Held): readonly Offered[] {
  switch (facet) {
    case 'state':
      return words(marks.toSorted((a: Mark, b: Mark) => severityOf(b) - severityOf(a)));
    case 'drill':
      return words(['never-tested', 'tested-long-ago', 'tested-months-ago', 'tested-lately']);
    case 'criticality':
      return words(criticalities);
    case 'kind':
      return words(kinds);
    case 'site':
      return [...picture.sites.map(named), nameless];
    case 'application':
      return inOrder(picture.applications.map(called));
    case 'network':
      return inOrder(names(picture.networks));
    case 'host':
      return inOrder(names(picture.hosts));
    case 'plan':
      return inOrder(plans.map(named));
  }
}

const nameless: Offered = { value: NAMELESS, name: null };

function named({ id, name }: { readonly id: string; readonly name: string }): Offered {
  return { value: id, name };
}

function called(name: string): Offered {
  return { value: name, name };
}

/** Networks of two sites are often called alike: then they are one value, and the site tells them apart. */
function names(things: readonly { readonly name: string }[]): readonly Offered[] {
  return [...new Set(things.map(({ name }) => name))].map(called);
}

function words(values: readonly string[]): readonly Offered[] {
  return values.map((value) => ({ value, name: null }));
}

function inOrder(values: readonly Offered[]): readonly Offered[] {
  return [...values.toSorted((a, b) => byName(a.name ?? '', b.name ?? '')), nameless];
}
