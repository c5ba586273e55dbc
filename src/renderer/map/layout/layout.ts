import { type ArrangedSite, arrangeSite, groupByCluster } from './arrange.ts';
import { CellTable } from './cellTable.ts';
import { MeasuredCluster } from './measure.ts';
import { MAP_HEIGHT, MAP_WIDTH, pitchFor, SEA, SITE_GAP } from './measures.ts';
import { type HostMembers, membersOf, type Places } from './members.ts';
import { placesIn } from './places.ts';
import { planSite, type SitePlan } from './plan.ts';
import type { ClusterBox, HostBox, LayoutEstate, MapLayout, SiteBox } from './types.ts';

/** The last layout with the ids its slots meant, so that the next one can leave everybody where they are. */
export interface LaidOut {
  readonly layout: MapLayout;
  readonly places: Places;
}

const byName = new Intl.Collator('en', { numeric: true }).compare;
/** Widths that are tried for each side, as multiples of a square one. */
const WIDTHS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.55, 1.7, 1.9, 2.2, 2.6];
/** Of them enough to see that a pitch is far from fitting. */
const FEW_WIDTHS = WIDTHS.filter((_width, index) => index % 4 === 1);
/** The best of all widths is never so much smaller than the best of the few. */
const SURELY_TOO_LARGE = 1.25;

/**
 * Places every site, cluster, host and VM. Deterministic: the same estate gives the same picture. Production stands on
 * the left, the provider on the right.
 */
export function layoutEstate(estate: LayoutEstate, before: LaidOut | null = null): LaidOut {
  const hosts = membersOf(estate, before?.places ?? new Map());
  const cells = hosts.reduce((sum, host) => sum + host.members.length, 0);
  const sides = { production: sideOf(estate, hosts, 'production'), provider: sideOf(estate, hosts, 'provider') };
  const atPitches = new Map<number, AtPitch>();
  const at = (pitch: number): AtPitch => {
    const known = atPitches.get(pitch) ?? new AtPitch(sides, pitch);
    atPitches.set(pitch, known);
    return known;
  };
  const pitch = pitchFor(cells, before?.layout.pitch ?? null, (tried) => at(tried).size());
  const [left, right] = at(pitch).plan();
  const placed = [
    ...placedSites(sides.production, left, 0, pitch),
    ...placedSites(sides.provider, right, left.w > 0 ? left.w + SEA : 0, pitch),
  ];
  const layout = assemble(estate, placed, pitch, cells);
  return new Laid(layout, estate);
}

class Laid implements LaidOut {
  readonly layout: MapLayout;
  readonly #estate: LayoutEstate;
  #places: Places | null = null;

  constructor(layout: MapLayout, estate: LayoutEstate) {
    this.layout = layout;
    this.#estate = estate;
  }

  /** Noted when the next layout asks: the first picture does not wait for it. */
  get places(): Places {
    return (this.#places ??= placesIn(this.layout, this.#estate));
  }
}

type SideSite = { readonly siteIndex: number; readonly name: string; readonly role: SiteBox['role'] } & {
  readonly clusters: ReturnType<typeof groupByCluster>;
};

function sideOf(estate: LayoutEstate, hosts: readonly HostMembers[], role: SiteBox['role']): readonly SideSite[] {
  const order = estate.sites
    .map((site, siteIndex) => ({ siteIndex, name: site.name, role: site.role }))
    .filter((site) => site.role === role)
    .sort((a, b) => byName(a.name, b.name));
  // Hosts without a known site still have to be seen: they stand in a nameless production site.
  const hasStray = role === 'production' && hosts.some((host) => host.siteIndex < 0);
  const sites = hasStray ? [...order, { siteIndex: -1, name: '', role }] : order;
  return sites.map((site) => ({
    ...site,
    clusters: groupByCluster(
      estate.hosts,
      hosts.filter((host) => host.siteIndex === site.siteIndex),
    ),
  }));
}

interface Side {
  readonly w: number;
  readonly h: number;
  readonly plans: readonly SitePlan[];
}

type Sides = { readonly [S in 'production' | 'provider']: readonly SideSite[] };

/** The estate with cells of one size: measured once, planned as far as it is asked for. */
class AtPitch {
  readonly #production: MeasuredSide;
  readonly #provider: MeasuredSide;
  #plan: Pair | null = null;

  constructor({ production, provider }: Sides, pitch: number) {
    this.#production = measuredSide(production, pitch);
    this.#provider = measuredSide(provider, pitch);
  }

  plan(): Pair {
    return (this.#plan ??= this.#best(WIDTHS));
  }

  size(): number {
    const rough = sizeOf(this.#best(FEW_WIDTHS));
    return rough > SURELY_TOO_LARGE ? rough : sizeOf(this.plan());
  }

  #best(widths: readonly number[]): Pair {
    return bestPair(candidates(this.#production, widths), candidates(this.#provider, widths));
  }
}

interface MeasuredSide {
  readonly sites: readonly (readonly MeasuredCluster[])[];
  /** About what its cells take. */
  readonly area: number;
}

function measuredSide(sites: readonly SideSite[], pitch: number): MeasuredSide {
  const hosts = sites.flatMap((site) => site.clusters.flatMap((cluster) => cluster.hosts));
  return {
    sites: sites.map((site) => site.clusters.map((cluster) => new MeasuredCluster(cluster, pitch))),
    area: hosts.reduce((sum, host) => sum + (host.members.length + 6) * pitch * pitch * 1.6, 0),
  };
}

function candidates({ sites, area }: MeasuredSide, widths: readonly number[]): readonly Side[] {
  return widths.map((factor) => {
    const plans = sites.map((clusters) => planSite(clusters, Math.sqrt(area) * factor));
    const w = Math.max(0, ...plans.map((plan) => plan.w));
    const h = plans.reduce((sum, plan, index) => sum + plan.h + (index > 0 ? SITE_GAP : 0), 0);
    return { w, h, plans };
  });
}

type Pair = readonly [Side, Side];

/** Of the window's middle; above 1 it does not fit. */
function sizeOf([left, right]: Pair): number {
  return Math.max((left.w + SEA + right.w) / MAP_WIDTH, left.h / MAP_HEIGHT, right.h / MAP_HEIGHT);
}

/** The pair of widths at which the whole map can be seen largest. */
function bestPair(lefts: readonly Side[], rights: readonly Side[]): Pair {
  const none: Side = { w: 0, h: 0, plans: [] };
  let best: Pair = [none, none];
  let least = Number.POSITIVE_INFINITY;
  for (const left of lefts) {
    for (const right of rights) {
      const size = sizeOf([left, right]);
      if (size >= least - 1e-3) continue;
      least = size;
      best = [left, right];
    }
  }
  return best;
}

type PlacedSite = { readonly site: ArrangedSite; readonly x: number; readonly y: number; readonly w: number };

/** The sites of a side under one another, all as wide as the widest. */
function placedSites(sites: readonly SideSite[], side: Side, x: number, pitch: number): readonly PlacedSite[] {
  const placed: PlacedSite[] = [];
  let y = 0;
  sites.forEach((site, index) => {
    const plan = side.plans[index];
    if (!plan) return;
    placed.push({ site: arrangeSite(site, plan, pitch), x, y, w: side.w });
    y += plan.h + SITE_GAP;
  });
  return placed;
}

function assemble(estate: LayoutEstate, placed: readonly PlacedSite[], pitch: number, cellCount: number): MapLayout {
  const table = new CellTable(cellCount, estate.vmIds.length);
  const sites: SiteBox[] = [];
  const clusters: ClusterBox[] = [];
  const hosts: HostBox[] = [];
  for (const { site, x, y, w } of placed) {
    const firstCluster = clusters.length;
    const firstHost = hosts.length;
    for (const cluster of site.clusters) {
      const firstOfCluster = hosts.length;
      for (const host of cluster.hosts) {
        hosts.push({
          ...host.box,
          x: x + host.box.x,
          y: y + host.box.y,
          gridX: x + host.box.gridX,
          gridY: y + host.box.gridY,
          firstCell: table.take(host.members, hosts.length, isHome(estate, host.box.hostIndex)),
        });
      }
      clusters.push({
        ...cluster.box,
        x: x + cluster.box.x,
        y: y + cluster.box.y,
        firstHost: firstOfCluster,
        endHost: hosts.length,
      });
    }
    sites.push({
      x,
      y,
      w,
      h: site.h,
      siteIndex: site.siteIndex,
      name: site.name,
      role: site.role,
      firstCluster,
      endCluster: clusters.length,
      firstHost,
      endHost: hosts.length,
    });
  }
  const right = Math.max(1, ...sites.map((site) => site.x + site.w));
  const bottom = Math.max(1, ...sites.map((site) => site.y + site.h));
  return { pitch, bounds: { x: 0, y: 0, w: right, h: bottom }, sites, clusters, hosts, ...table.columns() };
}

/** In its own host's box a VM is itself; in any other it is there as its replica. */
function isHome(estate: LayoutEstate, hostIndex: number): (slot: number) => boolean {
  return (slot) => (estate.hostIndex[slot] ?? -1) === hostIndex;
}
