import type { NamedHost } from './arrange.ts';
import { hostSize, type HostSize, measureCluster, MeasuredCluster } from './measure.ts';
import { columnsFor } from './measures.ts';
import { placesIn, planSite, type SitePlan, sitePlan } from './plan.ts';
import type { SideSite } from './sides.ts';

/*
 * How boxes keep their places from one picture to the next. As VMs in a host, hosts in a cluster and clusters in a site
 * have seats: who was there keeps the seat and its size, a seat that somebody left stays free, and who is new takes the
 * first free one that is large enough, or a new one at the end. A box grows only where its cells no longer fit, and
 * then moves only what stands behind it in its site, the sites below, and the provider where production gets wider.
 */

/** How a site was arranged. Keys are ids, which outlive slots. */
export interface KeptSite {
  readonly id: string;
  readonly maxWidth: number;
  readonly clusters: readonly KeptCluster[];
}

interface KeptCluster {
  readonly name: string | null;
  /** Hosts on a shelf. */
  readonly perShelf: number;
  readonly startsShelf: boolean;
  readonly hosts: readonly KeptHost[];
}

interface KeptHost extends HostSize {
  readonly key: string;
}

export function keptSite(site: SideSite, plan: SitePlan): KeptSite {
  const places = placesIn(plan);
  return {
    id: site.id,
    maxWidth: plan.maxWidth,
    clusters: plan.clusters.map(({ measured, perShelf }, index) => ({
      name: site.clusters[index]?.name ?? null,
      perShelf,
      startsShelf: places[index]?.x === 0,
      hosts: keptHosts(site.clusters[index]?.hosts ?? [], measured, perShelf),
    })),
  };
}

/** With the height of their shelf, which is theirs to grow in. */
function keptHosts(hosts: readonly NamedHost[], measured: MeasuredCluster, perShelf: number): readonly KeptHost[] {
  const places = measured.placesAt(perShelf);
  return hosts.map(({ key }, index) => {
    const { w = 0, h = 0 } = places[index] ?? {};
    return { key, columns: measured.hosts[index]?.columns ?? 1, w, h };
  });
}

/** A side with everybody in their seats, each site with its plan. */
export interface SeatedSide {
  readonly sites: readonly SideSite[];
  readonly plans: readonly SitePlan[];
}

/** Null where there was no such side, or a site above another is gone: its whole room would stay empty. */
export function seatedSide(sites: readonly SideSite[], kept: readonly KeptSite[], pitch: number): SeatedSide | null {
  const now = new Map(sites.map((site) => [site.id, site]));
  const known = new Map(kept.map((one) => [one.id, one]));
  const stay = kept.flatMap((one) => now.get(one.id) ?? []);
  const isTorn = kept.slice(0, stay.length).some((one) => !now.has(one.id));
  if (isTorn || (kept.length === 0 && sites.length > 0)) return null;
  const maxWidth = Math.max(...kept.map((one) => one.maxWidth));
  const seated = [...stay, ...sites.filter((site) => !known.has(site.id))].map((site) => {
    const before = known.get(site.id);
    if (before) return seatedSite(site, before, pitch);
    const measured = site.clusters.map((cluster) => measureCluster(cluster, pitch));
    return { site, plan: planSite(measured, maxWidth) };
  });
  return { sites: seated.map(({ site }) => site), plans: seated.map(({ plan }) => plan) };
}

interface SeatedSite {
  readonly site: SideSite;
  readonly plan: SitePlan;
}

function seatedSite(site: SideSite, kept: KeptSite, pitch: number): SeatedSite {
  const now = new Map(site.clusters.map((cluster) => [cluster.name, cluster.hosts]));
  const stay = kept.clusters.map((seat) => {
    const hosts = seatedHosts(now.get(seat.name) ?? [], seat.hosts, pitch);
    return { cluster: { name: seat.name, hosts: hosts.map(({ host }) => host) }, hosts, perShelf: seat.perShelf };
  });
  const known = new Set(kept.clusters.map(({ name }) => name));
  const come = site.clusters.filter(({ name }) => !known.has(name));
  const plan = sitePlan(
    [
      ...stay.map(({ cluster, hosts, perShelf }) => {
        const sizes = hosts.map(({ size }) => size);
        return { measured: new MeasuredCluster(cluster.name, sizes, pitch), perShelf };
      }),
      ...come.map((cluster) => {
        const measured = measureCluster(cluster, pitch);
        return { measured, perShelf: measured.perShelf(Math.ceil(Math.sqrt(measured.hostCount)), kept.maxWidth) };
      }),
    ],
    kept.maxWidth,
    kept.clusters.map(({ startsShelf }) => startsShelf),
  );
  return { site: { ...site, clusters: [...stay.map(({ cluster }) => cluster), ...come] }, plan };
}

interface Seat {
  host: NamedHost;
  size: HostSize;
}

function seatedHosts(hosts: readonly NamedHost[], kept: readonly KeptHost[], pitch: number): readonly Seat[] {
  const now = new Map(hosts.map((host) => [host.key, host]));
  const seats: Seat[] = kept.map((seat) => {
    const host = now.get(seat.key);
    return host ? { host, size: grown(seat, host, pitch) } : { host: gone(seat.key), size: seat };
  });
  const known = new Set(kept.map(({ key }) => key));
  for (const host of hosts) {
    if (known.has(host.key)) continue;
    const free = seats.find((seat) => seat.host.isGone && grown(seat.size, host, pitch) === seat.size);
    if (free) free.host = host;
    else seats.push({ host, size: grown({ columns: kept.at(-1)?.columns ?? 1, w: 0, h: 0 }, host, pitch) });
  }
  return seats;
}

const NOBODY = new Int32Array();

function gone(key: string): NamedHost {
  return { key, hostIndex: -1, siteIndex: -1, members: NOBODY, stay: 0, name: '', isGone: true };
}

/** The same size where the cells fit; else with more rows, and where that would make a tower of it with more columns. */
function grown(size: HostSize, { members }: NamedHost, pitch: number): HostSize {
  const taller = hostSize(members.length, size.columns, pitch);
  if (taller.w <= size.w && taller.h <= size.h) return size;
  const isTower = Math.ceil(members.length / size.columns) > size.columns;
  const { columns, w, h } = isTower ? hostSize(members.length, columnsFor(members.length), pitch) : taller;
  return { columns, w: Math.max(w, size.w), h: Math.max(h, size.h) };
}
