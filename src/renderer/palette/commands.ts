import type { RunVerb } from '#shared/domain/index.ts';
import type {
  ConnectionView,
  EstatePicture,
  FailbackSummary,
  PlanSummary,
  Preferences,
  RunSummary,
} from '#shared/ipc/index.ts';
import type { MapLook } from '#shared/ipc/look.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { frameKeys } from '../app/keys.ts';
import { go, type Page, showKeys, useNavigation } from '../app/navigation.ts';
import { redo, undo } from '../app/undo.ts';
import { chooseConnection } from '../connections/store.ts';
import { filterCommands } from '../estate/commands.ts';
import type { EstateFilter } from '../estate/filter.ts';
import { find } from '../estate/find.ts';
import { keysOfMap, mapCommands } from '../map/commands.ts';
import { planCommands } from '../plans/commands.ts';
import { bringHome } from '../failback/acts.ts';
import { awayOf } from '../failback/away.ts';
import { countsWords, titleOf } from '../failback/words.ts';
import { changeDraft, useDraft } from '../review/draft.ts';
import { everyOffer, type Offer, whyNot } from '../review/offers.ts';
import { twoCopiesVerbs } from '../review/obstacles.ts';
import { requestOf } from '../review/request.ts';
import { makeReview } from '../review/store.ts';
import { runCommands } from '../runs/commands.ts';
import { countOf, type Mask } from '../selection/mask.ts';
import { clearSelection, openVm, selectSlots } from '../selection/store.ts';
import type { Combo } from '../ui/combos.ts';
import type { Command } from '../ui/command.ts';
import { counted, t } from '../ui/text.ts';
import { verbWithCount, verbWord } from '../ui/verbs.ts';
import { settingCommands } from './settings.ts';

/** What commands are made from: all that can be named, as last told. */
export interface Facts {
  readonly picture: EstatePicture | null;
  readonly mask: Mask;
  readonly lookedFor: string;
  readonly connections: readonly ConnectionView[];
  readonly currentId: string | null;
  readonly plans: readonly PlanSummary[];
  readonly runs: readonly RunSummary[];
  readonly failbacks: readonly FailbackSummary[];
  readonly preferences: Preferences;
  readonly page: Page;
  readonly filter: EstateFilter;
  readonly look: MapLook;
}

export function commandsOf(facts: Facts): readonly Command[] {
  return [
    ...verbCommands(facts),
    ...failbackCommands(facts),
    ...changeCommands(facts),
    ...viewCommands(facts),
    ...pageCommands(),
    ...runCommands(facts.runs),
    ...siteCommands(facts.picture),
    ...planCommands(facts),
    ...connectionCommands(facts),
    ...settingCommands(facts.preferences),
  ];
}

function verbCommands({ picture, mask }: Facts): readonly Command[] {
  if (picture === null) return [];
  const offers = everyOffer(picture, mask);
  // Nothing else is offered before two copies are settled, here as little as beside the map.
  const hasTwoCopies = offers.some(({ left }) => left.some(({ why }) => why === 'left.twoCopies'));
  return offers.map((offer) => ({
    id: `verb ${offer.verb}`,
    kind: 'verb',
    title: t('palette.then', { what: verbTitle(offer) }),
    beside: '',
    blocked: obstacleTo(offer, countOf(mask), hasTwoCopies),
    run: () => compose(picture, offer),
  }));
}

function verbTitle({ verb, included }: Offer): string {
  return included.length > 0 ? verbWithCount(verb, included.length) : verbWord(verb);
}

function obstacleTo(offer: Offer, selected: number, hasTwoCopies: boolean): string | null {
  if (selected === 0) return t('palette.blocked.nothingSelected');
  if (hasTwoCopies && !twoCopiesVerbs.includes(offer.verb)) return t('left.twoCopies');
  if (offer.included.length > 0) return null;
  const why = whyNot(offer);
  return why === null ? t('composer.nothing') : t(why);
}

/** Chooses the verb as a person would beside the map, and asks for its review where nothing is missing for it. */
function compose(picture: EstatePicture, offer: Offer): void {
  const verb: RunVerb = offer.verb;
  changeDraft({ verb });
  openVm(null);
  const { page } = useNavigation.getState();
  if (page.kind !== 'map' && page.kind !== 'replicas') go({ kind: 'map' });
  const slots = [...offer.included, ...offer.left.map(({ slot }) => slot)];
  const vmIds = slots.map((slot) => picture.vmIds[slot] ?? '');
  const asked = { connectionId: picture.connectionId, verb, vmIds, planId: null, scope: null };
  if (requestOf(asked, useDraft.getState()) !== null) void makeReview(asked);
}

/** The wizards that are open, and a new one for what is selected. */
function failbackCommands({ picture, mask, failbacks }: Facts): readonly Command[] {
  const away = picture === null ? [] : awayOf(picture, mask);
  const bring: Command = {
    id: 'failback bring',
    kind: 'verb',
    title: t('home.bring'),
    beside: away.length === 0 ? '' : t('home.vms', counted(away.length)),
    blocked: away.length > 0 ? null : t(countOf(mask) === 0 ? 'palette.blocked.nothingSelected' : 'left.notFailedOver'),
    run: () => void bringHome(picture?.connectionId ?? '', { planId: null, vmIds: away }),
  };
  const open = failbacks.map((wizard): Command => ({
    id: `failback ${wizard.id}`,
    kind: 'page',
    title: titleOf(wizard),
    beside: countsWords(wizard.counts),
    blocked: null,
    run: () => go({ kind: 'failback', failbackId: wizard.id }),
  }));
  return [bring, ...open];
}

/** What the map and the filter offer, where there is something to show. */
function viewCommands({ picture, look, filter, page }: Facts): readonly Command[] {
  if (picture === null || picture.vmIds.length === 0) return [];
  return [...mapCommands(look, page), ...filterCommands(filter, page)];
}

function changeCommands({ mask, lookedFor }: Facts): readonly Command[] {
  const command = (id: string, word: WindowText, blocked: WindowText | null, run: () => void): Command => ({
    ...{ id: `change ${id}`, kind: 'change', title: t(word), beside: '', keys: keysOf(word), run },
    blocked: blocked === null ? null : t(blocked),
  });
  const clear = command('clear', 'composer.clear', nothingSelected(mask), clearSelection);
  return [
    command('undo', 'keys.undo', null, undo),
    command('redo', 'keys.redo', null, redo),
    { ...clear, keys: keysOfMap('keys.clear') },
    command('unfind', 'palette.clearFind', lookedFor === '' ? 'palette.blocked.nothingSought' : null, () => find('')),
    command('keys', 'keys.help', null, () => showKeys(true)),
  ];
}

function nothingSelected(mask: Mask): WindowText | null {
  return countOf(mask) === 0 ? 'palette.blocked.nothingSelected' : null;
}

/** Of the keys that hold on every page. */
function keysOf(word: WindowText): Combo | undefined {
  return frameKeys.find((key) => key.word === word)?.combos[0];
}

const pages: readonly { readonly page: Page; readonly word: WindowText }[] = [
  { page: { kind: 'map' }, word: 'rail.map' },
  { page: { kind: 'replicas' }, word: 'rail.replicas' },
  { page: { kind: 'plans', planId: null }, word: 'rail.plans' },
  { page: { kind: 'runs', runId: null }, word: 'rail.runs' },
  { page: { kind: 'history' }, word: 'rail.history' },
  { page: { kind: 'failback', failbackId: null }, word: 'home.list' },
  { page: { kind: 'settings' }, word: 'rail.settings' },
  { page: { kind: 'connect' }, word: 'settings.add' },
];

function pageCommands(): readonly Command[] {
  return pages.map(({ page, word }) => ({
    id: `page ${page.kind}`,
    kind: 'page',
    title: t(word),
    beside: '',
    keys: page.kind === 'map' ? keysOf('keys.map') : undefined,
    blocked: null,
    run: () => go(page),
  }));
}

function siteCommands(picture: EstatePicture | null): readonly Command[] {
  if (picture === null) return [];
  const slotsOfSite: readonly number[][] = picture.sites.map(() => []);
  picture.siteIndex.forEach((site, slot) => slotsOfSite[site]?.push(slot));
  return picture.sites.flatMap((site, index) => {
    const slots = slotsOfSite[index] ?? [];
    if (site.role === 'provider' || slots.length === 0) return [];
    return {
      id: `site ${site.id}`,
      kind: 'site',
      title: t('palette.site', { site: site.name, ...counted(slots.length) }),
      beside: '',
      blocked: null,
      run: () => {
        go({ kind: 'map' });
        selectSlots(slots);
      },
    };
  });
}

function connectionCommands({ connections, currentId }: Facts): readonly Command[] {
  return connections.map(({ id, name }) => ({
    id: `connection ${id}`,
    kind: 'connection',
    title: t('palette.connection', { name }),
    beside: '',
    blocked: id === currentId ? t('palette.blocked.already') : null,
    run: () => chooseConnection(id),
  }));
}
