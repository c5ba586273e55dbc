import { arrangeSite, type Boxes } from './arrange.ts';
import { CellTable } from './cellTable.ts';
import { type KeptSite, keptSite, seatedSide } from './keep.ts';
import { measureCluster, type MeasuredCluster } from './measure.ts';
import { MAP_HEIGHT, MAP_WIDTH, OUTGROWN, pitchFor, SEA, SITE_GAP } from './measures.ts';
import { type HostMembers, membersOf, type Places } from './members.ts';
import { placesIn } from './places.ts';
import { planSite, type SitePlan } from './plan.ts';
import { type Sides, type SideSite, sidesOf } from './sides.ts';
import type { LayoutEstate, MapLayout, SiteBox } from './types.ts';

/** A layout with the ids that its slots meant, so that the next one can leave everybody where they are. */
export interface LaidOut {
  readonly layout: MapLayout;
  readonly places: Places;
  readonly kept: { readonly [S in SiteBox['role']]: readonly KeptSite[] };
  /** Of the window's middle, when all was arranged last; above 1 it did not fit. */
  readonly size: number;
  /** Whether nobody could keep a place: nothing to keep was there before, or it had outgrown the window. */
  readonly isAnew: boolean;
}

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
  if (before && isAnother(hosts, before)) return layoutEstate(estate);
  const cells = hosts.reduce((sum, host) => sum + host.members.length, 0);
  const sides = sidesOf(estate, hosts);
  const arranged = (before && arrangedAsBefore(sides, before)) ?? arrangedAnew(sides, cells, before);
  return new Laid(assemble(estate, arranged, cells), estate, arranged);
}

/** Where hardly anybody stays there is nothing to keep: half of the map would be free seats. */
function isAnother(hosts: readonly HostMembers[], { layout }: LaidOut): boolean {
  const stay = hosts.reduce((sum, host) => sum + host.stay, 0);
  return 2 * stay < layout.hosts.reduce((sum, host) => sum + host.vmCount, 0);
}

interface Arranged {
  readonly pitch: number;
  readonly sides: Sides;
  readonly plans: Pair;
  readonly size: number;
  readonly isAnew: boolean;
}

function arrangedAnew(sides: Sides, cells: number, before: LaidOut | null): Arranged {
  const atPitches = new Map<number, AtPitch>();
  const at = (pitch: number): AtPitch => {
    const known = atPitches.get(pitch) ?? new AtPitch(sides, pitch);
    atPitches.set(pitch, known);
    return known;
  };
  const pitch = pitchFor(cells, before?.layout.pitch ?? null, (tried) => at(tried).size());
  const plans = at(pitch).plan();
  return { pitch, sides, plans, size: sizeOf(plans), isAnew: true };
}

/** Null where it would outgrow the window by too much. */
function arrangedAsBefore(sides: Sides, { layout, kept, size }: LaidOut): Arranged | null {
  const { pitch } = layout;
  const production = seatedSide(sides.production, kept.production, pitch);
  const provider = seatedSide(sides.provider, kept.provider, pitch);
  if (!production || !provider) return null;
  const plans: Pair = [sideAt(production.plans), sideAt(provider.plans)];
  if (sizeOf(plans) > OUTGROWN * Math.max(1, size)) return null;
  return { pitch, sides: { production: production.sites, provider: provider.sites }, plans, size, isAnew: false };
}

class Laid implements LaidOut {
  readonly layout: MapLayout;
  readonly size: number;
  readonly isAnew: boolean;
  readonly #estate: LayoutEstate;
  readonly #arranged: Arranged;
  #places: Places | null = null;
  #kept: LaidOut['kept'] | null = null;

  constructor(layout: MapLayout, estate: LayoutEstate, arranged: Arranged) {
    this.layout = layout;
    this.size = arranged.size;
    this.isAnew = arranged.isAnew;
    this.#estate = estate;
    this.#arranged = arranged;
  }

  /** Noted when the next layout asks: the first picture does not wait for it. */
  get places(): Places {
    return (this.#places ??= placesIn(this.layout, this.#estate));
  }

  get kept(): LaidOut['kept'] {
    const { sides, plans } = this.#arranged;
    const keep = (sites: readonly SideSite[], side: Side) =>
      sites.flatMap((site, index) => {
        const plan = side.plans[index];
        return plan ? keptSite(site, plan) : [];
      });
    return (this.#kept ??= {
      production: keep(sides.production, plans[0]),
      provider: keep(sides.provider, plans[1]),
    });
  }
}

interface Side {
  readonly w: number;
  readonly h: number;
  readonly plans: readonly SitePlan[];
}

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
    sites: sites.map((site) => site.clusters.map((cluster) => measureCluster(cluster, pitch))),
    area: hosts.reduce((sum, host) => sum + (host.members.length + 6) * pitch * pitch * 1.6, 0),
  };
}

function candidates({ sites, area }: MeasuredSide, widths: readonly number[]): readonly Side[] {
  return widths.map((factor) => sideAt(sites.map((clusters) => planSite(clusters, Math.sqrt(area) * factor))));
}

function sideAt(plans: readonly SitePlan[]): Side {
  const w = Math.max(0, ...plans.map((plan) => plan.w));
  const h = plans.reduce((sum, plan, index) => sum + plan.h + (index > 0 ? SITE_GAP : 0), 0);
  return { w, h, plans };
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

function assemble(estate: LayoutEstate, arranged: Arranged, cellCount: number): MapLayout {
  const { sides, plans, pitch } = arranged;
  const [left, right] = plans;
  const boxes: Boxes = { clusters: [], hosts: [], table: new CellTable(cellCount, estate) };
  const sites = [
    ...assembleSide(sides.production, left, 0, pitch, boxes),
    ...assembleSide(sides.provider, right, left.w > 0 ? left.w + SEA : 0, pitch, boxes),
  ];
  const w = Math.max(1, ...sites.map((site) => site.x + site.w));
  const h = Math.max(1, ...sites.map((site) => site.y + site.h));
  const { clusters, hosts, table } = boxes;
  return { pitch, bounds: { x: 0, y: 0, w, h }, sites, clusters, hosts, ...table.columns };
}

/** The sites of a side under one another, all as wide as the widest. */
function assembleSide(
  sites: readonly SideSite[],
  side: Side,
  x: number,
  pitch: number,
  boxes: Boxes,
): readonly SiteBox[] {
  const { clusters, hosts } = boxes;
  let y = 0;
  return sites.flatMap((site, index) => {
    const plan = side.plans[index];
    if (!plan) return [];
    const corner = { x, y };
    const firstCluster = clusters.length;
    const firstHost = hosts.length;
    arrangeSite(site, plan, pitch, corner, boxes);
    y += plan.h + SITE_GAP;
    const { siteIndex, name, role } = site;
    const ends = { firstCluster, endCluster: clusters.length, firstHost, endHost: hosts.length };
    return [{ ...corner, w: side.w, h: plan.h, siteIndex, name, role, ...ends }];
  });
}
