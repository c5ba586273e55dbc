import type { EstatePicture } from '#shared/ipc/estate.ts';
import { contactLooks, contactWords } from '../estate/contact.ts';
import { type Mark, markLooks, marks, present } from '../estate/marks.ts';
import { counted, formatCount, t } from '../ui/text.ts';
import { formatAge, formatDuration } from '../ui/time.ts';
import type { SlotMarks } from './draw/cellStyles.ts';
import type { MapTexts, SiteLabel } from './draw/scene.ts';
import { emptyCounts, type MarkCounts, total } from '../estate/summary.ts';
import { flowOf } from './flow.ts';
import type { GroupBy } from '#shared/ipc/look.ts';
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
    host: (index) => {
      const host = layout.hosts[index];
      return host ? `${host.name === '' ? t(`map.nameless.${groupBy}`) : host.name}   ${host.vmCount}` : '';
    },
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
  const isProvider = site.role === 'provider';
  const counts = countsAt(layout, site, marksOf.stateOfSlot);
  const flow = facts && !isProvider ? flowOf(counts, facts.contact.state) : null;
  return {
    title: facts?.name ?? t('map.siteUnknown'),
    contact: facts && !isProvider ? contactWords(facts.contact, gatewayNow, isStale) : t('map.provider'),
    contactGlyph: isProvider ? 'square-open' : facts ? contactLooks[facts.contact.state].glyph : 'question',
    isLost: !isProvider && facts?.contact.state === 'lost',
    flow,
    counts: isProvider ? providerCounts(counts, picture.networkScope) : productionCounts(counts, flow?.words ?? ''),
  };
}

function countsAt({ hosts, cellSlot }: MapLayout, site: SiteBox, stateOfSlot: Uint8Array): MarkCounts {
  const counts = emptyCounts();
  for (let index = site.firstHost; index < site.endHost; index += 1) {
    const host = hosts[index];
    if (!host) continue;
    for (let cell = host.firstCell; cell < host.firstCell + host.cellCount; cell += 1) {
      const slot = cellSlot[cell] as number;
      if (slot >= 0) (counts[stateOfSlot[slot] as number] as number) += 1;
    }
  }
  return counts;
}

/** "4,980 VMs · replicates to the provider · 12 Failed": how many there are, what flows, and what is wrong, the worst first. */
function productionCounts(counts: MarkCounts, flowWords: string): string {
  const concerns = marks
    .map((mark, index) => ({ mark, count: counts[index] ?? 0 }))
    .slice(CONCERN_FROM)
    .filter(({ count }) => count > 0)
    .reverse()
    .map(({ mark, count }) => `${formatCount(count)} ${t(markLooks[mark].word)}`);
  return [t('map.vms', counted(total(counts))), flowWords, ...concerns].filter(Boolean).join('  ·  ');
}

const RUNNING: readonly Mark[] = ['failover', 'moved', 'test', 'ready-to-switch', 'two-copies'];

function providerCounts(counts: MarkCounts, scope: EstatePicture['networkScope']): string {
  const running = RUNNING.reduce((sum, mark) => sum + (counts[marks.indexOf(mark)] ?? 0), 0);
  const parts = [t('map.replicas', counted(total(counts))), t('map.running', counted(running))];
  return [...parts, scope === null ? '' : t(`map.scope.${scope}`)].filter(Boolean).join('  ·  ');
}
