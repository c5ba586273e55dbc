import type { EstatePicture } from '#shared/ipc/estate.ts';
import { contactLooks, contactWords } from '../estate/contact.ts';
import { markLooks, marks, present } from '../estate/marks.ts';
import { counted, formatCount, t } from '../ui/text.ts';
import { formatAge, formatDuration } from '../ui/time.ts';
import type { CellFacts, MapTexts, SiteLabel } from './draw/scene.ts';
import { slotsOfHosts } from './layout/find.ts';
import type { MapLayout, SiteBox } from './layout/types.ts';

const CONCERN_FROM = marks.indexOf('no-point');

/** Every word on the map, made where the facts are and not where they are drawn. */
export function mapTexts(
  picture: EstatePicture,
  layout: MapLayout,
  facts: Pick<CellFacts, 'markOfSlot'>,
  gatewayNow: number,
  isStale = false,
): MapTexts {
  return {
    sites: layout.sites.map((site) => siteLabel(picture, layout, site, facts.markOfSlot, gatewayNow, isStale)),
    clusters: layout.clusters.map((cluster) => {
      if (cluster.name === null) return '';
      const hosts = layout.hosts.slice(cluster.firstHost, cluster.endHost);
      const vms = hosts.reduce((sum, host) => sum + host.vmCount, 0);
      return `${cluster.name}   ${formatCount(vms)}`;
    }),
    hosts: layout.hosts.map((host) => `${host.name === '' ? t('map.hostUnknown') : host.name}   ${host.vmCount}`),
    name: (slot) => picture.names[slot] ?? '',
    state: (slot) => stateWord(facts.markOfSlot, slot),
    more: (slot) => picture.applications[picture.applicationIndex[slot] ?? -1] ?? '',
    age: (slot) => ageWords(picture, slot, (at) => formatAge(gatewayNow - at)),
    ageShort: (slot) => ageWords(picture, slot, (at) => formatDuration(gatewayNow - at)),
  };
}

function ageWords(picture: EstatePicture, slot: number, words: (at: number) => string): string {
  const at = present(picture.latestPointAt[slot]);
  return at === null ? '' : words(at);
}

function stateWord(markOfSlot: Uint8Array, slot: number): string {
  const mark = marks[markOfSlot[slot] ?? 0];
  return mark === undefined ? '' : t(markLooks[mark].word);
}

function siteLabel(
  picture: EstatePicture,
  layout: MapLayout,
  site: SiteBox,
  markOfSlot: Uint8Array,
  gatewayNow: number,
  isStale: boolean,
): SiteLabel {
  const facts = picture.sites[site.siteIndex];
  const slots = slotsOfHosts(layout, site.firstHost, site.endHost);
  const isProvider = site.role === 'provider';
  return {
    title: facts?.name ?? t('map.siteUnknown'),
    contact: facts && !isProvider ? contactWords(facts.contact, gatewayNow, isStale) : t('map.provider'),
    contactGlyph: isProvider ? 'square-open' : facts ? contactLooks[facts.contact.state].glyph : 'question',
    isLost: !isProvider && facts?.contact.state === 'lost',
    counts: isProvider ? providerCounts(slots, markOfSlot) : productionCounts(slots, markOfSlot),
  };
}

/** "4,980 VMs · 12 Failed · 40 Behind (2x)": how many there are, then what is wrong, the worst first. */
function productionCounts(slots: readonly number[], markOfSlot: Uint8Array): string {
  const counts = new Map<number, number>();
  for (const slot of slots) {
    const mark = markOfSlot[slot] ?? 0;
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  const concerns = [...counts]
    .filter(([mark]) => mark >= CONCERN_FROM)
    .sort(([a], [b]) => b - a)
    .map(([mark, count]) => {
      const look = marks[mark];
      return look === undefined ? '' : `${formatCount(count)} ${t(markLooks[look].word)}`;
    });
  return [t('map.vms', counted(slots.length)), ...concerns].join('  ·  ');
}

const RUNNING = new Set(
  ['failover', 'moved', 'test', 'ready-to-switch', 'two-copies'].map((mark) => indexOfMark(mark)),
);

function indexOfMark(word: string): number {
  return marks.findIndex((mark) => mark === word);
}

function providerCounts(slots: readonly number[], markOfSlot: Uint8Array): string {
  const running = slots.filter((slot) => RUNNING.has(markOfSlot[slot] ?? 0)).length;
  return `${t('map.replicas', counted(slots.length))}  ·  ${t('map.running', counted(running))}`;
}
