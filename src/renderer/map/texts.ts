import type { EstatePicture } from '#shared/ipc/estate.ts';
import { contactLooks, contactWords } from '../estate/contact.ts';
import { markLooks, marks, present } from '../estate/marks.ts';
import { counted, formatCount, t } from '../ui/text.ts';
import { formatAge, formatDuration } from '../ui/time.ts';
import type { SlotMarks } from './draw/cellStyles.ts';
import type { MapTexts, SiteLabel } from './draw/scene.ts';
import { flowOf } from './flow.ts';
import type { GroupBy } from './layout/grouping.ts';
import { slotsOfHosts } from './layout/find.ts';
import type { MapLayout, SiteBox } from './layout/types.ts';

const CONCERN_FROM = marks.indexOf('no-point');

/** What the words on the map are made of. */
export interface MapWordsOf {
  readonly picture: EstatePicture;
  readonly layout: MapLayout;
  readonly facts: SlotMarks;
  readonly gatewayNow: number;
  readonly isStale: boolean;
  readonly groupBy: GroupBy;
}

/** Every word on the map, made where the facts are and not where they are drawn. */
export function mapTexts(of: MapWordsOf): MapTexts {
  const { picture, layout, facts, gatewayNow, groupBy } = of;
  return {
    sites: layout.sites.map((site) => siteLabel(of, site)),
    clusters: layout.clusters.map((cluster) => {
      if (cluster.name === null) return '';
      const hosts = layout.hosts.slice(cluster.firstHost, cluster.endHost);
      const vms = hosts.reduce((sum, host) => sum + host.vmCount, 0);
      return `${cluster.name}   ${formatCount(vms)}`;
    }),
    hosts: layout.hosts.map(
      (host) => `${host.name === '' ? t(`map.nameless.${groupBy}`) : host.name}   ${host.vmCount}`,
    ),
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

function siteLabel({ picture, layout, facts: marksOf, gatewayNow, isStale }: MapWordsOf, site: SiteBox): SiteLabel {
  const facts = picture.sites[site.siteIndex];
  const slots = slotsOfHosts(layout, site.firstHost, site.endHost);
  const { stateOfSlot } = marksOf;
  const isProvider = site.role === 'provider';
  const states = slots.map((slot) => stateOfSlot[slot] ?? 0);
  const flow = facts && !isProvider ? flowOf(states, facts.contact.state) : null;
  return {
    title: facts?.name ?? t('map.siteUnknown'),
    contact: facts && !isProvider ? contactWords(facts.contact, gatewayNow, isStale) : t('map.provider'),
    contactGlyph: isProvider ? 'square-open' : facts ? contactLooks[facts.contact.state].glyph : 'question',
    isLost: !isProvider && facts?.contact.state === 'lost',
    flow,
    counts: isProvider ? providerCounts(states, picture.networkScope) : productionCounts(states, flow?.words ?? ''),
  };
}

/** "4,980 VMs · replicates to the provider · 12 Failed": how many there are, what flows, and what is wrong, the worst first. */
function productionCounts(states: readonly number[], flowWords: string): string {
  const counts = new Map<number, number>();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  const concerns = [...counts]
    .filter(([state]) => state >= CONCERN_FROM)
    .sort(([a], [b]) => b - a)
    .map(([state, count]) => {
      const mark = marks[state];
      return mark === undefined ? '' : `${formatCount(count)} ${t(markLooks[mark].word)}`;
    });
  return [t('map.vms', counted(states.length)), flowWords, ...concerns].filter(Boolean).join('  ·  ');
}

const RUNNING = new Set(
  ['failover', 'moved', 'test', 'ready-to-switch', 'two-copies'].map((mark) => indexOfMark(mark)),
);

function indexOfMark(word: string): number {
  return marks.findIndex((mark) => mark === word);
}

function providerCounts(states: readonly number[], scope: EstatePicture['networkScope']): string {
  const running = states.filter((state) => RUNNING.has(state)).length;
  const parts = [t('map.replicas', counted(states.length)), t('map.running', counted(running))];
  return [...parts, scope === null ? '' : t(`map.scope.${scope}`)].filter(Boolean).join('  ·  ');
}
